//! Every operator of the language, on posts small enough to check by eye.

use model::{Kind, Platform};

use super::world::{Post, World, post};

fn check(world: &World, query: &str, expected: &[u64]) {
    assert_eq!(world.found(query), expected, "{query}");
}

#[test]
fn words_side_by_side_must_all_occur() {
    let world = World::of_texts(&[
        "oil and gas",
        "oil only",
        "gas only",
        "neither",
        "GAS, then Oil!",
    ]);
    check(&world, "oil", &[1, 2, 5]);
    check(&world, "oil gas", &[1, 5]);
    check(&world, "oil AND gas", &[1, 5]);
    check(&world, "OIL", &[1, 2, 5]);
    check(&world, "coal", &[]);
}

#[test]
fn or_binds_weaker_than_standing_side_by_side() {
    let world = World::of_texts(&["oil price", "gas price", "gas", "oil", "price"]);
    check(&world, "oil OR gas", &[1, 2, 3, 4]);
    check(&world, "oil price OR gas", &[1, 2, 3]);
    check(&world, "(oil OR gas) price", &[1, 2]);
    check(&world, "or", &[]);
}

#[test]
fn what_is_excluded_is_left_out_and_exclusions_alone_leave_the_rest() {
    let world = World::of_texts(&["oil price", "gas price", "coal"]);
    check(&world, "price -oil", &[2]);
    check(&world, "price NOT oil", &[2]);
    check(&world, "-oil", &[2, 3]);
    check(&world, "NOT price", &[3]);
    check(&world, "-oil -coal", &[2]);
    check(&world, "-(oil OR coal)", &[2]);
    check(&world, "coal OR -price", &[3]);
    check(&world, "NOT NOT oil", &[1]);
    check(&world, "", &[1, 2, 3]);
    check(&world, "  ", &[1, 2, 3]);
}

#[test]
fn a_phrase_is_words_in_a_row() {
    let world = World::of_texts(&[
        "the sea level is rising",
        "level with the sea",
        "sea, level",
        "sea is level",
    ]);
    check(&world, "\"sea level\"", &[1, 3]);
    check(&world, "“sea level”", &[1, 3]);
    check(&world, "«sea level»", &[1, 3]);
    check(&world, "\"sea level is\"", &[1]);
    check(&world, "-\"sea level\"", &[2, 4]);
    check(&world, "\"sea lev*\"", &[1, 3]);
    check(&world, "\"sea l\"", &[]);
    check(&world, "\"sea", &[1, 2, 3, 4]);
}

#[test]
fn a_star_leaves_the_end_of_a_word_open() {
    let world = World::of_texts(&["protest", "protesters", "Protesting today", "test"]);
    check(&world, "protest*", &[1, 2, 3]);
    check(&world, "protest＊", &[1, 2, 3]);
    check(&world, "protesti*", &[3]);
    check(&world, "protest", &[1]);
    check(&world, "-protest*", &[4]);
}

#[test]
fn words_side_by_side_are_found_as_one_word_too() {
    let world = World::of_texts(&[
        "#blacklivesmatter",
        "black lives matter",
        "#BlackLives do matter",
        "black",
        "lives matter",
        "#livesmatter blacker",
        "جمهوری اسلامی",
        "#جمهوریاسلامی",
    ]);
    check(&world, "black lives matter", &[1, 2, 3]);
    check(&world, "lives matter", &[2, 3, 5, 6]);
    check(&world, "جمهوری اسلامی", &[7, 8]);
    check(&world, "lives matter exact:on", &[2, 5]);
    check(&world, "\"lives matter\"", &[2, 5]);
    check(&world, "lives -black matter", &[5]);
    check(&world, "-(lives matter)", &[1, 4, 7, 8]);
}

#[test]
fn near_words_stand_in_any_order_with_few_others_between() {
    let world = World::of_texts(&[
        "oil and gas",
        "gas, or perhaps oil",
        "oil is not at all what gas is",
        "oil oil",
        "#OilGas",
        "反送中 of 香港",
        "l'oil gas",
    ]);
    check(&world, "\"oil gas\"~0", &[5, 7]);
    check(&world, "\"oil gas\"~1", &[1, 5, 7]);
    check(&world, "\"oil gas\"~2", &[1, 2, 5, 7]);
    check(&world, "\"gas oil\"~", &[1, 2, 3, 5, 7]);
    check(&world, "\"oil oil\"~3", &[4]);
    check(&world, "\"香港 反送中\"~1", &[6]);
    check(&world, "\"香港 反送中\"~0", &[]);
    check(&world, "gas -\"oil gas\"~1", &[2, 3]);
    check(&world, "\"oil\"~3", &[1, 2, 3, 4, 5, 7]);
}

