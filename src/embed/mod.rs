//! The custom element `<coverlist-import>`: mounting, attributes, screens and events. `coverlist.js` defines
//! the element and calls [`mount_element`] when it first becomes visible.

mod refusal;
mod screen;
mod screens;
mod tell;
mod embedded;
mod element;
mod site_element;

pub use element::{MountedElement, mount_element, prepare_elements};
pub use site_element::SiteElement;
