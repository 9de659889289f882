//! Every format on its own fixtures, and on published files where they are at hand.

mod clemson;
mod coortweet;
mod mapping;
mod mutations;
mod nbc;
mod support;
