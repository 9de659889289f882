//! The crate from outside: posts in, numbers out.

mod brute;
mod conjunction;
mod folder;
mod gathering;
mod operators;
mod pages;
mod properties;
mod scripts;
mod times;
mod variants;
mod words;
mod world;
