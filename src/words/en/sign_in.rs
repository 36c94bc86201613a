//! Signing in, first and again.

use coverlist_api::Permission;

/// The page's title and its button.
pub const SIGN_IN: &str = "Sign in";
/// The first field.
pub const EMAIL: &str = "Email";
/// The second field.
pub const PASSWORD: &str = "Password";
/// What the product is for.
pub const ABOUT: &str = "Apply an insurance enrollment list to your district’s users or devices. Every mistake shows \
                         before anything is sent, every change before anything is applied.";
/// Both are needed.
pub const BOTH_NEEDED: &str = "Enter your email and your password.";
/// They do not fit.
pub const WRONG: &str = "Email and password don’t match";
/// What to do about it.
pub const WRONG_HELP: &str = "Check both and try again. Passwords are case-sensitive.";
/// The session began, and the browser did not keep it.
pub const NO_COOKIE: &str = "This browser keeps no cookie";
/// What to do about it.
pub const NO_COOKIE_HELP: &str = "Email and password are right, but the browser did not keep the cookie that says who is signed in. Allow cookies for this site in the browser’s settings, then sign in again. If they are allowed, tell whoever runs Coverlist: the server may be set up for another address.";
/// What a demo account may do.
pub const MAY: &str = "May";
/// Too many tries.
pub const THROTTLED: &str = "Too many attempts";
/// The demo's accounts.
pub const DEMO: &str = "Demo district";
/// What they are.
pub const DEMO_HELP: &str =
    "Made-up people and devices to try everything on. Press an account to fill the form.";
/// The title of the dialog.
pub const ENDED: &str = "Sign in again";
/// What it says.
pub const ENDED_HELP: &str =
    "Your session ended. Nothing on this page is lost: sign in and it goes on where it was.";
/// To the sign-in page.
pub const LEAVE: &str = "Leave this page";
/// Said when signed in again.
pub const BACK: &str = "Signed in again.";

/// When to try again.
pub fn throttled(seconds: Option<u32>) -> String {
    match seconds {
        Some(1) => "Wait a second, then try again.".to_owned(),
        Some(seconds) if seconds <= 90 => format!("Wait {seconds} seconds, then try again."),
        Some(seconds) => format!("Wait {} minutes, then try again.", seconds.div_ceil(60)),
        None => "Wait a few minutes, then try again.".to_owned(),
    }
}

/// What a demo account may do.
pub fn demo_may(permissions: &[Permission]) -> String {
    permissions.iter().map(|permission| permission.title()).collect::<Vec<_>>().join(", ")
}

/// A demo account's button.
pub fn fill_with(email: &str) -> String {
    format!("Fill in {email}")
}
