//! Sentences of the sign-in page, and of the dialog that asks again after the session has ended.

use coverlist_api::Permission;


pub fn throttled(seconds: Option<u32>) -> String {
    match seconds {
        Some(1) => "Wait a second, then try again.".to_owned(),
        Some(seconds) if seconds <= 90 => format!("Wait {seconds} seconds, then try again."),
        Some(seconds) => format!("Wait {} minutes, then try again.", seconds.div_ceil(60)),
        None => "Wait a few minutes, then try again.".to_owned(),
    }
}

pub fn demo_may(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.title()).collect::<Vec<_>>().join(", ")
}

pub fn fill_with(email: &str) -> String {
    format!("Fill in {email}")
}
