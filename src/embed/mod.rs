//! The custom elements `<coverlist-import>` and `<coverlist-coverage>`: mounting, attributes, screens and
//! events. `coverlist.js` defines them and calls [`mount_element`] when one first becomes visible.

mod refusal;
mod screen;
mod tag;
mod screens;
mod tell;
mod embedded;
mod element;
mod site_element;

pub use element::{MountedElement, mount_element, prepare_elements};
pub use site_element::SiteElement;
pub use tag::Tag;
