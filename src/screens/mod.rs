//! The site around the steps: sign-in, shell, and one file or folder for each screen. Only this module uses
//! the router.

pub mod addresses;

mod app;
mod heading;
mod permitted;
mod sign_in;
mod sign_in_again;
mod new_version;
mod shell;
mod language_choice;
mod account_menu;
mod utilities;
mod imports;
mod records;
mod templates;
mod not_found;

pub use app::mount;
