//! The screen *Coverage*: who is insured, and until when.

mod coverage_screen;

pub use coverage_screen::CoverageScreen;
