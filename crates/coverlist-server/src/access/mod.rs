//! Passwords, sign-in, sessions, throttling of sign-ins, and the access log.

pub mod password;
pub mod new_password;
mod token;
mod pem_key;
pub mod issuer_keys;
mod signatures;
mod key_sets;
mod issuer_token;
mod network;
mod throttle;
mod hash_queue;
mod log_limit;
mod caller;
mod session;
mod sign_in;
mod own_password;
mod exchange;
mod provision;
mod tickets;
mod download;
mod language;
mod draft_key;
pub(crate) mod log_heads;

pub use caller::Caller;
pub use download::Download;
pub use exchange::PresentedToken;
pub(crate) use issuer_token::{is_id, is_text};
pub use language::languages;
pub use network::Network;
pub(crate) use own_password::wrong_password;
pub use provision::WantedDistrict;
pub use session::{Access, Credential, Place};
pub use sign_in::Browser;
pub use token::Token;
