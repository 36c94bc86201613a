use super::advance::Step;
use super::{ColumnEdit, Direction, Draft, Drafting, Edit, Effect, Event, Limit, advance};
use crate::client::Failure;
use coverlist_api::{SentenceView, TemplateFaultView, TemplatePreview};
use coverlist_core::record::{Field, FieldType, RecordKind, Status};
use coverlist_core::template::{Column, Template};
use serde_json::{Value, json};

fn user() -> Template {
    Template::builtin(RecordKind::User)
}

fn after(state: Drafting, edits: impl IntoIterator<Item = Edit>) -> Drafting {
    edits.into_iter().fold(state, |state, edit| advance(state, Event::Edited(edit)).0)
}

fn typed(edits: impl IntoIterator<Item = Edit>) -> Drafting {
    after(Drafting::new(user(), None), edits)
}

fn header(text: &str) -> Edit {
    Edit::Column(Field::PolicyNumber, ColumnEdit::Header(text.to_owned()))
}

fn of_status(edit: ColumnEdit) -> Edit {
    Edit::Column(Field::Status, edit)
}

fn document(state: &Drafting) -> Value {
    serde_json::from_str(&state.document()).expect("JSON")
}

fn fields(state: &Drafting) -> Vec<Field> {
    state.draft.columns.iter().map(|column| column.field).collect()
}

#[test]
fn the_document_of_an_unchanged_draft_is_the_template() {
    let mut template = user();
    let amount = Field::custom(1, FieldType::Amount);
    template.columns.push(Column {
        minimum: Some(coverlist_core::record::Value::Amount(0)),
        maximum: Some(coverlist_core::record::Value::Amount(250_050)),
        aliases: vec!["Fee".to_owned()],
        ..Column::new(amount, "Annual Fee")
    });
    template.columns[2].max_length = Some(40);
    template.columns[2].pattern = Some("[A-Z]+".to_owned());
    template.columns[5].date_formats = vec!["%d.%m.%Y".to_owned()];
    template.columns[6].date_formats = vec!["%Y-%m-%d".to_owned(), "%m/%d/%Y".to_owned()];
    let state = Drafting::new(template.clone(), None);
    assert!(!state.is_changed());
    let read: Template = serde_json::from_str(&state.document()).expect("a template");
    assert_eq!(read, template);
}

#[test]
fn texts_are_sent_as_they_are_typed_and_blank_words_are_left_out() {
    let limit =
        |limit, text: &str| Edit::Column(Field::CoverageAmount, ColumnEdit::Limit(limit, text.to_owned()));
    let state = typed([
        limit(Limit::Minimum, "1,00"),
        of_status(ColumnEdit::AddWord),
        of_status(ColumnEdit::AddWord),
        of_status(ColumnEdit::Word(10, " Free plan ".to_owned())),
        of_status(ColumnEdit::Means(10, Status::Waived.id().to_owned())),
        Edit::Column(Field::PolicyNumber, ColumnEdit::Aliases("Policy\n\n No. ".to_owned())),
    ]);
    let document = document(&state);
    assert_eq!(document["fields"][4]["constraints"]["minimum"], json!("1,00"));
    let words = document["fields"][1]["coverlist:words"].as_array().expect("words");
    assert_eq!(words.len(), 10);
    assert_eq!(words[9], json!({ "word": "Free plan", "means": "waived" }));
    assert_eq!(document["fields"][2]["coverlist:aliases"], json!(["Policy", "No."]));
    assert_eq!(state.draft.columns[1].place_of_word(10), 9);
}

#[test]
fn numbers_are_sent_as_documents_have_them() {
    for (typed_text, sent) in [
        ("100", "100.00"),
        ("$2,500.5", "2500.50"),
        ("1050.00", "1050.00"),
        ("1,00", "1,00"),
        ("12.345", "12.345"),
        ("-5", "-5"),
        ("a lot", "a lot"),
    ] {
        let limit = ColumnEdit::Limit(Limit::Maximum, typed_text.to_owned());
        let state = typed([Edit::Column(Field::CoverageAmount, limit)]);
        assert_eq!(document(&state)["fields"][4]["constraints"]["maximum"], json!(sent), "{typed_text}");
    }
}

