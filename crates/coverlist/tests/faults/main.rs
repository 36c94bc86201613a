//! Kills the program (SIGKILL) at random moments of staging, sampling, processing, undoing, redoing,
//! deleting and loading, under load. And breaks each single call with which a step writes to a file. After
//! a restart the interrupted step is done completely, once, or not at all, and the next step works.
//!
//! `cargo xtask faults` runs the long tests: every call, and 200 kills or as many as `COVERLIST_FAULTS`
//! says, at random moments that `COVERLIST_FAULTS_SEED` chooses.

#[path = "../harness/mod.rs"]
mod harness;

mod invariants;
mod chaos;
#[cfg(target_os = "linux")]
mod broken_calls;
#[cfg(target_os = "linux")]
mod sweep;

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

#[test]
#[cfg(target_os = "linux")]
fn a_broken_call_leaves_all_or_nothing_once() {
    for step in sweep::Step::ALL {
        println!("{step:?}: broke {} calls", sweep::sweep(step, 41));
    }
}

#[test]
#[cfg(target_os = "linux")]
#[ignore = "it takes minutes: cargo xtask faults"]
fn every_broken_call_leaves_all_or_nothing_once() {
    for step in sweep::Step::ALL {
        println!("{step:?}: broke {} calls", sweep::sweep(step, 1));
    }
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
