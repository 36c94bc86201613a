//! Keeps drafts in the browser: the answers about a file that is not staged, for the time after a reload, a
//! crash or a new sign-in.
//!
//! A draft is encrypted with a key that the server holds for the account. The server deletes the key with
//! the account's last session, and a day after it was last fetched. Pages that another site embeds have no
//! key and keep nothing. A browser without the means, or a page without TLS, keeps nothing either.

mod cipher;
mod shelf;
mod account_drafts;

pub use account_drafts::{Drafts, KeptDraft};
pub use shelf::forget_all;
