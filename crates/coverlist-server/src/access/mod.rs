//! Passwords, sign-in, sessions, throttling of sign-ins, and the access log.

pub mod password;
pub mod new_password;
mod token;
mod network;
mod throttle;
mod hash_queue;
mod log_limit;
mod caller;
mod session;
mod sign_in;
mod download;
mod language;
pub(crate) mod log_heads;

pub use caller::Caller;
pub use download::Download;
pub use language::languages;
pub use network::Network;
pub use session::Access;
pub use sign_in::Browser;
pub use token::Token;
