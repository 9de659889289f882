//! Indicators and summaries: what counts as the same one, and how they are read and removed.

use model::{Bound, Indicator, IndicatorKind, Measure, Platform, Record, Stage, Summary};
use store::IndicatorNo;

use crate::common::{Place, a_post, account, dataset, import, post};

fn indicator(kind: IndicatorKind, value: &str) -> Indicator {
    Indicator {
        kind,
        published: value.replace('.', "[.]"),
        value: value.into(),
        type_published: None,
        platform: None,
        listed_on: None,
        stage: Stage::default(),
        comment: None,
        extra: Vec::new(),
    }
}

fn domain(value: &str) -> Indicator {
    indicator(IndicatorKind::Domain, value)
}

fn summary(measure: Measure, figure: u64, published: &str) -> Summary {
    Summary {
        measure,
        figure,
        bound: Bound::Exactly,
        currency: None,
        published: published.into(),
        platform: Some(Platform::Facebook),
        stated_on: None,
        stage: Stage::default(),
        comment: None,
        extra: Vec::new(),
    }
}

fn stage(tactic: &str) -> Stage {
    Stage {
        tactic: Some(tactic.into()),
        ..Stage::default()
    }
}

fn listed(indicators: &[Indicator]) -> Vec<Record> {
    let records = indicators.iter().cloned().map(Box::new);
    records.map(Record::Indicator).collect()
}

fn stated(summaries: &[Summary]) -> Vec<Record> {
    let records = summaries.iter().cloned().map(Box::new);
    records.map(Record::Summary).collect()
}

#[test]
fn an_indicator_comes_back_as_it_was_published() {
    let place = Place::new();
    let full = Indicator {
        kind: IndicatorKind::Email,
        published: "info[at]example[.]com".into(),
        value: "info@example.com".into(),
        type_published: Some("email_address".into()),
        platform: Some(Platform::Web),
        listed_on: "2023-05-03".parse().ok(),
        stage: Stage {
            tactic: Some("0. Acquiring assets".into()),
            technique: Some("Acquiring e-mail addresses".into()),
            procedure: Some("By the dozen".into()),
        },
        comment: Some("Also seen in 2021".into()),
        extra: vec![
            ("Threat".into(), "A".into()),
            ("Threat".into(), String::new()),
        ],
    };
    let records = listed(&[full.clone(), domain("example.org")]);
    let outcome = import(&mut place.writer(), "a", "list.csv", records);
    assert_eq!((outcome.kept, outcome.duplicates), (2, 0));
    let reader = place.reader();
    let found = reader.indicators(None, None, IndicatorNo(0), 10).unwrap();
    assert_eq!(found.len(), 2);
    assert_eq!(found[0].indicator, full);
    assert_eq!(found[0].source.position.record, 1);
    assert_eq!(found[1].indicator, domain("example.org"));
    let one = reader.indicator(found[1].no).unwrap().unwrap();
    assert_eq!(one, found[1]);
    assert_eq!(reader.indicator(IndicatorNo(99)).unwrap(), None);
}

