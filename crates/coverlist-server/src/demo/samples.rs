//! Sample files that a visitor of the demo can download.

use super::{DemoDistrict, clean, messy};
use coverlist_core::record::RecordKind;
use std::sync::LazyLock;

/// A sample file, with the texts that the page shows.
pub struct Sample {
    /// The file name, such as `devices.csv`.
    pub name: &'static str,
    /// Whether its rows name users or devices.
    pub template: RecordKind,
    /// The title that the page shows.
    pub(crate) title: &'static str,
    /// One sentence about the content of the file.
    pub(crate) about: &'static str,
    /// The file, byte for byte.
    pub bytes: Vec<u8>,
}

/// The sample files, generated on the first call.
pub fn samples() -> &'static [Sample] {
    static SAMPLES: LazyLock<Vec<Sample>> = LazyLock::new(|| make(&DemoDistrict::new()));
    &SAMPLES
}

fn make(district: &DemoDistrict) -> Vec<Sample> {
    vec![
        Sample {
            name: "clean-device.csv",
            template: RecordKind::Device,
            title: "Clean device file",
            about: "Every row can be applied: most devices get this year's policy, some already match, and a few are \
                    not in the district.",
            bytes: clean::devices(district),
        },
        Sample {
            name: "clean-user.csv",
            template: RecordKind::User,
            title: "Clean user file",
            about: "The students of two schools by their ID, leading zeros included.",
            bytes: clean::users(district),
        },
        Sample {
            name: "messy-device.csv",
            template: RecordKind::Device,
            title: "Messy device file",
            about: "Each kind of mistake that a row can have, between rows that are right. It can be staged once you \
                    agree to leave out the rejected rows.",
            bytes: messy::devices(district),
        },
        Sample {
            name: "wrong-template.csv",
            template: RecordKind::Device,
            title: "Wrong template",
            about: "A user file under the device template: Coverlist sees it and offers to switch.",
            bytes: clean::staff(district),
        },
    ]
}
