//! Decisions about a file, undo and redo, and decisions that do not fit.

use super::*;

#[test]
fn decisions_and_an_upload_are_work_that_leaving_would_lose() {
    let mut screen = Screen::validated(clean());
    assert!(!Screen::new().importing.has_unsent_work() && !screen.importing.has_unsent_work());
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    assert!(screen.importing.has_unsent_work());
    assert!(Screen::uploading().importing.has_unsent_work());
}

#[test]
fn each_decision_validates_the_file_again_in_a_new_run() {
    let mapping = ColumnMapping { column: 1, field: Field::Key };
    let decisions = [
        Event::TemplateChosen("device".to_owned()),
        Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))),
        Event::Decided(Decision::Delimiter(Some(Delimiter::Semicolon))),
        Event::Decided(Decision::Worksheet("Fall".to_owned())),
        Event::Decided(Decision::HiddenRows(HiddenRows::LeaveOut)),
        Event::Decided(Decision::Columns(vec![mapping])),
        Event::Decided(Decision::ColumnOpen(Field::Key)),
        Event::Decided(Decision::NoColumn(Field::CoverageType)),
        Event::Decided(Decision::DateOrder(vec![Field::CoverageEnd], DateOrder::DayFirst)),
    ];
    let mut screen = Screen::validated(clean());
    for decision in decisions {
        let before = screen.importing.run();
        let effects = screen.send(decision.clone()).to_vec();
        let Importing { run, limits, .. } = screen.importing;
        let template = screen.template();
        assert_ne!(run, before);
        let decisions = screen.importing.validate().expect("there is a file").decisions.clone();
        let job = Job { run, template, decisions, sources: Arc::default(), limits };
        assert_eq!(effects, [Effect::Revalidate(job)], "{decision:?}");
        assert!(
            matches!(screen.phase(), Phase::Working { before: Some(_), .. }),
            "the previous result stays visible"
        );
        screen.answer(verdict(&screen, clean()));
    }
    let decided = json!({
        "columns": {"Coverage Type": null},
        "date_order": {"Coverage End Date": "day-first"},
        "worksheet": "Fall",
        "hidden_rows": "leave-out",
    });
    assert_eq!(screen.decisions(), decided, "a worksheet is read in one way");
}

#[test]
fn a_column_maps_to_one_field_and_a_field_to_one_column() {
    let mapping = |column, field| ColumnMapping { column, field };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping(1, Field::Key), mapping(2, Field::Status)])));
    screen.send(Event::Decided(Decision::Columns(vec![mapping(2, Field::Key)])));
    assert_eq!(screen.decisions(), json!({"columns": {"User ID": 2}}));
}

#[test]
fn a_field_is_left_out_until_it_is_mapped_or_asked_about_again() {
    let mapping = ColumnMapping { column: 3, field: Field::CoverageType };
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    assert_eq!(screen.decisions(), json!({"columns": {"Coverage Type": null}}));
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    assert_eq!(screen.decisions(), json!({"columns": {"Coverage Type": 3}}));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::ColumnOpen(Field::CoverageType)));
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn a_field_has_one_value_in_every_row_until_it_is_mapped() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Constant(Field::Status, "Enrolled".to_owned())));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": {"constant": "Enrolled"}}}));
    let mapping = ColumnMapping { column: 2, field: Field::Status };
    screen.send(Event::Decided(Decision::Columns(vec![mapping])));
    assert_eq!(screen.decisions(), json!({"columns": {"Insurance Status": 2}}));
}

