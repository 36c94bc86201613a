//! The engine compares the size of a file and hashes its bytes.

use coverlist_core::read::{Encoding, ReadChoices};
use coverlist_core::record::Date;
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::{Choices, Limits};
use coverlist_worker::{Engine, EngineAnswer, EngineFailure, Next, Start};
use sha2::{Digest, Sha256};

const RUN: u32 = 7;
const FILE: &str = "User ID,Insurance Status\r\n004231,Yes\r\n118204,No\r\n";

fn start(run: u32, choices: Choices) -> Start {
    Start {
        run,
        templates: TemplateSet::builtin(),
        template: "user".to_owned(),
        choices,
        today: Date::constant(2026, 9, 1),
        limits: Limits::default(),
    }
}

/// An engine that expects the bytes of a file.
fn reading() -> Engine {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(RUN, Choices::default())), Next::Read);
    engine
}

/// Reads `file` in slices, and returns the hash in the verdict.
fn hash_after_reading(engine: &mut Engine, file: &str, slice: usize) -> String {
    file.as_bytes().chunks(slice).for_each(|bytes| drop(engine.push(bytes)));
    engine.end(file.len() as u64);
    hash(engine)
}

/// Validates the file, and returns the hash in the verdict.
fn hash(engine: &mut Engine) -> String {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(9));
    }
    match answers.pop() {
        Some(EngineAnswer::Verdict { summary, .. }) => summary.sha256,
        other => panic!("a verdict at the end, not {other:?}"),
    }
}

fn sha256(text: &str) -> String {
    base16ct::lower::encode_string(&Sha256::digest(text))
}

#[test]
fn a_file_of_which_more_or_less_came_than_it_has_gets_no_verdict() {
    let whole = FILE.len() as u64;
    for size in [whole + 1, whole - 1, 2 * whole, 0] {
        let mut engine = reading();
        engine.push(FILE.as_bytes());
        let failure = EngineFailure::OtherSize { read: whole, size };
        assert_eq!(engine.end(size), [EngineAnswer::Failed { run: RUN, failure }]);
        assert!(!engine.is_busy() && !engine.is_reading());
    }
    let failure = EngineFailure::OtherSize { read: 0, size: 2_048 };
    assert_eq!(reading().end(2_048), [EngineAnswer::Failed { run: RUN, failure }], "that is no empty file");
}

#[test]
fn the_hash_is_that_of_the_bytes_whatever_the_slices() {
    for slice in [1, 7, FILE.len()] {
        assert_eq!(hash_after_reading(&mut reading(), FILE, slice), sha256(FILE));
    }
}

#[test]
fn the_hash_is_that_of_the_bytes_that_were_read_last() {
    let mut engine = reading();
    assert_eq!(hash_after_reading(&mut engine, FILE, 5), sha256(FILE));

    // Other settings without another reading: the same bytes.
    assert_eq!(engine.revalidate(start(8, Choices::default())), Next::Step);
    assert_eq!(hash(&mut engine), sha256(FILE));

    // The file is read again, and may have changed.
    let read = ReadChoices { encoding: Some(Encoding::Windows1252), delimiter: None };
    assert_eq!(engine.revalidate(start(9, Choices { read, ..Choices::default() })), Next::Read);
    let other = FILE.replace("118204", "118205");
    assert_eq!(hash_after_reading(&mut engine, &other, 7), sha256(&other));
}
