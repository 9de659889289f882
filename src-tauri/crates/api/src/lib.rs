//! What may the interface ask?
