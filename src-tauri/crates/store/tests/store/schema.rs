//! The page that describes the schema says what is so.
