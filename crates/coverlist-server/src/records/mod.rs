//! Records: a roster in, lists and sheets out.

mod load;
mod list;
mod sheet;
mod view;

pub use list::{Listed, list};
pub use load::load;
pub use sheet::sheet;
pub use view::{device, user};
