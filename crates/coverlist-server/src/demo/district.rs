//! The records of the demo district, generated from a fixed seed.

use super::devices::{DemoDevice, devices};
use super::people::{DemoUser, users};
use super::random::Random;

const SEED: u64 = 0x0C0F_FEE5;

/// The records of the demo district, which are the same in every database.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DemoDistrict {
    /// About 1,200 users.
    pub users: Vec<DemoUser>,
    /// About 1,500 devices.
    pub devices: Vec<DemoDevice>,
}

impl DemoDistrict {
    /// Generates the district from the seed. It is always the same.
    pub fn new() -> Self {
        let random = &mut Random::new(SEED);
        let users = users(random);
        let devices = devices(random, &users);
        Self { users, devices }
    }
}

impl Default for DemoDistrict {
    fn default() -> Self {
        Self::new()
    }
}
