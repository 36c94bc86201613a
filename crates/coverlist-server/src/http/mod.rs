//! The API and the page over HTTP. `routes` is the table of everything that can be asked for, and by whom.

mod listen;
mod deadlines;
mod stream;
mod incoming;
mod edge;
mod routes;
mod app;
mod admit;
mod origin;
mod cookie;
mod ask;
mod body;
mod keyed;
mod health;
mod site;
mod session;
mod templates;
mod imports;
mod progress;
mod report;
mod records;
mod download;
mod page;
mod policy;
pub mod problem;

pub use app::App;
pub use deadlines::Deadlines;
pub use listen::{Peer, listen};
pub use origin::Origin;
pub use routes::{Need, Route, router, routes};
