//! Kills the real program (SIGKILL) at random moments of stage, process and delete, under load. After each start
//! everything is as if what was under way had been done whole, once, or not at all; and the next thing can be done.
//!
//! The long run, which `cargo xtask faults` makes, kills it 200 times, or as often as `COVERLIST_FAULTS` says.
//! `COVERLIST_FAULTS_SEED` is where the random moments begin.

#[path = "../harness/mod.rs"]
mod harness;

mod random;
mod world;
mod laws;

use random::Random;
use world::World;

#[test]
fn killed_at_any_moment_it_is_all_or_nothing_and_once() {
    kill(12);
}

#[test]
#[ignore = "it takes minutes: cargo xtask faults"]
fn killed_200_times_it_is_all_or_nothing_and_once() {
    kill(asked("COVERLIST_FAULTS", 200));
}

fn kill(kills: u32) {
    let seed = asked("COVERLIST_FAULTS_SEED", 1);
    let mut world = World::new(Random::new(seed));
    for kill in 1..=kills {
        let step = world.do_something_and_be_killed();
        if let Err(broken) = world.start_again() {
            panic!("seed {seed}, kill {kill}, during {step:?}: {broken}");
        }
    }
    world.do_everything_once();
    println!("killed {kills} times: {}", world.summary());
}

fn asked(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
