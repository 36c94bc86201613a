//! Sentences of the top bar, the account menu, and the screens that replace one that cannot be shown.

pub const PRODUCT: &str = "Coverlist";
pub const SKIP: &str = "Skip to content";
pub const NAVIGATION: &str = "Main";
pub const UTILITIES: &str = "System Utilities";
pub const IMPORTS: &str = "Imports";
pub const RECORDS: &str = "Records";
pub const SETTINGS: &str = "Settings";
pub const ACCOUNT: &str = "Account";
pub const SIGN_OUT: &str = "Sign out";
pub const SIGN_OUT_EVERYWHERE: &str = "Sign out everywhere";
pub const EVERYWHERE_MEANS: &str = "Ends your sessions in every browser.";
pub const LOADING: &str = "Loading…";
pub const NOT_FOUND: &str = "Page not found";
pub const NOT_FOUND_HELP: &str =
    "There is nothing at this address. It may have been mistyped, or the page moved.";
pub const TO_UTILITIES: &str = "Go to System Utilities";
pub const DENIED: &str = "Your account can’t open this";

pub fn document_title(screen: &str) -> String {
    format!("{screen} · {PRODUCT}")
}

pub fn denied(permission: &str, district: &str) -> String {
    format!(
        "It needs the {permission} permission, and your account’s role doesn’t have it. Ask an \
         administrator of {district} to give it to you."
    )
}

pub fn permissions(titles: &[&str]) -> String {
    match titles {
        [] => "No permissions".to_owned(),
        titles => titles.join(", "),
    }
}
