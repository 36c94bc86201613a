//! Looking up which keys name a record.

use super::*;
use coverlist_api::{AnswerView, EvidenceView, LookupView};
use coverlist_core::lookup::{Difference, Relation};
use coverlist_core::record::RecordKind;
use coverlist_worker::{KeyMatches, MatchedKeys, RowKey};

fn keys() -> Vec<String> {
    ["1", "2", "3", "4"].map(str::to_owned).to_vec()
}

fn proposal() -> AnswerView {
    let evidence = EvidenceView {
        relation: Relation::Key,
        text: "002".to_owned(),
        differences: vec![Difference::Zeros],
    };
    AnswerView::Proposal { record: 5, key: "002".to_owned(), evidence }
}

/// The server knows the first key, and has a proposal for the second one.
fn found(run: u32) -> LookedUp {
    let record = AnswerView::Record { record: 7 };
    let answers = vec![record, proposal(), AnswerView::Rivals { records: 2 }, AnswerView::Nothing];
    LookedUp::new(run, &keys(), LookupView { answers })
}

fn matched(run: u32) -> EngineAnswer {
    let proposed = vec![RowKey { line: 3, key: "2".to_owned() }];
    EngineAnswer::Matched { run, keys: Box::new(MatchedKeys { found: 7, missing: 3, proposed }) }
}

impl Screen {
    fn look_up(&self) -> &LookUp {
        &self.importing.validate().expect("there is a file").look_up
    }
}

#[test]
fn the_keys_of_accepted_rows_are_looked_up_after_each_verdict() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    assert!(screen.effects.contains(&Effect::FetchKeys { run }), "{:?}", screen.effects);
    let look_up = Effect::LookUp { run, kind: RecordKind::User, keys: keys() };
    assert_eq!(screen.answer(EngineAnswer::Keys { run, keys: keys() }), [look_up]);
    let matches = KeyMatches { run, missing: vec![2, 3], proposed: vec![1] };
    let answer = Ok(found(run));
    assert_eq!(screen.send(Event::LookedUp { run, answer }), [Effect::MatchKeys(matches)]);
    assert_eq!(screen.look_up().matched(), None);
    screen.answer(matched(run));
    assert_eq!(screen.look_up().matched().map(|matched| matched.missing), Some(3));
    assert_eq!(screen.look_up().proposal("2").map(|proposal| proposal.key.as_str()), Some("002"));
    screen.send(Event::Decided(Decision::Keys(vec![(3, "002".to_owned())])));
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.look_up().matched().map(|matched| matched.missing), Some(3), "until the next counts");
    assert!(screen.effects.contains(&Effect::FetchKeys { run: run + 1 }), "{:?}", screen.effects);
}

#[test]
fn nothing_is_looked_up_without_an_accepted_row() {
    for summary in [Summary { accepted: 0, ..clean() }, Summary { checked: false, ..clean() }] {
        let screen = Screen::validated(summary);
        assert!(!screen.effects.iter().any(|effect| matches!(effect, Effect::FetchKeys { .. })));
    }
}

#[test]
fn the_counts_go_with_the_last_accepted_row() {
    let mut screen = Screen::validated(clean());
    screen.answer(matched(screen.importing.run()));
    assert_eq!(screen.look_up().times, 1);
    screen.send(Event::Decided(Decision::Cell { line: 2, field: Field::Status, text: "?".to_owned() }));
    screen.answer(verdict(&screen, Summary { accepted: 0, ..clean() }));
    assert_eq!(screen.look_up().phase, LookUpPhase::Open);
}

#[test]
fn a_failed_look_up_is_told_and_repeated_on_demand() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    assert_eq!(screen.send(Event::LookUpRequested), [], "the look-up is under way");
    screen.send(Event::LookedUp { run, answer: Err(Failure::Unreachable) });
    assert_eq!(screen.look_up().phase, LookUpPhase::Failed(Failure::Unreachable));
    assert_eq!(screen.send(Event::LookUpRequested), [Effect::FetchKeys { run }]);
    assert_eq!(screen.look_up().phase, LookUpPhase::Open);
}

#[test]
fn an_answer_about_an_earlier_verdict_changes_nothing() {
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    let before = screen.importing.clone();
    assert_eq!(screen.send(Event::LookedUp { run: run - 1, answer: Ok(found(run - 1)) }), []);
    assert_eq!(screen.importing, before);
}

#[test]
fn keys_of_the_other_kind_are_counted_and_forgotten_with_the_template() {
    let run = 1;
    let nothing = LookupView { answers: vec![AnswerView::Nothing; 4] };
    let looked_up = LookedUp::new(run, &keys(), nothing);
    assert!(!looked_up.has_record(4) && found(run).has_record(4));
    let mut screen = Screen::validated(clean());
    let run = screen.importing.run();
    let records = LookupView { answers: vec![AnswerView::Record { record: 1 }, AnswerView::Nothing] };
    screen.send(Event::LookedUp { run, answer: Ok(looked_up.with_other_kind(&records)) });
    assert_eq!(screen.look_up().of_other_kind, 1);
    screen.send(Event::TemplateChosen("device".to_owned()));
    screen.answer(verdict(&screen, clean()));
    assert_eq!(screen.look_up().of_other_kind, 0);
    let run = screen.importing.run();
    let look_up = Effect::LookUp { run, kind: RecordKind::Device, keys: keys() };
    assert_eq!(screen.answer(EngineAnswer::Keys { run, keys: keys() }), [look_up]);
}
