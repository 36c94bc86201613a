//! The built-in sources: mappings for the exports of other programs, as data.

use coverlist_core::sheet::BuiltInSource;
use std::sync::LazyLock;

/// The documents of the built-in sources.
const DOCUMENTS: &[&str] = &[
    include_str!("built_in/chromeos_devices.json"),
    include_str!("built_in/chromeos_devices_api.json"),
    include_str!("built_in/entra_users.json"),
    include_str!("built_in/google_users.json"),
    include_str!("built_in/google_users_api.json"),
    include_str!("built_in/intune_devices.json"),
    include_str!("built_in/jamf_computers.json"),
    include_str!("built_in/jamf_mobile_devices.json"),
    include_str!("built_in/jamf_school_placeholders.json"),
    include_str!("built_in/oneroster_users.json"),
];

/// The built-in sources. Of several that recognize a file, the first one applies.
pub fn built_in() -> &'static [BuiltInSource] {
    static SOURCES: LazyLock<Vec<BuiltInSource>> = LazyLock::new(|| {
        let read = |json: &&str| serde_json::from_str(json).expect("a built-in source is well formed");
        DOCUMENTS.iter().map(read).collect()
    });
    &SOURCES
}
