//! Which posts match these words?
