//! The site around the stages: who is there, the shell, and one file or folder a screen.

pub mod addresses;

mod session_state;
mod app;
mod heading;
mod permitted;
mod sign_in;
mod sign_in_again;
mod shell;
mod account_menu;
mod utilities;
mod imports;
mod records;
mod not_found;

pub use app::{App, mount};
