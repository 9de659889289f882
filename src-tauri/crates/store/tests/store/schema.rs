//! The page that describes the schema says what is so.

use std::fmt::Write;

use model::Post;

use crate::common::{Place, a_post, account, at, import, post, strings};

const PAGE: &str = include_str!("../../../../../docs/schema.md");

#[test]
fn the_page_names_every_table_and_column_in_order() {
    let place = Place::new();
    let mut actual = String::new();
    for table in place.sql("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid") {
        writeln!(actual, "{table}").unwrap();
        for column in place.sql(&format!("SELECT name FROM pragma_table_info('{table}')")) {
            writeln!(actual, "  {column}").unwrap();
        }
    }
    let mut described = String::new();
    for line in PAGE.lines() {
        if let Some(title) = line.strip_prefix("## ")
            && title != "Examples"
        {
            writeln!(described, "{title}").unwrap();
        } else if let Some(row) = line.strip_prefix("| ")
            && let Some((column, meaning)) = row.split_once(" | ")
            && column != "column"
        {
            assert!(meaning.len() > 4, "{column} is described");
            writeln!(described, "  {column}").unwrap();
        }
    }
    assert_eq!(described, actual);
}

#[test]
fn the_example_queries_give_what_they_promise() {
    let place = Place::new();
    let mut writer = place.writer();
    let records = [
        Post {
            posted_at: at("2016-05-01T10:30"),
            hashtags: strings(&["Boat", "boat"]),
            ..post("1", named("1", "Anna_1"))
        },
        Post {
            hashtags: strings(&["BOAT", "tree"]),
            ..post("2", named("2", "Bert"))
        },
        Post {
            posted_at: None,
            ..post("3", named("1", "Anna_1"))
        },
    ];
    import(&mut writer, "a", "a.csv", records.map(a_post).into());
    import(
        &mut writer,
        "b",
        "b.csv",
        vec![a_post(post("9", account("z")))],
    );

    let examples: Vec<&str> = PAGE
        .split("```sql\n")
        .skip(1)
        .map(|rest| rest.split("```").next().unwrap())
        .collect();
    let answers: Vec<Vec<String>> = examples.iter().map(|sql| place.sql(sql)).collect();
    assert_eq!(
        answers,
        [
            strings(&["a|NULL|1", "a|2016|1", "a|2017|1", "b|2017|1"]),
            strings(&["boat|2", "tree|1"]),
            strings(&[
                "3|NULL|Text of 3|a.csv|NULL|3|300",
                "1|2016-05-01 10:30|Text of 1|a.csv|NULL|1|100",
            ]),
        ],
    );
}

fn named(id: &str, handle: &str) -> model::Account {
    model::Account {
        handle: Some(handle.into()),
        ..account(id)
    }
}
