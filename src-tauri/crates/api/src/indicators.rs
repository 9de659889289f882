//! What reports list, and what is announced only as a figure.

use model::{Indicator, IndicatorKind, Platform, Summary};
use store::{DatasetNo, Reader};

use crate::{
    ApiError, Context, ErrorCode,
    rows::RowMaker,
    wire::{
        IndicatorList, IndicatorRow, ListIndicatorsRequest, ListSummariesRequest, SourcePlace,
        SummaryList, SummaryRow, ValueCount,
    },
};

/// Rows of a page at most.
const MOST: u64 = 1_000;

/// Lists indicators, in the order in which they were read.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for an unknown dataset, [`ErrorCode::BadRequest`] for an unknown kind.
pub fn list(cx: &Context<'_>, request: ListIndicatorsRequest) -> Result<IndicatorList, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let dataset = dataset_no(&reader, request.dataset.as_deref())?;
    let kind = request.kind.as_deref().map(kind_called).transpose()?;
    let page = reader.list_indicators(
        dataset,
        kind,
        &request.text,
        request.from,
        request.limit.min(MOST),
    )?;
    let kinds = page.kinds.iter().map(|(kind, count)| ValueCount {
        value: kind.name().to_owned(),
        count: *count,
    });
    Ok(IndicatorList {
        total: page.total,
        kinds: kinds.collect(),
        indicators: page
            .indicators
            .iter()
            .map(|stored| IndicatorRow {
                no: Some(stored.no.0),
                ..indicator_row(
                    &stored.indicator,
                    named(&maker, stored.dataset_no),
                    maker.place(stored.source),
                )
            })
            .collect(),
    })
}

/// Lists summaries, in the order in which they were read.
///
/// # Errors
///
/// [`ErrorCode::NotFound`] for an unknown dataset.
pub fn summaries(cx: &Context<'_>, request: ListSummariesRequest) -> Result<SummaryList, ApiError> {
    let archive = cx.archive()?;
    let reader = archive.reader()?;
    let maker = RowMaker::new(&reader)?;
    let all = reader.summaries(dataset_no(&reader, request.dataset.as_deref())?)?;
    let (from, limit) = (request.from, request.limit.min(MOST));
    let page = all
        .iter()
        .skip(usize::try_from(from).unwrap_or(usize::MAX))
        .take(usize::try_from(limit).unwrap_or(usize::MAX));
    Ok(SummaryList {
        total: all.len() as u64,
        summaries: page
            .map(|stored| SummaryRow {
                no: Some(stored.no.0),
                ..summary_row(
                    &stored.summary,
                    named(&maker, stored.dataset_no),
                    maker.place(stored.source),
                )
            })
            .collect(),
    })
}

/// An indicator as a row, without a number. `dataset` is its id and its name.
pub(crate) fn indicator_row(
    indicator: &Indicator,
    dataset: (&str, &str),
    source: SourcePlace,
) -> IndicatorRow {
    let stage = &indicator.stage;
    IndicatorRow {
        no: None,
        dataset: dataset.0.to_owned(),
        dataset_name: dataset.1.to_owned(),
        kind: indicator.kind.name().to_owned(),
        shown: shown(indicator),
        published: indicator.published.clone(),
        value: indicator.value.clone(),
        type_published: indicator.type_published.clone(),
        platform: platform(indicator.platform),
        listed_on: indicator.listed_on.map(|day| day.to_string()),
        tactic: stage.tactic.clone(),
        technique: stage.technique.clone(),
        procedure: stage.procedure.clone(),
        comment: indicator.comment.clone(),
        source,
    }
}

/// A summary as a row, without a number. `dataset` is its id and its name.
pub(crate) fn summary_row(
    summary: &Summary,
    dataset: (&str, &str),
    source: SourcePlace,
) -> SummaryRow {
    let stage = &summary.stage;
    SummaryRow {
        no: None,
        dataset: dataset.0.to_owned(),
        dataset_name: dataset.1.to_owned(),
        measure: summary.measure.name().to_owned(),
        figure: summary.figure,
        bound: summary.bound.name().to_owned(),
        currency: summary.currency.clone(),
        published: summary.published.clone(),
        platform: platform(summary.platform),
        stated_on: summary.stated_on.map(|day| day.to_string()),
        tactic: stage.tactic.clone(),
        technique: stage.technique.clone(),
        procedure: stage.procedure.clone(),
        comment: summary.comment.clone(),
        source,
    }
}

