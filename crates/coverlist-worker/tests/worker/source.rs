//! The engine compares the size of a file and hashes its bytes.

use crate::start::start;
use coverlist_core::read::Encoding;
use coverlist_core::sheet::Decisions;
use coverlist_worker::{Engine, EngineAnswer, EngineFailure, Next};
use sha2::{Digest, Sha256};

const RUN: u32 = 7;
const FILE: &str = "User ID,Insurance Status\r\n004231,Yes\r\n118204,No\r\n";

/// An engine that expects the bytes of a file.
fn reading() -> Engine {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(RUN, Decisions::default())), Next::Read);
    engine
}

/// Reads and validates `file` in slices.
fn read(engine: &mut Engine, file: &str, slice: usize) {
    file.as_bytes().chunks(slice).for_each(|bytes| drop(engine.push(bytes)));
    engine.end(file.len() as u64);
    validate(engine);
}

/// Validates the file, and returns the last answer.
fn validate(engine: &mut Engine) -> Option<EngineAnswer> {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(9));
    }
    answers.pop()
}

/// Reads `file` again in slices, and returns the answers about its hash.
fn hash(engine: &mut Engine, file: &str, slice: usize) -> Vec<EngineAnswer> {
    let source = engine.start_hash().expect("a hash is due");
    assert_eq!(engine.start_hash(), None, "it is computed once");
    assert!(file.as_bytes().chunks(slice).all(|bytes| engine.hash(source, bytes)));
    engine.end_hash(source, true)
}

fn known(run: u32, file: &str) -> EngineAnswer {
    EngineAnswer::Source { run, sha256: sha256(file) }
}

fn changed(run: u32) -> EngineAnswer {
    EngineAnswer::Failed { run, failure: EngineFailure::FileChanged }
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
        let mut engine = reading();
        assert_eq!(engine.start_hash(), None, "the verdict comes first");
        read(&mut engine, FILE, slice);
        assert_eq!(hash(&mut engine, FILE, FILE.len() + 1 - slice), [known(RUN, FILE)]);
    }
}

#[test]
fn a_file_with_other_bytes_than_those_validated_has_changed() {
    let other = FILE.replace("118204", "118205");
    for now in [other.as_str(), &FILE[1..], "", &format!("{FILE}x")] {
        let mut engine = reading();
        read(&mut engine, FILE, 5);
        assert_eq!(hash(&mut engine, now, 7), [changed(RUN)]);
        assert_eq!(engine.sheet(RUN, "list.csv".to_owned()), Next::Step);
        assert_eq!(validate(&mut engine), Some(changed(RUN)), "it has no sheet");
    }
    let mut engine = reading();
    read(&mut engine, FILE, 5);
    let source = engine.start_hash().expect("a hash is due");
    engine.hash(source, FILE.as_bytes());
    assert_eq!(engine.end_hash(source, false), [changed(RUN)], "the browser could not read it to its end");
}

#[test]
fn other_settings_keep_the_hash_and_other_readings_do_not() {
    let mut engine = reading();
    read(&mut engine, FILE, 5);
    let source = engine.start_hash().expect("a hash is due");
    assert!(engine.hash(source, FILE.as_bytes()));

    // The hash ends during another validation of the same bytes. It is sent after the verdict.
    assert_eq!(engine.revalidate(start(8, Decisions::default())), Next::Step);
    assert_eq!(engine.end_hash(source, true), []);
    assert_eq!(validate(&mut engine), Some(known(8, FILE)));
    assert_eq!(engine.start_hash(), None);

    // The file is read again, and may have changed.
    let decisions = Decisions { encoding: Some(Encoding::Windows1252), ..Decisions::default() };
    assert_eq!(engine.revalidate(start(9, decisions)), Next::Read);
    let other = FILE.replace("118204", "118205");
    read(&mut engine, &other, 7);
    assert!(!engine.hash(source, b"late"));
    assert_eq!(hash(&mut engine, &other, 7), [known(9, &other)]);
}

#[test]
fn a_canceled_run_needs_no_hash() {
    let mut engine = reading();
    read(&mut engine, FILE, 5);
    let source = engine.start_hash().expect("a hash is due");
    engine.cancel(RUN);
    assert!(!engine.hash(source, FILE.as_bytes()));
    assert_eq!(engine.end_hash(source, true), []);
}
