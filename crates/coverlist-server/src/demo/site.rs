//! The sign-in page's description of the demo district.

use super::samples;
use crate::Role;
use coverlist_api::{DemoAccount, DemoSample, DemoSite, Permission};

/// The name of the demo district.
pub const DISTRICT: &str = "Oakwood Unified School District";
/// The demo district's time zone: its evening is already the next day in UTC.
pub const TIME_ZONE: &str = "America/Chicago";
/// The public password of its accounts.
pub const PASSWORD: &str = "coverlist-demo";
/// The accounts: e-mail address, name and role.
pub const ACCOUNTS: [(&str, &str, Role); 2] =
    [("admin@example.org", "R. Ortiz", Role::Admin), ("viewer@example.org", "V. Lindström", Role::Viewer)];

/// The sign-in page's description of the demo district.
pub fn site() -> DemoSite {
    let account = |(email, _, role): (&str, &str, Role)| DemoAccount {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        permissions: Permission::ALL.into_iter().filter(|&permission| role.allows(permission)).collect(),
    };
    let samples = samples().iter().map(|sample| DemoSample {
        name: sample.name.to_owned(),
        template: sample.template.id().to_owned(),
        title: sample.title.to_owned(),
        about: sample.about.to_owned(),
    });
    DemoSite { accounts: ACCOUNTS.map(account).into(), samples: samples.collect() }
}
