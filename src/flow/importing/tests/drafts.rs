//! Drafts: what the browser keeps of the answers about a file, and what it offers.

use super::*;

const SHA256: &str = "ab12";

fn draft(template: &str, decisions: serde_json::Value) -> Draft {
    let decisions = serde_json::from_value(decisions).expect("decisions");
    Draft { template: template.to_owned(), decisions, saved_source: SourceChoice::default() }
}

fn sought(found: Option<Draft>) -> Event {
    let offered = |draft| Box::new(OfferedDraft { draft, stored_at: "2026-08-24T12:00:00Z".to_owned() });
    Event::DraftSought { source_sha256: SHA256.to_owned(), found: found.map(offered) }
}

fn found(draft: Draft) -> Event {
    sought(Some(draft))
}

fn corrected() -> Event {
    Event::Decided(Decision::Cell { line: 2, field: Field::Key, text: "007".to_owned() })
}

/// The effects that are about drafts.
fn kept(screen: &Screen) -> Vec<&Effect> {
    let is_kept = |effect: &&Effect| matches!(effect, Effect::FindDraft { .. } | Effect::KeepDraft { .. });
    screen.effects.iter().filter(is_kept).collect()
}

fn keep(draft: Option<Draft>) -> Effect {
    Effect::KeepDraft { source_sha256: SHA256.to_owned(), draft: draft.map(Box::new) }
}

fn find() -> Effect {
    Effect::FindDraft { source_sha256: SHA256.to_owned() }
}

/// A screen that has read a file and looks for a draft about it.
fn seeking() -> Screen {
    let mut screen = Screen::validated(clean());
    screen.answer(source(screen.importing.run(), SHA256));
    assert_eq!(kept(&screen), [&find()]);
    screen
}

/// A screen with a file about which no draft was found.
fn without_draft() -> Screen {
    let mut screen = seeking();
    screen.send(sought(None));
    screen
}

fn cell() -> serde_json::Value {
    json!({"edits": [{"line": 2, "field": "User ID", "text": "007"}]})
}

const NOTHING: [&Effect; 0] = [];

fn offered(screen: &Screen) -> Option<&OfferedDraft> {
    screen.importing.validate().expect("a file").draft.offered()
}

#[test]
fn a_change_of_the_answers_is_kept_under_the_hash_of_the_file() {
    let mut screen = without_draft();
    screen.send(corrected());
    assert_eq!(kept(&screen), [&keep(Some(draft("user", cell())))]);
    screen.answer(verdict(&screen, clean()));
    assert_eq!(kept(&screen), NOTHING, "nothing has changed");
    screen.send(Event::Undone);
    assert_eq!(kept(&screen), [&keep(None)], "no answers are left");
    screen.send(Event::Redone);
    assert_eq!(kept(&screen), [&keep(Some(draft("user", cell())))]);
}

#[test]
fn answers_before_the_browser_has_looked_are_kept_afterwards() {
    let mut screen = Screen::validated(clean());
    screen.send(corrected());
    assert_eq!(kept(&screen), NOTHING);
    screen.answer(verdict(&screen, clean()));
    screen.answer(source(screen.importing.run(), SHA256));
    assert_eq!(kept(&screen), [&find()]);
    screen.send(sought(None));
    assert_eq!(kept(&screen), [&keep(Some(draft("user", cell())))]);
}

#[test]
fn a_file_that_is_read_once_more_has_its_answers_already() {
    let mut screen = without_draft();
    screen.send(corrected());
    screen.send(Event::Restarted);
    screen.answer(source(screen.importing.run(), SHA256));
    assert_eq!(kept(&screen), NOTHING);
    screen.send(Event::Undone);
    assert_eq!(kept(&screen), [&keep(None)]);
}

#[test]
fn staging_deletes_the_draft() {
    let mut screen = without_draft();
    screen.stage();
    screen.send(Event::StageEnded(Err(Unsent::Failed(Failure::Unreachable))));
    assert_eq!(kept(&screen), NOTHING);
    screen.stage();
    screen.send(Event::StageEnded(Ok(import(7))));
    assert_eq!(kept(&screen), [&keep(None)]);
}

#[test]
fn a_draft_is_offered_and_can_be_taken_and_undone() {
    let mut screen = seeking();
    screen.send(found(draft("user", cell())));
    assert_eq!(screen.decisions(), json!({}), "nothing applies unconfirmed");
    screen.send(Event::DraftTaken);
    assert_eq!(screen.decisions(), cell());
    assert_eq!(offered(&screen), None);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}));
    assert_eq!(screen.send(Event::DraftTaken), []);
}

#[test]
fn a_draft_for_another_template_comes_with_it() {
    let mut screen = seeking();
    let edits = json!({"edits": [{"line": 2, "field": "Device Serial", "text": "X7"}]});
    screen.send(found(draft("device", edits.clone())));
    screen.send(Event::DraftTaken);
    assert_eq!((&*screen.template().template.id, screen.decisions()), ("device", edits));
    assert!(screen.effects.iter().any(|effect| matches!(effect, Effect::Revalidate(_))));
}

#[test]
fn an_earlier_draft_stays_as_it_is_until_the_person_decides_about_it() {
    let earlier = draft("user", json!({"keep": [{"line": 9}]}));
    for answered_first in [false, true] {
        let mut screen = seeking();
        let (first, second) = match answered_first {
            true => (corrected(), found(earlier.clone())),
            false => (found(earlier.clone()), corrected()),
        };
        screen.send(first);
        screen.send(second);
        assert_eq!(kept(&screen), NOTHING);
        assert_eq!(offered(&screen).map(|offered| &offered.draft), Some(&earlier));
        screen.send(Event::TemplateChosen("device".to_owned()));
        assert_eq!(kept(&screen), NOTHING, "the draft stays, also under another template");
    }
    let mut screen = seeking();
    screen.send(found(earlier.clone()));
    screen.send(Event::DraftDeleted);
    assert_eq!(kept(&screen), [&keep(None)]);
    let mut screen = seeking();
    screen.send(found(earlier.clone()));
    screen.send(corrected());
    screen.send(Event::DraftDeleted);
    assert_eq!(kept(&screen), [&keep(Some(draft("user", cell())))]);
    let mut screen = seeking();
    screen.send(found(earlier.clone()));
    screen.send(corrected());
    screen.send(Event::DraftTaken);
    assert_eq!(kept(&screen), [&keep(Some(earlier))]);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), cell(), "the newer answers are not lost");
}

#[test]
fn another_template_alone_is_no_answer() {
    let mut screen = without_draft();
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(kept(&screen), NOTHING);
}

#[test]
fn a_draft_is_not_offered_where_it_does_not_fit() {
    let mut screen = seeking();
    screen.send(found(draft("no_such_template", cell())));
    assert_eq!(offered(&screen), None);
    let mut screen = Screen::validated(clean());
    screen.answer(source(screen.importing.run(), "cd34"));
    screen.send(found(draft("user", cell())));
    assert_eq!(offered(&screen), None, "the file has other bytes");
}