#[test]
fn words_alike_differ_in_one_letter_or_two() {
    let world = World::of_texts(&[
        "Tehran",
        "Teheran",
        "Tahran",
        "Theran",
        "Tehraan",
        "Iran",
        "protesters",
        "protestors",
        "protasters now",
    ]);
    check(&world, "tehran~", &[1, 2, 3, 4, 5]);
    check(&world, "tehran~2", &[1, 2, 3, 4, 5]);
    check(&world, "protesters~1", &[7, 8, 9]);
    check(&world, "protestars~2", &[7, 8, 9]);
    check(&world, "-protesters~1", &[1, 2, 3, 4, 5, 6]);
    // Too short to be alike.
    check(&world, "ira~", &[]);
}

#[test]
fn stars_stand_for_letters_anywhere_in_a_word() {
    let world = World::of_texts(&[
        "protest",
        "unprotested",
        "detest",
        "ایران",
        "إيراني",
        "反送中运动",
    ]);
    check(&world, "*test", &[1, 3]);
    check(&world, "*test*", &[1, 2, 3]);
    check(&world, "p*t", &[1]);
    check(&world, "*rot*e*", &[1, 2]);
    check(&world, "*ران*", &[4, 5]);
    check(&world, "*送中*", &[6]);
    check(&world, "-*test*", &[4, 5, 6]);
}

#[test]
fn a_pattern_describes_one_whole_word() {
    let world = World::of_texts(&[
        "Kurd",
        "Kurds",
        "Kurdish",
        "Kurdistan",
        "Kürd",
        "2017",
        "20170",
        "Путин",
    ]);
    check(&world, "/kurd(s|ish)?/", &[1, 2, 3, 5]);
    check(&world, "/Kurd.*/", &[1, 2, 3, 4, 5]);
    check(&world, "/\\d{4}/", &[6]);
    check(&world, "/[а-я]+/", &[8]);
    check(&world, "-/kurd.*/", &[6, 7, 8]);
    check(&world, "(/\\d+/ OR kurd)", &[1, 5, 6, 7]);
}

#[test]
fn exact_words_are_compared_letter_for_letter() {
    let world = World::of_texts(&[
        "Polish workers",
        "polish the silver",
        "POLISH",
        "Polish and polish",
        "Turkey",
        "El Niño",
        "el nino",
    ]);
    check(&world, "polish", &[1, 2, 3, 4]);
    check(&world, "=Polish", &[1, 4]);
    check(&world, "=polish", &[2, 4]);
    check(&world, "=Polish =polish", &[4]);
    check(&world, "=POLISH OR Turkey", &[3, 5]);
    check(&world, "polish -=Polish", &[2, 3]);
    check(&world, "-=Polish", &[2, 3, 5, 6, 7]);
    check(&world, "=\"el nino\"", &[7]);
    check(&world, "\"el nino\" exact:on", &[7]);
    check(&world, "Polish exact:on", &[1, 4]);
    check(&world, "=Pol*", &[1, 4]);
    check(&world, "polish exact:off", &[1, 2, 3, 4]);
}

#[test]
fn an_exact_phrase_allows_no_other_punctuation_but_any_white_space() {
    let world = World::of_texts(&[
        "New  York\nTimes",
        "New York, Times",
        "New York Times",
        "New &amp; York",
    ]);
    check(&world, "=\"New York Times\"", &[1, 3]);
    check(&world, "=\"New & York\"", &[4]);
}

fn tagged() -> World {
    let mut posts: Vec<Post> = (1..=6).map(|no| post(no, &format!("post {no}"))).collect();
    posts[0].hashtags = vec![(1, "oil".into()), (2, "gas".into())];
    posts[1].hashtags = vec![(1, "oil".into())];
    posts[1].mentions = vec![(1, "id7".into())];
    posts[2].mentions = vec![(2, "account7".into())];
    posts[2].domains = vec![(1, "example.co.uk".into())];
    posts[2].links = vec!["https://www.news.example.co.uk/2017/Gas-prices?x=1".into()];
    posts[3].reply_to = Some("id7".into());
    posts[2].reposted = vec!["1204".into(), "id7".into()];
    posts[3].is_reply = true;
    posts[3].kind = Kind::Reply;
    posts[4].links = vec![
        "http://example.com/oil".into(),
        "http://other.org/gas/prices".into(),
    ];
    posts[4].domains = vec![(2, "example.com".into()), (3, "other.org".into())];
    posts[5].text = "oil #oil @account7 example.com".into();
    World::new(posts)
}

#[test]
fn hashtags_and_mentions_are_found_whole() {
    let world = tagged();
    check(&world, "#oil", &[1, 2]);
    check(&world, "#Oil", &[1, 2]);
    check(&world, "＃oil", &[1, 2]);
    check(&world, "#oi", &[]);
    check(&world, "#oil -#gas", &[2]);
    // By handle, and by the ids that an account of this handle has.
    check(&world, "@account7", &[2, 3]);
    check(&world, "@Account7,", &[2, 3]);
    check(&world, "@id7", &[2]);
    check(&world, "to:account7", &[4]);
    check(&world, "to:@id7", &[4]);
    check(&world, "reposted:1204", &[3]);
    check(&world, "reposted:@account7", &[3]);
    check(&world, "reposted:120", &[]);
}

