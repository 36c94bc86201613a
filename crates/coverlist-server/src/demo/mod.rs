//! The demo district: invented users and devices, and sample files.
//!
//! Everything is generated from one seed: it is the same on every machine and at every start.

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

pub use devices::DemoDevice;
pub use district::DemoDistrict;
pub use fill::fill;
pub use mark::Holds;
pub use people::DemoUser;
pub use samples::{Sample, samples};
pub use site::{ACCOUNTS, DISTRICT, PASSWORD, site};
