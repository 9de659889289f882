//! What the documents list is what there is.
