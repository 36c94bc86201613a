//! The demo district: invented users and devices, and sample files.
//!
//! Everything is generated from one seed, so it is the same on every machine and at every start.

mod random;
mod names;
mod coverage;
mod people;
mod devices;
mod district;
mod clean;
mod messy;
mod samples;
mod site;
mod mark;
mod fill;
mod issuer;
mod portal;

pub(crate) use devices::DemoDevice;
pub use district::DemoDistrict;
pub use fill::fill;
pub(crate) use issuer::add_issuer;
pub use issuer::{DISTRICT_ID, ISSUER, key_file};
pub(crate) use mark::Holds;
pub(crate) use people::DemoUser;
pub(crate) use portal::{DemoPortal, PORTAL_PAGE};
pub use samples::{Sample, samples};
pub use site::{ACCOUNTS, PASSWORD, site};
