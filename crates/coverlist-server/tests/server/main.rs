//! The server, through its front door.

#[path = "../harness/mod.rs"]
mod harness;

mod stage;
mod plan;
mod process;
mod report;
mod idempotency;
mod sign_in;
mod access;
mod limits;
mod hosts;
mod proxy;
mod crowd;
mod health;
mod full_disk;
mod audit;
mod sentinels;
mod page;
mod command;
mod store;
