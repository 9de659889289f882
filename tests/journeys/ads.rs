//! Advertisements, whose accounts nobody named.

use api::wire::{DatasetRequest, FacetColumn, Nothing};
use tests_support::{archive::TempArchive, data::fixtures};

#[test]
fn advertisements_without_a_named_account_count_no_account() {
    let archive = TempArchive::with(&[&fixtures().join("hpsci-ads")]);
    let datasets = api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets;
    let [dataset] = &datasets[..] else {
        panic!("both folders are of one release, by the names of their files: {datasets:?}")
    };
    assert_eq!((dataset.posts, dataset.accounts), (4, 0));
    let ads: Vec<_> = dataset
        .ads
        .iter()
        .map(|sum| (sum.currency.as_deref(), sum.ads, sum.spend.as_str()))
        .collect();
    assert_eq!(ads, [(Some("RUB"), 2, "3875.38"), (Some("USD"), 2, "9.07")]);

    let facets = archive.facets("is:ad", &[FacetColumn::Account, FacetColumn::Kind], 10);
    assert_eq!((facets.total, facets.distinct["account"]), (4, 0));
    assert!(facets.facets["account"].is_empty());
    assert_eq!(archive.total("from:?unnamed", "UTC"), 4);

    let report = api::verify::verify(&archive.cx(), Nothing {}).unwrap();
    assert!(report.ok, "{:?}", report.problems);
    let gone = DatasetRequest {
        dataset: dataset.id.clone(),
    };
    api::datasets::remove(&archive.cx(), gone).unwrap();
    let report = api::verify::verify(&archive.cx(), Nothing {}).unwrap();
    assert!(report.ok, "{:?}", report.problems);
}
