//! Random histories of imports by two admins, compared with a simple model after each step.
//!
//! The test command runs 500 histories. `COVERLIST_HISTORIES=20000` runs more of them, and
//! `COVERLIST_SEED=123` repeats the one with a seed.

#[path = "../harness/mod.rs"]
mod harness;

mod history;
mod model;

use harness::App;
use history::History;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::thread;

/// The number of histories, unless the environment names another one.
const HISTORIES: u64 = 500;

/// The number of servers, each with a part of the histories.
const SERVERS: u64 = 2;

#[test]
fn the_server_does_what_the_model_does() {
    if let Some(seed) = number("COVERLIST_SEED") {
        return History::new(&App::start(), seed).run();
    }
    let histories = number("COVERLIST_HISTORIES").unwrap_or(HISTORIES);
    thread::scope(|scope| {
        for server in 0..SERVERS {
            scope.spawn(move || {
                let app = App::start();
                (server..histories).step_by(SERVERS as usize).for_each(|seed| run(&app, seed));
            });
        }
    });
}

/// Runs a history, and names its seed if it fails.
fn run(app: &App, seed: u64) {
    let ran = catch_unwind(AssertUnwindSafe(|| History::new(app, seed).run()));
    if let Err(panic) = ran {
        eprintln!("The history failed. Repeat it with COVERLIST_SEED={seed}");
        std::panic::resume_unwind(panic);
    }
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}
