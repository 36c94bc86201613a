//! What the sign-in page says of the demo district.

use super::samples;
use crate::Role;
use coverlist_api::{DemoAccount, DemoSample, DemoSite, Permission};

/// The name of the demo district.
pub const DISTRICT: &str = "Oakwood Unified School District";
/// Where the demo district is: it is evening there when it is the next day in UTC.
pub const TIME_ZONE: &str = "America/Chicago";
/// The password of its accounts. It is no secret.
pub const PASSWORD: &str = "coverlist-demo";
/// Its accounts: e-mail address, name and role.
pub const ACCOUNTS: [(&str, &str, Role); 2] =
    [("admin@example.org", "R. Ortiz", Role::Admin), ("viewer@example.org", "V. Lindström", Role::Viewer)];

/// What the sign-in page says of the demo district.
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
