//! Kills the program (SIGKILL) at random moments of staging, sampling, processing, undoing, redoing,
//! deleting and loading, under load. After each restart the interrupted step is done completely, once, or not
//! at all, and the next step works.
//!
//! `cargo xtask faults` runs the long test, with 200 kills or as many as `COVERLIST_FAULTS` says.
//! `COVERLIST_FAULTS_SEED` chooses the random moments.

#[path = "../harness/mod.rs"]
mod harness;

mod invariants;
mod chaos;

use chaos::Chaos;
use fastrand::Rng;

#[test]
fn a_kill_at_any_moment_leaves_all_or_nothing_once() {
    kill(12);
}

#[test]
#[ignore = "it takes minutes: cargo xtask faults"]
fn a_kill_at_any_of_200_moments_leaves_all_or_nothing_once() {
    kill(number_from("COVERLIST_FAULTS", 200));
}

fn kill(kills: u32) {
    let seed = number_from("COVERLIST_FAULTS_SEED", 1);
    let mut chaos = Chaos::new(Rng::with_seed(seed.into()));
    for kill in 1..=kills {
        let step = chaos.kill_during_a_step();
        if let Err(violation) = chaos.restart() {
            panic!("seed {seed}, kill {kill}, during {step:?}: {violation}");
        }
    }
    chaos.do_every_step();
    println!("killed {kills} times: {}", chaos.summary());
}

fn number_from(variable: &str, default: u32) -> u32 {
    std::env::var(variable).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}
