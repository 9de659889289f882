//! What do these posts add up to?
