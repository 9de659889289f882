//! How does a published file become records?