#[test]
fn links_are_found_by_domain_and_by_words_of_the_address() {
    let world = tagged();
    check(&world, "domain:example.co.uk", &[3]);
    check(&world, "domain:news.example.co.uk", &[3]);
    check(&world, "domain:www.news.example.co.uk", &[3]);
    check(&world, "domain:https://news.example.co.uk/2017", &[3]);
    check(&world, "domain:co.uk", &[]);
    check(&world, "domain:example", &[]);
    check(&world, "domain:EXAMPLE.com", &[5]);
    check(&world, "url:gas-prices", &[3, 5]);
    check(&world, "url:prices/gas", &[]);
    check(&world, "url:news.example.co.uk/2017", &[3]);
    check(&world, "url:pric", &[]);
    check(&world, "url:pric*", &[3, 5]);
    check(&world, "http://other.org/gas", &[5]);
    // Words of two addresses are not words of one.
    check(&world, "url:\"oil other\"", &[]);
}

#[test]
fn is_tests_the_attribute_and_has_what_is_there() {
    let mut posts: Vec<Post> = (1..=6).map(|no| post(no, "x")).collect();
    posts[0].kind = Kind::Repost;
    (posts[0].is_repost, posts[0].is_quote) = (true, true);
    posts[1].kind = Kind::Quote;
    posts[1].is_quote = true;
    posts[2].kind = Kind::Comment;
    posts[2].is_reply = true;
    posts[2].has_media = true;
    posts[3].hashtags = vec![(1, "a".into())];
    posts[3].has_place = true;
    posts[4].mentions = vec![(1, "a".into())];
    posts[4].links = vec!["http://example.com".into()];
    posts[5].kind = Kind::Video;
    let world = World::new(posts);
    check(&world, "is:repost", &[1]);
    check(&world, "is:retweet", &[1]);
    check(&world, "is:quote", &[1, 2]);
    check(&world, "is:reply", &[3]);
    check(&world, "is:comment", &[3]);
    check(&world, "is:video", &[6]);
    check(&world, "is:ad", &[]);
    check(&world, "is:original", &[4, 5]);
    check(&world, "-is:original", &[1, 2, 3, 6]);
    check(&world, "has:media", &[3]);
    check(&world, "has:hashtag", &[4]);
    check(&world, "has:place", &[4]);
    check(&world, "has:mention", &[5]);
    check(&world, "has:links", &[5]);
}

#[test]
fn columns_are_asked_by_name() {
    let mut posts: Vec<Post> = (1..=4).map(|no| post(no, "x")).collect();
    posts[0].account = 9;
    posts[0].language = Some(1);
    posts[1].guess = Some(1);
    posts[1].client = Some(4);
    posts[2].dataset = 5;
    posts[2].platform = Platform::Telegram;
    posts[3].language = Some(2);
    let world = World::new(posts);
    check(&world, "from:account9", &[1]);
    check(&world, "from:@Account9", &[1]);
    check(&world, "from:id9", &[1]);
    check(&world, "from:nobody", &[]);
    check(&world, "-from:nobody", &[1, 2, 3, 4]);
    check(&world, "lang:fa", &[1]);
    check(&world, "lang:fa OR lang:en", &[1, 4]);
    check(&world, "-lang:fa", &[2, 3, 4]);
    check(&world, "guess:fa", &[2]);
    check(&world, "client:\"client4\"", &[2]);
    check(&world, "dataset:dataset5", &[3]);
    check(&world, "platform:telegram", &[3]);
    check(&world, "platform:x", &[1, 2, 4]);
}

#[test]
fn counts_are_compared_and_unknown_ones_match_nothing() {
    let mut posts: Vec<Post> = (1..=4).map(|no| post(no, "x")).collect();
    posts[0].likes = Some(0);
    posts[1].likes = Some(100);
    posts[2].likes = Some(101);
    posts[2].reposts = Some(7);
    let world = World::new(posts);
    check(&world, "likes:>100", &[3]);
    check(&world, "likes:>=100", &[2, 3]);
    check(&world, "likes:≥100", &[2, 3]);
    check(&world, "likes:<100", &[1]);
    check(&world, "likes:<=100", &[1, 2]);
    check(&world, "likes:100", &[2]);
    check(&world, "likes:=100", &[2]);
    check(&world, "likes:<0", &[]);
    check(&world, "likes:>18446744073709551615", &[]);
    check(&world, "-likes:>=0", &[4]);
    check(&world, "reposts:>1", &[3]);
    check(&world, "replies:>=0", &[]);
}
