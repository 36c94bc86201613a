//! Random walks through a state machine, for tests.

const WALKS: u32 = 300;
const STEPS: u32 = 50;

/// Sends random events to a state machine and checks each transition. Every run takes the same walks.
pub(super) fn walk<S: Clone, E: Clone, F>(
    start: &S,
    events: impl Fn(&S) -> Vec<E>,
    advance: fn(S, E) -> (S, Vec<F>),
    mut check: impl FnMut(&S, &E, &S, &[F]),
) {
    let mut seed = 1_u64;
    for _ in 0..WALKS {
        let mut state = start.clone();
        for _ in 0..STEPS {
            seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let mut events = events(&state);
            let event = events.swap_remove((seed >> 33) as usize % events.len());
            let (next, effects) = advance(state.clone(), event.clone());
            check(&state, &event, &next, &effects);
            state = next;
        }
    }
}