#[test]
fn a_word_stands_for_another_one_until_it_is_open_again() {
    let word = |text: &str, meaning: Option<&str>| {
        Event::Decided(Decision::Word(Field::Status, text.to_owned(), meaning.map(str::to_owned)))
    };
    let mut screen = Screen::validated(clean());
    screen.send(word("In Force", Some("Waived")));
    screen.send(word("in  force", Some("Enrolled")));
    screen.send(word("", Some("Declined")));
    let words = json!({"in  force": "Enrolled", "": "Declined"});
    assert_eq!(screen.decisions(), json!({"words": {"Insurance Status": words}}));
    screen.send(word("in force", None));
    screen.send(word("", None));
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn values_are_decided_by_column_and_damage_is_repaired_once() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Decimal(Field::CoverageAmount, DecimalStyle::Comma)));
    screen.send(Event::Decided(Decision::Century(Century::From2000)));
    screen.send(Event::Decided(Decision::Checks(vec![3, 4])));
    for _ in 0..2 {
        screen.send(Event::Decided(Decision::Repair(Field::Key, Code::KeyScientific)));
    }
    let decided = json!({
        "century": 2000,
        "decimal": {"Coverage Amount": "comma"},
        "check": [3, 4],
        "repairs": {"User ID": ["key_scientific"]},
    });
    assert_eq!(screen.decisions(), decided);
}

#[test]
fn all_proposals_are_confirmed_at_once_and_taken_back_at_once() {
    let questions = json!([
        {"decision": "/columns/User ID", "about": "column", "field": "key", "header": "User ID",
            "required": true, "reason": "alias", "candidates": [{"column": 2, "header": "Student"}]},
        {"decision": "/words/Insurance Status", "about": "words", "field": "status",
            "header": "Insurance Status", "more": 0, "words": [
                {"text": "Active", "rows": 3, "proposal": "Enrolled"},
                {"text": "Pending", "rows": 1, "proposal": null}]},
    ]);
    let questions = serde_json::from_value(questions).expect("questions");
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Proposals(questions)));
    let decided = json!({"columns": {"User ID": 2}, "words": {"Insurance Status": {"Active": "Enrolled"}}});
    assert_eq!(screen.decisions(), decided);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}));
}

#[test]
fn decisions_are_taken_back_and_made_again_each_in_a_new_run() {
    let mut screen = Screen::validated(clean());
    assert_eq!(screen.send(Event::Undone), [], "there is no decision");
    let decide = |century| Event::Decided(Decision::Century(century));
    screen.send(decide(Century::From1900));
    screen.send(decide(Century::From2000));
    let run = screen.importing.run();
    assert!(matches!(screen.send(Event::Undone), [Effect::Revalidate(job)] if job.run != run));
    assert_eq!(screen.decisions(), json!({"century": 1900}));
    screen.send(Event::Redone);
    assert_eq!(screen.decisions(), json!({"century": 2000}));
    assert_eq!(screen.send(Event::Redone), [], "everything is made again");
    screen.send(Event::Undone);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}));
    screen.send(decide(Century::From2000));
    assert_eq!(screen.send(Event::Redone), [], "another decision was made instead");
}

#[test]
fn decisions_for_another_template_are_not_brought_back() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Constant(Field::Status, "Enrolled".to_owned())));
    screen.send(Event::TemplateChosen("device".to_owned()));
    assert_eq!(screen.send(Event::Undone), []);
}

#[test]
fn another_delimiter_removes_all_decisions_about_columns() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 1, field: Field::Key }])));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::Delimiter(Some(Delimiter::Semicolon))));
    assert_eq!(screen.decisions(), json!({"delimiter": ";"}));
}

#[test]
fn decisions_that_do_not_fit_the_file_are_asked_about_again() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Columns(vec![ColumnMapping { column: 9, field: Field::Key }])));
    screen.send(Event::Decided(Decision::DateOrder(vec![Field::CoverageEnd], DateOrder::DayFirst)));
    screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Utf8))));
    let run = screen.importing.run();
    let fault = DecisionFault { pointer: "/columns/User ID".to_owned(), rule: DecisionRule::NotInFile };
    let failure = EngineFailure::WrongDecision(fault);
    let effects = screen.answer(EngineAnswer::Failed { run, failure }).to_vec();
    let [Effect::Revalidate(job)] = effects.as_slice() else { panic!("{effects:?}") };
    assert_eq!(json!(job.decisions), json!({"encoding": "utf-8"}));
    assert!(matches!(screen.phase(), Phase::Working { .. }));
}

