//! Every format on its own fixtures, and on published files where they are at hand.

mod clemson;
mod coordination;
mod coortweet;
mod crowdtangle;
mod fourcat;
mod google_tag;
mod hpsci;
mod json;
mod mapping;
mod meta;
mod mutations;
mod nbc;
mod reddit;
mod support;
mod tables;
mod telegram;
mod tumblr;
mod twitter_api;
mod youtube;
mod zeeschuimer;
