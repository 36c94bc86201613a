use super::samples;
use coverlist_api::{DemoAccount, DemoSample, DemoSite, Permission, Role};

pub(crate) const DISTRICT: &str = "Oakwood Unified School District";
/// The demo district's time zone. In the evening there, UTC already has the next day.
pub(crate) const TIME_ZONE: &str = "America/Chicago";
/// The password of both accounts, which the sign-in page shows.
pub const PASSWORD: &str = "coverlist-demo";
/// The e-mail address, the displayed name and the role of each account.
pub const ACCOUNTS: [(&str, &str, Role); 2] =
    [("admin@example.org", "R. Ortiz", Role::Admin), ("viewer@example.org", "V. Lindström", Role::Viewer)];

/// The description of the demo district that the sign-in page shows.
pub fn site() -> DemoSite {
    let account = |(email, _, role): (&str, &str, Role)| DemoAccount {
        email: email.to_owned(),
        password: PASSWORD.to_owned(),
        permissions: Permission::ALL.into_iter().filter(|&permission| role.allows(permission)).collect(),
    };
    let samples = samples().iter().map(|sample| DemoSample {
        name: sample.name.to_owned(),
        template: sample.template.id().to_owned(),
        title: sample.title.clone().into(),
        about: sample.about.clone().into(),
    });
    DemoSite { accounts: ACCOUNTS.map(account).into(), samples: samples.collect() }
}