/// How an indicator is shown: as published if that is defanged, else defanged by us. Names, numbers and hashes open
/// nothing and stay as they are.
fn shown(indicator: &Indicator) -> String {
    use IndicatorKind::{Account, App, Domain, Email, Ip, Link};
    let published = indicator.published.trim();
    let is_defanged = published.contains(['[', '(', '{']) || published.starts_with("hxxp");
    match indicator.kind {
        _ if is_defanged => published.to_owned(),
        Domain | Ip | Email => published.replace('.', "[.]").replace('@', "[at]"),
        Link => ingest::defang(published),
        Account | App if published.contains('/') => ingest::defang(published),
        _ => published.to_owned(),
    }
}

fn platform(platform: Option<Platform>) -> Option<String> {
    platform.map(|platform| platform.name().to_owned())
}

fn named<'a>(maker: &'a RowMaker<'_>, dataset_no: DatasetNo) -> (&'a str, &'a str) {
    let dataset = maker.dataset(dataset_no);
    dataset.map_or(("", ""), |d| (d.id.as_str(), d.name.as_str()))
}

fn dataset_no(reader: &Reader, id: Option<&str>) -> Result<Option<DatasetNo>, ApiError> {
    let Some(id) = id else {
        return Ok(None);
    };
    match reader.dataset(id)? {
        Some(dataset) => Ok(Some(dataset.no)),
        None => Err(store::Error::NoSuchDataset { id: id.to_owned() }.into()),
    }
}

fn kind_called(name: &str) -> Result<IndicatorKind, ApiError> {
    IndicatorKind::from_name(name).ok_or_else(|| {
        let known: Vec<&str> = IndicatorKind::ALL.iter().map(|kind| kind.name()).collect();
        ApiError::new(
            ErrorCode::BadRequest,
            format!("There is no kind of indicator called {name}."),
        )
        .hint(format!("The kinds are: {}.", known.join(", ")))
    })
}

#[cfg(test)]
mod tests {
    use model::Record;

    use super::*;
    use crate::testing::Place;

    fn indicator(kind: IndicatorKind, published: &str) -> Indicator {
        Indicator {
            kind,
            published: published.to_owned(),
            value: published.replace("[.]", "."),
            type_published: None,
            platform: None,
            listed_on: None,
            stage: model::Stage::default(),
            comment: None,
            extra: Vec::new(),
        }
    }

    fn shown_as(kind: IndicatorKind, published: &str) -> String {
        shown(&indicator(kind, published))
    }

    fn place() -> Place {
        use IndicatorKind::{Account, Domain};
        let place = Place::new();
        let staged = Indicator {
            stage: model::Stage {
                tactic: Some("0. Acquiring assets".into()),
                ..model::Stage::default()
            },
            platform: Some(Platform::Instagram),
            comment: Some("Гавань".into()),
            ..indicator(Account, "Harbour_News")
        };
        let listed = [
            indicator(Domain, "harbour[.]example"),
            staged,
            indicator(Domain, "boats[.]example"),
        ];
        let pages = Summary {
            measure: model::Measure::Pages,
            figure: 22,
            bound: model::Bound::About,
            currency: None,
            published: "about 22 Pages".into(),
            platform: Some(Platform::Facebook),
            stated_on: "2022-09-27".parse().ok(),
            stage: model::Stage::default(),
            comment: None,
            extra: Vec::new(),
        };
        let mut records: Vec<Record> = listed
            .into_iter()
            .map(|indicator| Record::Indicator(Box::new(indicator)))
            .collect();
        records.push(Record::Summary(Box::new(pages)));
        place.store("list.csv", records);
        place
    }

    fn shown_for(place: &Place, kind: Option<&str>, text: &str) -> (u64, Vec<String>) {
        let request = ListIndicatorsRequest {
            dataset: Some("list".into()),
            kind: kind.map(Into::into),
            text: text.into(),
            from: 0,
            limit: 10,
        };
        let found = list(&place.cx(), request).unwrap();
        let shown = found.indicators.into_iter().map(|row| row.shown).collect();
        (found.total, shown)
    }