#[test]
fn columns_are_added_moved_and_removed_but_the_key_stays_first() {
    let fee = Field::custom(1, FieldType::Amount);
    let add = Edit::Add(fee, "Fee".to_owned());
    let state = typed([add.clone(), add, Edit::Move(fee, Direction::ToStart)]);
    assert_eq!(fields(&state)[6..], [fee, Field::CoverageEnd]);
    let state = after(state, [Edit::Move(fee, Direction::ToEnd), Edit::Move(fee, Direction::ToEnd)]);
    assert_eq!(fields(&state)[7], fee);
    let still = [Edit::Remove(Field::Key), Edit::Move(Field::Status, Direction::ToStart)];
    assert_eq!(fields(&after(state.clone(), still)), fields(&state));
    assert_eq!(fields(&after(state, [Edit::Remove(fee)])).len(), 7);
}

#[test]
fn typing_in_one_place_is_undone_at_once() {
    let state = typed([header("P"), header("Po"), Edit::WaivedIsCovered(true), header("Pol")]);
    let undone = |state: Drafting| advance(state, Event::Undone).0;
    let state = undone(state);
    assert_eq!(state.draft.columns[2].header, "Po");
    let state = undone(undone(state));
    assert_eq!(state.draft, Draft::of(&user()));
    assert!(!state.can_undo());
    assert_eq!(advance(state.clone(), Event::Undone), (state, vec![]));
}

#[test]
fn each_change_is_checked_and_one_that_changes_nothing_is_not() {
    let (state, effects) = advance(typed([]), Event::Edited(header("Policy")));
    assert_eq!(effects, [Effect::Check(state.document())]);
    assert_eq!(advance(state.clone(), Event::Edited(header("Policy"))), (state, vec![]));
}

#[test]
fn a_draft_with_faults_or_without_changes_is_not_saved() {
    assert_eq!(advance(typed([]), Event::SaveRequested).1, []);
    let problem = SentenceView { code: String::new(), params: Default::default(), message: String::new() };
    let faults = vec![TemplateFaultView { pointer: "/title".to_owned(), problem }];
    let seen = TemplatePreview { faults, ..TemplatePreview::default() };
    let faulty = advance(typed([header("Policy")]), Event::Checked(Ok(seen))).0;
    assert_eq!(advance(faulty, Event::SaveRequested).1, []);
    let length = ColumnEdit::Limit(Limit::MaxLength, "many".to_owned());
    let wrong = typed([Edit::Column(Field::PolicyNumber, length)]);
    assert_eq!(wrong.draft.wrong_length(), Some((Field::PolicyNumber, Limit::MaxLength)));
    assert_eq!(advance(wrong, Event::SaveRequested).1, []);
}

#[test]
fn a_draft_is_saved_once_and_what_is_typed_meanwhile_stays() {
    let (state, effects) = advance(typed([header("Policy")]), Event::SaveRequested);
    assert_eq!(effects, [Effect::Save(state.document())]);
    assert_eq!(advance(state.clone(), Event::SaveRequested).1, []);
    let mut saved = user();
    (saved.version, saved.columns[2].header) = (2, "Policy".to_owned());
    let answer = || Event::Saved(Box::new(Ok(saved.clone())));
    let (done, effects) = advance(state.clone(), answer());
    assert!(!done.is_changed() && !done.can_undo());
    assert_eq!(effects, [Effect::Check(done.document()), Effect::Tell(2)]);
    let later = advance(after(state, [header("Policy No.")]), answer()).0;
    assert_eq!((later.is_changed(), later.draft.columns[2].header.as_str()), (true, "Policy No."));
    assert_eq!(document(&later)["coverlist:version"], json!(2));
}

#[test]
fn a_draft_survives_a_failure_and_another_version() {
    let sending = advance(typed([header("Policy")]), Event::SaveRequested).0;
    let failed = advance(sending, Event::Saved(Box::new(Err(Failure::Unreachable)))).0;
    assert_eq!(failed.step, Step::Typing(Some(Failure::Unreachable)));
    assert_eq!(advance(failed.clone(), Event::SaveRequested).1.len(), 1);
    let other = Template { version: 4, ..user() };
    assert_eq!(advance(failed.clone(), Event::RebaseRequested).1, [Effect::FetchLatest]);
    let (rebased, effects) = advance(failed, Event::Latest(Box::new(Ok(other))));
    assert_eq!((document(&rebased)["coverlist:version"].clone(), effects.len()), (json!(4), 1));
    assert!(rebased.is_changed());
}

#[test]
fn an_earlier_version_is_restored_and_the_restoring_is_undone() {
    let now = Template { name: "Students".to_owned(), version: 2, ..user() };
    let restored = after(Drafting::new(now.clone(), None), [Edit::Restore(Box::new(user()))]);
    assert_eq!(restored.draft, Draft::of(&user()));
    assert_eq!(advance(restored, Event::Undone).0.draft, Draft::of(&now));
}