#[test]
fn a_correction_that_does_not_fit_is_taken_back_alone() {
    let mut screen = Screen::validated(clean());
    screen.send(Event::Decided(Decision::Encoding(Some(Encoding::Windows1252))));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(Event::Decided(Decision::Cell { line: 900, field: Field::Key, text: "1".to_owned() }));
    let fault = DecisionFault { pointer: "/edits/0".to_owned(), rule: DecisionRule::NoCell };
    let failure = EngineFailure::WrongDecision(fault);
    let run = screen.importing.run();
    let effects = screen.answer(EngineAnswer::Failed { run, failure });
    assert!(matches!(effects, [Effect::Revalidate(_)]));
    let rest = json!({"encoding": "windows-1252", "columns": {"Coverage Type": null}});
    assert_eq!(screen.decisions(), rest);
}

#[test]
fn a_value_for_every_row_that_is_refused_is_taken_back_alone_and_named() {
    let mut screen = Screen::validated(clean());
    let end = |constant: &str| Event::Decided(Decision::Constant(Field::CoverageEnd, constant.to_owned()));
    screen.send(Event::Decided(Decision::NoColumn(Field::CoverageType)));
    screen.send(end("soon"));
    let fault =
        DecisionFault { pointer: "/columns/Coverage End Date".to_owned(), rule: DecisionRule::NotAValue };
    let (run, failure) = (screen.importing.run(), EngineFailure::WrongDecision(fault));
    screen.answer(EngineAnswer::Failed { run, failure });
    assert_eq!(screen.decisions(), json!({"columns": {"Coverage Type": null}}));
    let refused = |screen: &Screen| screen.importing.validate().expect("there is a file").refused.clone();
    assert_eq!(refused(&screen).as_deref(), Some("Coverage End Date"));
    screen.send(end("2027-06-30"));
    assert_eq!(refused(&screen), None);
    screen.send(Event::Undone);
    screen.send(Event::Undone);
    assert_eq!(screen.decisions(), json!({}), "what was refused is no step of the history");
}

#[test]
fn cells_are_counted_before_a_text_is_replaced() {
    let mut screen = Screen::validated(clean());
    let find = |text: &str| Find { field: Field::PolicyNumber, text: text.to_owned() };
    let found = |screen: &Screen| screen.importing.validate().and_then(|validate| validate.found.clone());
    let run = screen.importing.run();
    assert_eq!(screen.send(Event::CountRequested(find(""))), []);
    assert_eq!(screen.send(Event::CountRequested(find("A"))), [Effect::CountCells { run, find: find("A") }]);
    screen.send(Event::CountRequested(find("B")));
    let counted = |text: &str, cells| EngineAnswer::Counted {
        run,
        field: Field::PolicyNumber,
        find: text.to_owned(),
        cells,
    };
    screen.answer(counted("A", 7));
    assert_eq!(found(&screen), Some(Found { find: find("B"), cells: None }), "that answer is late");
    screen.answer(counted("B", 2));
    assert_eq!(found(&screen), Some(Found { find: find("B"), cells: Some(2) }));

    let replace =
        Decision::Replace { field: Field::PolicyNumber, find: "B".to_owned(), text: "b".to_owned() };
    screen.send(Event::Decided(replace.clone()));
    assert_eq!(found(&screen), None);
    screen.send(Event::Decided(replace));
    let decisions = &screen.importing.validate().expect("there is a file").decisions;
    let edit = json!({"field": "Policy Number", "find": "B", "text": "b"});
    assert_eq!(json!(decisions), json!({"edits": [edit, edit]}));
}
