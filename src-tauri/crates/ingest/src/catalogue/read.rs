//! From the page to the types: names resolved, what is left out filled in.

use std::collections::HashMap;

use model::{Bound, Measure, Platform};
use serde::Deserialize;

use super::{
    Attribution, Catalogue, Figure, FigureKind, Form, HashForm, Network, Operation, Release,
    Source, Statement, Takedown, Unit, What, When, Whole,
};

/// The page as it is written.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Page {
    version: String,
    sources: HashMap<String, RawSource>,
    operation: Vec<RawOperation>,
    form: Vec<RawForm>,
    takedown: Vec<RawTakedown>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSource {
    name: String,
    at: String,
}

/// One key of a source, or several.
#[derive(Deserialize)]
#[serde(untagged)]
enum Keys {
    One(String),
    Several(Vec<String>),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawOperation {
    key: String,
    name: String,
    source: Keys,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawForm {
    key: String,
    families: Vec<String>,
    holds: Vec<String>,
    hash: Option<String>,
    posts_columns: Option<usize>,
    reply_post_first: Option<bool>,
    #[serde(rename = "remark")]
    _remark: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawAttribution {
    words: String,
    by: String,
    #[serde(default)]
    quoted: bool,
    source: Option<Keys>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawFigure {
    measure: String,
    count: u64,
    bound: Option<String>,
    currency: Option<String>,
    words: Option<String>,
    kind: Option<String>,
    unit: Option<String>,
    #[serde(default)]
    working: Vec<u64>,
    platform: Option<String>,
    by: Option<String>,
    source: Option<Keys>,
    on: Option<String>,
    remark: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawStatement {
    by: String,
    on: String,
    words: String,
    source: Keys,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawNetwork {
    name: String,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    attribution: Option<RawAttribution>,
    remark: Option<String>,
    source: Option<Keys>,
    #[serde(default)]
    figures: Vec<RawFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawRelease {
    key: String,
    name: String,
    publisher: Option<String>,
    published: Option<String>,
    form: String,
    #[serde(default)]
    stems: Vec<String>,
    #[serde(default)]
    file_names: Vec<String>,
    files: Option<String>,
    #[serde(default)]
    reports: Vec<String>,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    attribution: Option<RawAttribution>,
    remark: Option<String>,
    source: Option<Keys>,
    #[serde(default)]
    figures: Vec<RawFigure>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawTakedown {
    key: String,
    name: String,
    what: String,
    announced: String,
    by: String,
    platform: String,
    #[serde(default)]
    places: Vec<String>,
    #[serde(default)]
    operations: Vec<String>,
    attribution: Option<RawAttribution>,
    remark: Option<String>,
    source: Keys,
    #[serde(default)]
    figures: Vec<RawFigure>,
    #[serde(default)]
    statements: Vec<RawStatement>,
    #[serde(default)]
    network: Vec<RawNetwork>,
    #[serde(default)]
    release: Vec<RawRelease>,
}

/// Reads the page. The error says what is wrong and where.
pub(super) fn read(page: &str) -> Result<Catalogue, String> {
    let page: Page = toml::from_str(page).map_err(|error| error.to_string())?;
    let names = Names {
        sources: page.sources,
        operations: page.operation.iter().map(|o| o.key.clone()).collect(),
        forms: page
            .form
            .into_iter()
            .map(|form| Ok((form.key.clone(), form_of(form)?)))
            .collect::<Result<_, String>>()?,
    };
    let operations = page.operation.into_iter().map(|raw| {
        Ok(Operation {
            sources: names.sources(raw.source)?,
            key: raw.key,
            name: raw.name,
        })
    });
    let operations = operations.collect::<Result<_, String>>()?;
    let takedowns = page.takedown.into_iter().map(|raw| {
        let key = raw.key.clone();
        names
            .takedown(raw)
            .map_err(|error| format!("{key}: {error}"))
    });
    let mut takedowns = takedowns.collect::<Result<Vec<_>, String>>()?;
    // What is known only to the quarter stands where it was known at the latest.
    takedowns.sort_by_key(|takedown: &Takedown| takedown.announced.last());
    Ok(Catalogue {
        takedowns,
        operations,
        version: page.version,
    })
}

fn form_of(raw: RawForm) -> Result<Form, String> {
    let hash = raw.hash.map(|hash| match hash.as_str() {
        "hex" => Ok(HashForm::Hex),
        "base64" => Ok(HashForm::Base64),
        _ => Err(format!("no form of hashes is called {hash}")),
    });
    let holds = raw
        .holds
        .iter()
        .map(|name| Whole::from_name(name).ok_or(format!("nothing of a release is called {name}")));
    Ok(Form {
        holds: holds.collect::<Result<_, String>>()?,
        key: raw.key,
        families: raw.families,
        hash: hash.transpose()?,
        posts_columns: raw.posts_columns,
        reply_post_first: raw.reply_post_first,
    })
}

/// What keys on the page stand for.
struct Names {
    sources: HashMap<String, RawSource>,
    operations: Vec<String>,
    forms: HashMap<String, Form>,
}

/// What holds for a figure that does not say it.
struct Around<'a> {
    platform: Platform,
    by: &'a str,
    announced: &'a When,
    sources: &'a [Source],
}

impl Names {
    fn sources(&self, keys: Keys) -> Result<Vec<Source>, String> {
        let keys = match keys {
            Keys::One(key) => vec![key],
            Keys::Several(keys) => keys,
        };
        let found = keys.into_iter().map(|key| {
            let source = self
                .sources
                .get(&key)
                .ok_or(format!("there is no source {key}"))?;
            Ok(Source {
                name: source.name.clone(),
                at: source.at.clone(),
            })
        });
        found.collect()
    }

    fn sources_or(&self, keys: Option<Keys>, others: &[Source]) -> Result<Vec<Source>, String> {
        keys.map_or_else(|| Ok(others.to_vec()), |keys| self.sources(keys))
    }

    fn known(&self, operations: Vec<String>) -> Result<Vec<String>, String> {
        match operations
            .iter()
            .find(|key| !self.operations.contains(*key))
        {
            Some(unknown) => Err(format!("there is no operation {unknown}")),
            None => Ok(operations),
        }
    }

    fn takedown(&self, raw: RawTakedown) -> Result<Takedown, String> {
        let sources = self.sources(raw.source)?;
        let announced = when(&raw.announced)?;
        let platform = platform(&raw.platform)?;
        let around = Around {
            platform,
            by: &raw.by,
            announced: &announced,
            sources: &sources,
        };
        let attribution = self.attribution(raw.attribution, &sources)?;
        let figures = self.figures(raw.figures, &around)?;
        let networks = raw.network.into_iter().map(|n| self.network(n, &around));
        let networks = networks.collect::<Result<_, String>>()?;
        let releases = raw.release.into_iter().map(|release| {
            let key = release.key.clone();
            self.release(release, &raw.key, attribution.as_ref(), &around)
                .map_err(|error| format!("{key}: {error}"))
        });
        let releases = releases.collect::<Result<_, String>>()?;
        let statements = raw.statements.into_iter().map(|statement| {
            Ok(Statement {
                on: when(&statement.on)?,
                sources: self.sources(statement.source)?,
                by: statement.by,
                words: statement.words,
            })
        });
        Ok(Takedown {
            statements: statements.collect::<Result<_, String>>()?,
            what: What::from_name(&raw.what).ok_or("what it is, is not known")?,
            operations: self.known(raw.operations)?,
            key: raw.key,
            name: raw.name,
            by: raw.by,
            platform,
            places: raw.places,
            attribution,
            remark: raw.remark,
            figures,
            networks,
            releases,
            announced,
            sources,
        })
    }

    fn network(&self, raw: RawNetwork, around: &Around<'_>) -> Result<Network, String> {
        let sources = self.sources_or(raw.source, around.sources)?;
        let around = Around {
            sources: &sources,
            ..*around
        };
        Ok(Network {
            attribution: self.attribution(raw.attribution, &sources)?,
            figures: self.figures(raw.figures, &around)?,
            operations: self.known(raw.operations)?,
            name: raw.name,
            places: raw.places,
            remark: raw.remark,
        })
    }

    fn release(
        &self,
        raw: RawRelease,
        takedown: &str,
        attribution: Option<&Attribution>,
        around: &Around<'_>,
    ) -> Result<Release, String> {
        let sources = self.sources_or(raw.source, around.sources)?;
        let around = Around {
            sources: &sources,
            ..*around
        };
        let published = raw.published.as_deref().map(when).transpose()?;
        let own = self.attribution(raw.attribution, &sources)?;
        let form = self.forms.get(&raw.form);
        Ok(Release {
            attribution: own.or_else(|| attribution.cloned()),
            figures: self.figures(raw.figures, &around)?,
            operations: self.known(raw.operations)?,
            form: form
                .ok_or(format!("there is no form {}", raw.form))?
                .clone(),
            published: published.unwrap_or_else(|| around.announced.clone()),
            publisher: raw.publisher.unwrap_or_else(|| around.by.to_owned()),
            platform: around.platform,
            takedown: takedown.to_owned(),
            key: raw.key,
            name: raw.name,
            stems: raw.stems,
            file_names: raw.file_names,
            files: raw.files,
            reports: raw.reports,
            places: raw.places,
            remark: raw.remark,
        })
    }

    fn attribution(
        &self,
        raw: Option<RawAttribution>,
        sources: &[Source],
    ) -> Result<Option<Attribution>, String> {
        raw.map(|raw| {
            Ok(Attribution {
                sources: self.sources_or(raw.source, sources)?,
                words: raw.words,
                by: raw.by,
                quoted: raw.quoted,
            })
        })
        .transpose()
    }

    fn figures(&self, raw: Vec<RawFigure>, around: &Around<'_>) -> Result<Vec<Figure>, String> {
        raw.into_iter()
            .map(|figure| {
                let said = format!("{} {}", figure.count, figure.measure);
                self.figure(figure, around)
                    .map_err(|error| format!("{said}: {error}"))
            })
            .collect()
    }

    fn figure(&self, raw: RawFigure, around: &Around<'_>) -> Result<Figure, String> {
        let measure = Measure::from_name(&raw.measure).ok_or("the measure is not known")?;
        let is_money = measure == Measure::Spend;
        if is_money != raw.currency.is_some() {
            return Err("money, and nothing else, has a currency".to_owned());
        }
        let bound = raw.bound.as_deref().map_or(Some(Bound::Exactly), |name| {
            Bound::from_name(name).filter(|bound| bound.name() == name)
        });
        let kind = raw.kind.as_deref();
        let kind = kind.map_or(Some(FigureKind::Stated), FigureKind::from_name);
        let unit = raw.unit.as_deref().map(Unit::from_name);
        let own_platform = raw.platform.as_deref().map(platform).transpose()?;
        let own_on = raw.on.as_deref().map(when).transpose()?;
        Ok(Figure {
            platform: own_platform.unwrap_or(around.platform),
            measure,
            count: if is_money { raw.count * 100 } else { raw.count },
            bound: bound.ok_or("the bound is not known")?,
            currency: raw.currency,
            words: raw.words,
            kind: kind.ok_or("the kind is not known")?,
            unit: match unit {
                Some(unit) => Some(unit.ok_or("the unit is not known")?),
                None => None,
            },
            working: raw.working,
            by: raw.by.unwrap_or_else(|| around.by.to_owned()),
            sources: self.sources_or(raw.source, around.sources)?,
            on: own_on.unwrap_or_else(|| around.announced.clone()),
            remark: raw.remark,
        })
    }
}

fn when(text: &str) -> Result<When, String> {
    When::from_text(text).ok_or(format!("{text} is no date"))
}

fn platform(name: &str) -> Result<Platform, String> {
    Platform::from_name(name).ok_or(format!("there is no platform {name}"))
}
