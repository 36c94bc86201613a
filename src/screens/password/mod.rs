//! The account's own password.

mod password_screen;

pub use password_screen::PasswordScreen;
