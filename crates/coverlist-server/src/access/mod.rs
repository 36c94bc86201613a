//! Who may do what.

mod role;
pub mod password;
pub mod new_password;
mod token;
mod throttle;
mod hashing;
mod session;
mod caller;

pub use caller::Caller;
pub use role::Role;
pub use session::{Access, LONGEST_SESSION, SignedIn};
pub use token::Token;
