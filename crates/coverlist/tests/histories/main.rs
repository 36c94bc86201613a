//! Random histories of imports by two admins, compared with a simple model after each step.
//!
//! The test command runs 500 histories. `COVERLIST_HISTORIES=20000` runs more of them, and
//! `COVERLIST_SEED=123` repeats the one with a seed.

#[path = "../harness/mod.rs"]
mod harness;

mod decision_steps;
mod failing_writes;
mod history;
mod load_steps;
mod loads;
mod model;
mod reversal_steps;
mod rows;

use harness::{App, Session};
use history::History;
use rows::Person;
use std::env;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The number of histories, unless the environment names another one.
const HISTORIES: u64 = 500;

/// The number of tests that share the histories, each with a server of its own.
const PARTS: usize = 4;

#[test]
fn the_server_does_what_the_model_does_in_the_first_quarter_of_histories() {
    run_part(0);
}

#[test]
fn the_server_does_what_the_model_does_in_the_second_quarter_of_histories() {
    run_part(1);
}

#[test]
fn the_server_does_what_the_model_does_in_the_third_quarter_of_histories() {
    run_part(2);
}

#[test]
fn the_server_does_what_the_model_does_in_the_last_quarter_of_histories() {
    run_part(3);
}

fn run_part(part: usize) {
    let app = App::start();
    failing_writes::install(&app);
    let admins = [app.admin(), app.settings_only()];
    let users =
        Person::ALL.map(|person| format!("{},{} {}\n", person.id, person.first_name, person.last_name));
    admins[0].load("users", format!("User ID,Name\n{}", users.concat()));
    if let Some(seed) = number("COVERLIST_SEED") {
        return History::new(&app, &admins, seed).run();
    }
    let histories = number("COVERLIST_HISTORIES").unwrap_or(HISTORIES);
    (0..histories).skip(part).step_by(PARTS).for_each(|seed| run(&app, &admins, seed));
}

/// Runs a history, and names its seed if it fails.
fn run(app: &App, admins: &[Session; 2], seed: u64) {
    let ran = catch_unwind(AssertUnwindSafe(|| History::new(app, admins, seed).run()));
    if let Err(panic) = ran {
        eprintln!("The history failed. Repeat it with COVERLIST_SEED={seed}");
        std::panic::resume_unwind(panic);
    }
}

fn number(variable: &str) -> Option<u64> {
    env::var(variable).ok()?.parse().ok()
}
