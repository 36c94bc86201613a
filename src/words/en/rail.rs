//! The names of the stages on the page.

