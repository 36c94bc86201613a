//! The site around the steps: sign-in, shell, and one file or folder for each screen. Only this module knows
//! the address of the document.

pub mod addresses;
mod router;
mod address_query;

mod app;
mod heading;
mod listed_view;
mod permitted;
mod sign_in;
mod sign_in_again;
mod new_version;
mod language_choice;
mod account_menu;
mod utilities;
mod imports;
mod records;
mod record;
mod coverage;
mod templates;
mod accounts;
mod audit;
mod password;
mod retention;
mod sources;
mod not_found;
mod parts;
mod shell;

pub use app::mount;
