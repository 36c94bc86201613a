//! Sentences of the sign-in page, and of the dialog that asks again after the session has ended.

use coverlist_api::Permission;

pub const SIGN_IN: &str = "Sign in";
pub const EMAIL: &str = "Email";
pub const PASSWORD: &str = "Password";
pub const ABOUT: &str = "Apply an insurance enrollment list to your district’s users or devices. Every \
    mistake shows before anything is sent, every change before anything is applied.";
pub const BOTH_NEEDED: &str = "Enter your email and your password.";
pub const WRONG: &str = "Email and password don’t match";
pub const WRONG_HELP: &str = "Check both and try again. Passwords are case-sensitive.";
pub const NO_COOKIE: &str = "This browser keeps no cookie";
pub const NO_COOKIE_HELP: &str = "Email and password are right, but the browser did not keep the cookie \
    that says who is signed in. Allow cookies for this site in the browser’s settings, then sign in again. \
    If they are allowed, tell whoever runs Coverlist: the server may be set up for another address.";
pub const MAY: &str = "May";
pub const THROTTLED: &str = "Too many attempts";
pub const DEMO: &str = "Demo district";
pub const DEMO_HELP: &str =
    "Made-up people and devices to try everything on. Press an account to fill the form.";
pub const ENDED: &str = "Sign in again";
pub const ENDED_HELP: &str =
    "Your session ended. Nothing on this page is lost: sign in and it goes on where it was.";
pub const LEAVE: &str = "Leave this page";
pub const BACK: &str = "Signed in again.";

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
