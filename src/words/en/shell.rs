//! The page around every screen.

/// The product's name.
pub const PRODUCT: &str = "Coverlist";
/// For the keyboard: over the top bar to the screen.
pub const SKIP: &str = "Skip to content";
/// The navigation's name.
pub const NAVIGATION: &str = "Main";
/// To the two cards.
pub const UTILITIES: &str = "System Utilities";
/// To the history.
pub const IMPORTS: &str = "Imports";
/// To the records.
pub const RECORDS: &str = "Records";
/// Where System Utilities are.
pub const SETTINGS: &str = "Settings";
/// The account menu's button, for a screen reader.
pub const ACCOUNT: &str = "Account";
/// Ends the session.
pub const SIGN_OUT: &str = "Sign out";
/// Ends every session of the account.
pub const SIGN_OUT_EVERYWHERE: &str = "Sign out everywhere";
/// What the second of the two does.
pub const EVERYWHERE_MEANS: &str = "Ends your sessions in every browser.";
/// While something is fetched.
pub const LOADING: &str = "Loading…";
/// An address that is none.
pub const NOT_FOUND: &str = "Page not found";
/// What to do about it.
pub const NOT_FOUND_HELP: &str =
    "There is nothing at this address. It may have been mistyped, or the page moved.";
/// The way back.
pub const TO_UTILITIES: &str = "Go to System Utilities";
/// A screen that the account may not use.
pub const DENIED: &str = "Your account can’t open this";

/// The document's title for a screen.
pub fn document_title(screen: &str) -> String {
    format!("{screen} · {PRODUCT}")
}

/// Why a screen is closed, and whom to ask.
pub fn denied(permission: &str, district: &str) -> String {
    format!(
        "It needs the {permission} permission, and your account’s role doesn’t have it. \
         Ask an administrator of {district} to give it to you."
    )
}

/// What the account may do, in the account menu.
pub fn permissions(titles: &[&str]) -> String {
    match titles {
        [] => "No permissions".to_owned(),
        titles => titles.join(", "),
    }
}