    #[test]
    fn indicators_are_found_by_their_published_and_refanged_text_and_their_remark() {
        let place = place();
        let all = ["harbour[.]example", "Harbour_News", "boats[.]example"].map(String::from);
        assert_eq!(shown_for(&place, None, ""), (3, all.to_vec()));
        let harbours = (2, all[..2].to_vec());
        assert_eq!(shown_for(&place, None, " HARBOUR "), harbours);
        let one = (1, vec![all[0].clone()]);
        assert_eq!(shown_for(&place, None, "harbour.ex"), one);
        assert_eq!(shown_for(&place, None, "harbour[.]ex"), one);
        assert_eq!(shown_for(&place, Some("domain"), "harbour"), one);
        assert_eq!(shown_for(&place, None, "гавань"), (1, vec![all[1].clone()]));
        assert_eq!(shown_for(&place, Some("email"), ""), (0, vec![]));
    }

    #[test]
    fn a_page_of_indicators_has_the_counts_of_all_kinds() {
        let place = place();
        let request = ListIndicatorsRequest {
            dataset: None,
            kind: Some("domain".into()),
            text: String::new(),
            from: 1,
            limit: 1,
        };
        let found = list(&place.cx(), request).unwrap();
        assert_eq!(found.total, 2);
        let kinds = found
            .kinds
            .iter()
            .map(|kind| (kind.value.as_str(), kind.count));
        assert_eq!(kinds.collect::<Vec<_>>(), [("domain", 2), ("account", 1)]);
        let row = &found.indicators[0];
        assert_eq!((row.no, row.value.as_str()), (Some(3), "boats.example"));
        assert_eq!(
            (row.source.file.as_str(), row.source.record),
            ("list.csv", 3)
        );
        let counted = crate::datasets::list(&place.cx(), crate::wire::Nothing {}).unwrap();
        let dataset = &counted.datasets[0];
        assert_eq!((dataset.indicators, dataset.summaries), (3, 1));
    }

    #[test]
    fn summaries_keep_their_words() {
        let place = place();
        let request = ListSummariesRequest {
            dataset: Some("list".into()),
            from: 0,
            limit: 10,
        };
        let found = summaries(&place.cx(), request).unwrap();
        assert_eq!(found.total, 1);
        let row = &found.summaries[0];
        assert_eq!((row.measure.as_str(), row.figure), ("pages", 22));
        assert_eq!(
            (row.bound.as_str(), row.published.as_str()),
            ("about", "about 22 Pages")
        );
        assert_eq!(row.stated_on.as_deref(), Some("2022-09-27"));
    }

    #[test]
    fn what_is_not_there_is_said_in_words() {
        let place = place();
        let request = |dataset: Option<&str>, kind: Option<&str>| ListIndicatorsRequest {
            dataset: dataset.map(Into::into),
            kind: kind.map(Into::into),
            text: String::new(),
            from: 0,
            limit: 10,
        };
        let error = list(&place.cx(), request(None, Some("planet"))).unwrap_err();
        assert_eq!(
            error.message,
            "There is no kind of indicator called planet."
        );
        let error = list(&place.cx(), request(Some("b"), None)).unwrap_err();
        assert_eq!(error.code, ErrorCode::NotFound);
    }

    #[test]
    fn nothing_that_could_be_opened_is_shown_as_it_would_be_opened() {
        use IndicatorKind::{Account, Domain, Email, FileHash, Ip, Link, Other, Phone};
        for (kind, published, expected) in [
            (Domain, "example[.]com", "example[.]com"),
            (Domain, "example.com", "example[.]com"),
            (Email, "info@example.com", "info[at]example[.]com"),
            (Email, "info(at)example.com", "info(at)example.com"),
            (Ip, "192.0.2.7", "192[.]0[.]2[.]7"),
            (Link, "https://example.com/a.b", "hxxps://example[.]com/a.b"),
            (Link, "hxxps://example.com/a", "hxxps://example.com/a"),
            (
                Account,
                "https://example.com/name",
                "hxxps://example[.]com/name",
            ),
            (Account, "first.last", "first.last"),
            (Phone, "+1 555 0100", "+1 555 0100"),
            (FileHash, "d41d8cd98f00", "d41d8cd98f00"),
            (Other, "a remark.", "a remark."),
        ] {
            assert_eq!(shown_as(kind, published), expected, "{published}");
        }
    }
}
