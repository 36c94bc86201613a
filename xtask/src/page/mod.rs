//! The page and its worker: what they are made of, building them, and how much a browser has to load.

mod inputs;
mod style_sheet;
mod trunk;
mod weight;
mod build;

pub use build::{build, hold, tools};
pub use inputs::collect;
pub use style_sheet::write as write_style_sheet;
pub use trunk::watch;
