//! What is kept, and what can be counted?
