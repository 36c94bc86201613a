//! The change of the password of the signed-in account.

mod password_screen;

pub use password_screen::PasswordScreen;
