//! Sample files that a visitor of the demo can download.

use super::{DemoDistrict, clean, messy};
use coverlist_core::record::RecordKind;
use coverlist_messages::{Message, text};
use std::sync::LazyLock;

/// A sample file, with the texts that the page shows.
pub struct Sample {
    /// The file name, such as `devices.csv`.
    pub name: &'static str,
    /// Whether its rows name users or devices.
    pub template: RecordKind,
    /// The title that the page shows.
    pub(crate) title: Message,
    /// One sentence about the content of the file.
    pub(crate) about: Message,
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
            title: text::sample_clean_device_title(),
            about: text::sample_clean_device_about(),
            bytes: clean::devices(district),
        },
        Sample {
            name: "clean-user.csv",
            template: RecordKind::User,
            title: text::sample_clean_user_title(),
            about: text::sample_clean_user_about(),
            bytes: clean::users(district),
        },
        Sample {
            name: "messy-device.csv",
            template: RecordKind::Device,
            title: text::sample_messy_device_title(),
            about: text::sample_messy_device_about(),
            bytes: messy::devices(district),
        },
        Sample {
            name: "wrong-template.csv",
            template: RecordKind::Device,
            title: text::sample_wrong_template_title(),
            about: text::sample_wrong_template_about(),
            bytes: clean::staff(district),
        },
    ]
}
