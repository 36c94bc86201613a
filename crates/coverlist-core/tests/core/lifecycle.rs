//! The diagram in ARCHITECTURE.md shows exactly the legal transitions.

use coverlist_core::lifecycle::{RunState, State};
use std::fmt::{Debug, Write};
use std::fs;
use std::path::Path;

#[test]
fn the_diagram_shows_the_legal_transitions() {
    let mut diagram = String::from("stateDiagram-v2\n    [*] --> Staged\n");
    State::TRANSITIONS.iter().for_each(|transition| arrow(&mut diagram, "", transition));
    diagram.push_str("    state \"A run\" as run {\n        [*] --> Queued_\n");
    RunState::TRANSITIONS.iter().for_each(|transition| arrow(&mut diagram, "_", transition));
    diagram.push_str("    }\n");
    let document = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../ARCHITECTURE.md");
    let document = fs::read_to_string(document).expect("the document");
    assert!(document.contains(&diagram), "ARCHITECTURE.md needs this diagram:\n{diagram}");
}

/// An arrow from state to state. `suffix` tells the states of a run from those of an import.
fn arrow<S: Debug, E: Debug>(diagram: &mut String, suffix: &str, (from, by, to): &(S, E, S)) {
    let indent = if suffix.is_empty() { "    " } else { "        " };
    let event = format!("{by:?}").to_lowercase();
    writeln!(diagram, "{indent}{from:?}{suffix} --> {to:?}{suffix}: {event}")
        .expect("a string takes everything");
}
