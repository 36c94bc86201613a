//! Settings > Accounts: the people who may sign in.

mod account_form;
mod account_dialog;
mod account_table;
mod accounts_screen;

pub use accounts_screen::AccountsScreen;
