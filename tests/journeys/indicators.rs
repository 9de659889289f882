//! What a list names, looked for in posts.

use std::fs;

use api::wire::{MatchIndicatorsRequest, Nothing};
use tests_support::{archive::TempArchive, data::fixtures};

#[test]
fn an_account_that_a_list_names_by_its_address_is_found_by_its_name() {
    let archive = TempArchive::with(&[&fixtures().join("twitter-2020")]);
    let db = tests_support::archive::read_only(&archive.dir());
    let sql = "SELECT handle FROM account WHERE handle IS NOT NULL AND NOT hashed ORDER BY n_posts DESC LIMIT 1";
    let handle: String = db.query_row(sql, [], |row| row.get(0)).unwrap();
    let own = archive.total(&format!("from:{handle}"), "UTC");
    assert!(own > 0);
    let list = archive.scratch("2024_list.csv");
    let rows = [
        "indicator_type,indicator_value,comment,ds".to_owned(),
        format!(
            "cib_url,https://twitter[.]com/{}/,,2024-01-01",
            handle.to_uppercase()
        ),
        "cib_url,https://x[.]com/nobody_of_this_name,,2024-01-01".to_owned(),
        "md5,0123456789abcdef0123456789abcdef,,2024-01-01".to_owned(),
    ];
    fs::write(&list, rows.join("\n") + "\n").unwrap();
    archive.import(&[&list]);
    let datasets = api::datasets::list(&archive.cx(), Nothing {})
        .unwrap()
        .datasets;
    let listing = datasets
        .iter()
        .find(|dataset| dataset.indicators == 3)
        .unwrap();
    let request = MatchIndicatorsRequest {
        dataset: listing.id.clone(),
        query: String::new(),
        zone: "UTC".to_owned(),
    };
    let matches = api::matches::matches(&archive.cx(), request).unwrap();
    let found = &matches.rows[0];
    assert!(found.posts.unwrap() >= own);
    assert_eq!(
        found.posts.unwrap(),
        archive.total(found.query.as_deref().unwrap(), "UTC")
    );
    assert_eq!(matches.rows[1].posts, Some(0));
    assert_eq!(matches.rows[2].posts, None);
}
