//! How do I ask without a window?
fn main() {}
