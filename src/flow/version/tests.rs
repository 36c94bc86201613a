//! Drives the version with events.

use super::*;

const SAME: Event = Event::Answered { is_same: true };
const OTHER: Event = Event::Answered { is_same: false };
const NAVIGATED: Event = Event::Navigated { is_busy: false };
const NAVIGATED_BUSY: Event = Event::Navigated { is_busy: true };

/// The state after `events`, and all effects.
fn after(events: &[Event]) -> (Version, Vec<Effect>) {
    events.iter().fold((Version::Unknown, vec![]), |(state, mut done), event| {
        let (state, due) = advance(state, *event);
        done.extend(due);
        (state, done)
    })
}

#[test]
fn a_page_of_the_server_s_build_stays_whatever_happens() {
    assert_eq!(after(&[NAVIGATED, SAME, NAVIGATED, Event::ReloadAsked]), (Version::Same, vec![]));
    assert!(!Version::Same.is_other() && !Version::Unknown.is_other());
}

#[test]
fn a_new_build_is_told_once_and_loads_with_the_next_screen() {
    let (state, effects) = after(&[SAME, OTHER, OTHER]);
    assert_eq!((state, effects), (Version::New, vec![Effect::TellHost]));
    assert!(state.is_other());
    assert_eq!(advance(state, NAVIGATED), (state, vec![Effect::Reload]));
}

#[test]
fn calls_that_wait_or_change_something_keep_the_page() {
    assert_eq!(advance(Version::New, NAVIGATED_BUSY), (Version::New, vec![]));
}

#[test]
fn a_page_from_a_cache_loads_again_only_when_the_person_asks() {
    let (state, effects) = after(&[OTHER, NAVIGATED, OTHER, NAVIGATED]);
    assert_eq!((state, effects), (Version::Cached, vec![Effect::TellHost]));
    assert!(state.is_other());
    assert_eq!(advance(state, Event::ReloadAsked), (state, vec![Effect::Reload]));
}

#[test]
fn the_person_may_load_a_new_build_at_any_time() {
    assert_eq!(advance(Version::New, Event::ReloadAsked), (Version::New, vec![Effect::Reload]));
}

#[test]
fn a_build_that_comes_back_needs_no_reload() {
    let (state, effects) = after(&[SAME, OTHER, SAME, NAVIGATED]);
    assert_eq!((state, effects), (Version::Same, vec![Effect::TellHost]));
    assert_eq!(advance(state, OTHER), (Version::New, vec![Effect::TellHost]));
}