#[test]
fn an_indicator_is_known_by_kind_value_and_stage() {
    let place = Place::new();
    let mut writer = place.writer();
    let again = Indicator {
        published: "hxxp example dot org".into(),
        listed_on: "2024-01-01".parse().ok(),
        comment: Some("a remark".into()),
        platform: Some(Platform::Web),
        ..domain("example.org")
    };
    let staged = Indicator {
        stage: stage("1. Disguising assets"),
        ..domain("example.org")
    };
    let records = listed(&[
        domain("example.org"),
        again.clone(),
        staged.clone(),
        staged.clone(),
        indicator(IndicatorKind::Link, "example.org"),
        domain("example.net"),
    ]);
    let outcome = import(&mut writer, "a", "list.csv", records);
    assert_eq!((outcome.kept, outcome.duplicates), (4, 2));
    // The same list in another file, and in another dataset.
    let outcome = import(
        &mut writer,
        "a",
        "list.tsv",
        listed(&[again.clone(), staged]),
    );
    assert_eq!((outcome.kept, outcome.duplicates), (0, 2));
    let outcome = import(&mut writer, "b", "other.csv", listed(&[again]));
    assert_eq!((outcome.kept, outcome.duplicates), (1, 0));

    let reader = place.reader();
    let a = dataset(&mut writer, "a");
    assert_eq!(
        reader.count_indicators(Some(a)).unwrap(),
        [(IndicatorKind::Domain, 3), (IndicatorKind::Link, 1)]
    );
    assert_eq!(
        reader.count_indicators(None).unwrap(),
        [(IndicatorKind::Domain, 4), (IndicatorKind::Link, 1)]
    );
    let counts: Vec<_> = reader
        .datasets()
        .unwrap()
        .iter()
        .map(|d| d.n_indicators)
        .collect();
    assert_eq!(counts, [4, 1]);
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn indicators_are_read_page_by_page_and_by_kind() {
    let place = Place::new();
    let mut writer = place.writer();
    let all: Vec<Indicator> = (0..7)
        .map(|n| match n % 2 {
            0 => domain(&format!("example{n}.org")),
            _ => indicator(IndicatorKind::Account, &format!("name{n}")),
        })
        .collect();
    import(&mut writer, "a", "list.csv", listed(&all));
    let a = dataset(&mut writer, "a");
    let reader = place.reader();
    let page = reader
        .indicators(Some(a), Some(IndicatorKind::Domain), IndicatorNo(0), 3)
        .unwrap();
    let values: Vec<_> = page.iter().map(|i| i.indicator.value.as_str()).collect();
    assert_eq!(values, ["example0.org", "example2.org", "example4.org"]);
    let rest = reader
        .indicators(Some(a), Some(IndicatorKind::Domain), page[2].no, 3)
        .unwrap();
    assert_eq!(rest.len(), 1);
    assert_eq!(rest[0].indicator.value, "example6.org");
}

#[test]
fn a_summary_is_known_by_its_figure_its_words_and_where_it_stands() {
    let place = Place::new();
    let pages = summary(Measure::Pages, 22, "22 Pages");
    let variants = [
        pages.clone(),
        Summary {
            figure: 23,
            ..pages.clone()
        },
        Summary {
            bound: Bound::About,
            ..pages.clone()
        },
        Summary {
            measure: Measure::Groups,
            ..pages.clone()
        },
        Summary {
            currency: Some("USD".into()),
            ..pages.clone()
        },
        Summary {
            platform: Some(Platform::Instagram),
            ..pages.clone()
        },
        Summary {
            published: "twenty-two Pages".into(),
            ..pages.clone()
        },
        Summary {
            stage: stage("0. Acquiring assets"),
            ..pages.clone()
        },
        // Without a stage the remark tells equal figures apart.
        Summary {
            comment: Some("of another network".into()),
            ..pages.clone()
        },
    ];
    let outcome = import(&mut place.writer(), "a", "a.csv", stated(&variants));
    assert_eq!((outcome.kept, outcome.duplicates), (9, 0));

    let same = [
        Summary {
            stated_on: "2022-09-27".parse().ok(),
            ..pages.clone()
        },
        Summary {
            stage: stage("0. Acquiring assets"),
            comment: Some("a remark".into()),
            ..pages.clone()
        },
    ];
    let outcome = import(&mut place.writer(), "a", "b.csv", stated(&same));
    assert_eq!((outcome.kept, outcome.duplicates), (0, 2));

    let reader = place.reader();
    let found = reader.summaries(None).unwrap();
    let found: Vec<Summary> = found.into_iter().map(|stored| stored.summary).collect();
    assert_eq!(found, variants);
    assert_eq!(reader.datasets().unwrap()[0].n_summaries, 9);
    assert_eq!(reader.check().unwrap().problems, Vec::<String>::new());
}

#[test]
fn lists_go_with_their_dataset_and_with_their_import() {
    let place = Place::new();
    let mut writer = place.writer();
    let mut first = listed(&[domain("example.org"), domain("example.net")]);
    first.extend(stated(&[summary(Measure::Pages, 22, "22 Pages")]));
    first.push(a_post(post("1", account("x"))));
    import(&mut writer, "a", "one.csv", first);
    import(&mut writer, "b", "b.csv", listed(&[domain("example.org")]));
    let mut second = listed(&[domain("example.org"), domain("example.com")]);
    second.extend(stated(&[summary(Measure::Groups, 2, "2 Groups")]));
    import(&mut writer, "a", "two.csv", second);
    let figures = |place: &Place| {
        place.sql("SELECT id, n_indicators, n_summaries, n_posts FROM dataset ORDER BY id")
    };
    assert_eq!(figures(&place), ["a|3|2|1", "b|1|0|0"]);

    let import_no = place.reader().imports().unwrap()[0].no;
    writer.undo_import(import_no).unwrap();
    assert_eq!(figures(&place), ["a|2|1|1", "b|1|0|0"]);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
    writer.remove_dataset("a").unwrap();
    assert_eq!(figures(&place), ["b|1|0|0"]);
    assert_eq!(
        place.sql("SELECT id, value FROM indicator JOIN dataset USING (dataset_no)"),
        ["b|example.org"]
    );
    assert_eq!(place.sql("SELECT count(*) FROM summary"), ["0"]);
    assert_eq!(
        place.reader().check().unwrap().problems,
        Vec::<String>::new()
    );
}

#[test]
fn a_check_finds_an_indicator_that_somebody_took_away() {
    let place = Place::new();
    let records = listed(&[domain("example.org"), domain("example.net")]);
    import(&mut place.writer(), "a", "list.csv", records);
    let db = rusqlite::Connection::open(place.dir.join("archive.sqlite")).unwrap();
    db.execute("DELETE FROM indicator WHERE value = 'example.net'", [])
        .unwrap();
    assert_eq!(
        place.reader().check().unwrap().problems,
        [
            "The dataset a counts 2 indicators and has 1.",
            "The file list.csv kept 2 records, and 1 are there.",
        ]
    );
}
