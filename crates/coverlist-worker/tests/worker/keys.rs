//! The engine names the keys that are to be looked up, and counts what the server has answered.

use crate::start::start;
use coverlist_core::sheet::Decisions;
use coverlist_worker::{
    Engine, EngineAnswer, Filter, KeyMatches, MatchedKeys, Next, RowKey, RowsRequest, Which,
};
use serde_json::json;

const RUN: u32 = 3;
/// Line 4 is rejected, and line 6 blank.
const FILE: &str = "User ID,Insurance Status\n 7 ,Enrolled\n8,Enrolled\n9,?\n10,Enrolled\n,\n11,Enrolled\n";

fn validated(file: &str) -> Engine {
    let mut engine = Engine::default();
    assert_eq!(engine.start(start(RUN, Decisions::default())), Next::Read);
    engine.push(file.as_bytes());
    engine.end(file.len() as u64);
    work_off(&mut engine);
    engine
}

fn work_off(engine: &mut Engine) -> Vec<EngineAnswer> {
    let mut answers = Vec::new();
    while engine.is_busy() {
        answers.extend(engine.step(2));
    }
    answers
}

/// The keys that the engine asks about, after a request.
fn asked(engine: &mut Engine, next: Next) -> Vec<String> {
    assert_eq!(next, Next::Step);
    match work_off(engine).as_slice() {
        [EngineAnswer::Keys { run: _, keys }] => keys.clone(),
        other => panic!("{other:?}"),
    }
}

fn matched(engine: &mut Engine, next: Next) -> MatchedKeys {
    assert_eq!(next, Next::Step);
    match work_off(engine).as_slice() {
        [EngineAnswer::Matched { run: _, keys }] => MatchedKeys::clone(keys),
        other => panic!("{other:?}"),
    }
}

fn answers(run: u32, missing: &[u32], proposed: &[u32]) -> KeyMatches {
    KeyMatches { run, missing: missing.to_vec(), proposed: proposed.to_vec() }
}

fn missing_lines(engine: &mut Engine, run: u32) -> Vec<u32> {
    let filter = Filter { which: Which::Missing, text: String::new() };
    assert_eq!(engine.rows(RowsRequest { run, number: 1, filter, from: 0, count: 60 }), Next::Step);
    match work_off(engine).as_slice() {
        [EngineAnswer::Window(window)] => window.rows.iter().map(|row| row.line).collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_keys_of_accepted_rows_are_asked_about_and_counted() {
    let mut engine = validated(FILE);
    let next = engine.keys(RUN);
    assert_eq!(asked(&mut engine, next), ["7", "8", "10", "11"]);
    let next = engine.match_keys(&answers(RUN, &[3], &[1]));
    let proposed = vec![RowKey { line: 3, key: "8".to_owned() }];
    assert_eq!(matched(&mut engine, next), MatchedKeys { found: 2, missing: 2, proposed });
    assert_eq!(missing_lines(&mut engine, RUN), [3, 7]);
}

#[test]
fn only_new_keys_are_asked_about_after_a_decision() {
    let mut engine = validated(FILE);
    let next = engine.keys(RUN);
    asked(&mut engine, next);
    let next = engine.match_keys(&answers(RUN, &[1], &[]));
    assert_eq!(matched(&mut engine, next).missing, 1);
    let edits = json!({"edits": [{"line": 3, "field": "User ID", "text": "008"}]});
    engine.revalidate(start(RUN + 1, serde_json::from_value(edits).expect("decisions")));
    work_off(&mut engine);
    assert_eq!(missing_lines(&mut engine, RUN + 1), [0_u32; 0], "nothing is known before the look-up");
    let next = engine.keys(RUN + 1);
    assert_eq!(asked(&mut engine, next), ["008"]);
    let next = engine.match_keys(&answers(RUN + 1, &[], &[]));
    assert_eq!(matched(&mut engine, next), MatchedKeys { found: 4, ..MatchedKeys::default() });
}

#[test]
fn the_other_kind_of_records_has_other_keys() {
    let mut engine = validated("Device Serial,Insurance Status\n7,Enrolled\n");
    let mut devices = start(RUN + 1, Decisions::default());
    devices.template = "device".to_owned();
    engine.revalidate(devices.clone());
    work_off(&mut engine);
    let next = engine.keys(RUN + 1);
    assert_eq!(asked(&mut engine, next), ["7"]);
    let next = engine.match_keys(&answers(RUN + 1, &[0], &[]));
    assert_eq!(matched(&mut engine, next).missing, 1);
    let columns = json!({"columns": {"User ID": "Device Serial"}});
    engine.revalidate(start(RUN + 2, serde_json::from_value(columns).expect("decisions")));
    work_off(&mut engine);
    let next = engine.keys(RUN + 2);
    assert_eq!(asked(&mut engine, next), ["7"], "nobody knows whether a user has this key");
}

#[test]
fn a_long_file_is_asked_about_in_parts() {
    let rows = (100_000..125_000).map(|key| format!("{key},Enrolled\n"));
    let mut engine =
        validated(&["User ID,Insurance Status\n".to_owned()].into_iter().chain(rows).collect::<String>());
    let mut next = engine.keys(RUN);
    for part in [20_000, 5_000] {
        assert_eq!(asked(&mut engine, next).len(), part);
        next = engine.match_keys(&answers(RUN, &[0], &[]));
    }
    assert_eq!(matched(&mut engine, next), MatchedKeys { found: 24_998, missing: 2, proposed: vec![] });
    assert_eq!(missing_lines(&mut engine, RUN), [2, 20_002]);
}

#[test]
fn late_requests_and_answers_change_nothing() {
    let mut engine = validated(FILE);
    assert_eq!(engine.keys(RUN - 1), Next::Nothing);
    assert_eq!(engine.match_keys(&answers(RUN - 1, &[], &[])), Next::Nothing);
    let next = engine.keys(RUN);
    asked(&mut engine, next);
    let next = engine.match_keys(&answers(RUN, &[0, 9], &[]));
    assert_eq!(matched(&mut engine, next).missing, 1, "there is no key at position 9");
    engine.match_keys(&answers(RUN, &[1], &[]));
    assert_eq!(missing_lines(&mut engine, RUN), [2]);
}
