//! What can be opened: compressed files, archives and databases, sound, damaged and hostile.

mod bombs;
mod compressed;
mod databases;
mod mutated;
mod sevenz;
mod support;
