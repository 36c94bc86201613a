//! Repairs of damaged cells: decisions that undo what programs did to a file.

use crate::sheet_convert::sheet;
use coverlist_core::findings::Code;
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{
    Converted, DecisionFault, DecisionRule, Decisions, Proposals, Source, SourceFile, Sources, Subject,
    Terms, convert, convert_with_sources,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;

/// A list that a spreadsheet has damaged: keys as numbers, and one that lost digits.
const LIST: &str = "User ID,Insurance Status,Policy Number,Coverage Type\n\
                    118204.0,Yes,\"7,781,204\",Full\n\
                    \"=\"\"004231\"\"\",Yes,WA-1,Tom &amp; Co\n\
                    1.18E+05,Yes,WA-2,Full\n\
                    20391E10,Yes,WA-3,Full\n";

fn parsed(decisions: &str) -> Decisions {
    serde_json::from_str(decisions).expect("decisions")
}

fn run(list: &str, decisions: &str, proposals: Proposals) -> Result<Converted, DecisionFault> {
    with_terms(list, |file, terms| convert(file, terms, &parsed(decisions), proposals, |_| String::new()))
}

fn with_terms<T>(list: &str, run: impl FnOnce(&SourceFile<'_>, &Terms<'_>) -> T) -> T {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    run(&SourceFile { name: "list.csv", sha256: "", bytes: list.as_bytes(), workbook: None }, &terms)
}

fn converted(decisions: &str, proposals: Proposals) -> Converted {
    run(LIST, decisions, proposals).unwrap_or_else(|fault| panic!("{fault}"))
}

/// The columns and the codes of the open questions about repairs, with the number of rows.
fn asked(converted: &Converted) -> Vec<(&str, Code, u32)> {
    let of_repair = |about| match about {
        &Subject::Repair { ref header, finding, ref rows, .. } => {
            Some((header.as_str(), finding, rows.count))
        }
        _ => None,
    };
    converted.questions.iter().filter_map(|question| of_repair(&question.about)).collect()
}

#[test]
fn damage_is_asked_about_and_nothing_is_repaired_unasked() {
    let open = converted("{}", Proposals::Asked);
    let expected = [
        ("User ID", Code::KeyNumber, 1),
        ("User ID", Code::CellFormula, 1),
        ("Policy Number", Code::PolicyNumberForm, 1),
        ("Coverage Type", Code::CellMarkup, 1),
    ];
    let mut asked = asked(&open);
    asked.sort_unstable();
    let mut sorted = expected;
    sorted.sort_unstable();
    assert_eq!(asked, sorted, "a key that lost digits has no repair");
    assert_eq!((open.verdict.accepted, open.verdict.rejected), (1, 3));
    assert!(open.questions.iter().all(|question| question.may_stay_open()));
    let offers = open.questions.iter().filter(|question| question.is_offer()).count();
    assert_eq!(offers, 2, "the rows with warnings wait for nothing");
}

#[test]
fn all_cells_of_a_kind_are_repaired_where_that_is_certain() {
    let confirmed = converted("{}", Proposals::Confirmed);
    assert_eq!(asked(&confirmed), []);
    let rows = "118204,Enrolled,7781204,Full,2\r\n004231,Enrolled,WA-1,Tom & Co,3\r\n\
                1.18E+05,Enrolled,WA-2,Full,4\r\n20391E10,Enrolled,WA-3,Full,5\r\n";
    assert!(sheet(&confirmed).ends_with(rows), "{}", sheet(&confirmed));
    let provenance = confirmed.sheet.as_ref().expect("a sheet").provenance.clone();
    assert_eq!(provenance.changed_cells, 4);
    let written = serde_json::to_string(&confirmed.decisions).expect("JSON");
    assert_eq!(sheet(&converted(&written, Proposals::Asked)), sheet(&confirmed));
}

#[test]
fn a_repair_is_the_edit_of_each_cell() {
    let edits = r#"{"edits": [
        {"line": 2, "field": "User ID", "text": "118204"},
        {"line": 3, "field": "User ID", "text": "004231"}
    ]}"#;
    let repairs = r#"{"repairs": {"User ID": ["key_number", "cell_formula"]}}"#;
    assert_eq!(sheet(&converted(repairs, Proposals::Asked)), sheet(&converted(edits, Proposals::Asked)));
}

#[test]
fn an_edit_comes_after_the_repair_of_its_cell() {
    let both = r#"{"repairs": {"User ID": ["key_number"]}, "edits": [{"line": 2, "field": "User ID", "text": "9"}]}"#;
    assert!(sheet(&converted(both, Proposals::Asked)).contains("\r\n9,Enrolled"));
}

#[test]
fn a_cell_with_two_kinds_of_damage_is_repaired_when_both_are_decided() {
    let list = "User ID,Insurance Status\n\"=\"\"118204.0\"\"\",Yes\n";
    let decided = |codes: &str| {
        let decisions = format!(r#"{{"repairs": {{"User ID": [{codes}]}}}}"#);
        run(list, &decisions, Proposals::Asked).expect("it fits")
    };
    assert_eq!(decided(r#""cell_formula""#).verdict.accepted, 0);
    assert!(sheet(&decided(r#""key_number", "cell_formula""#)).contains("\r\n118204,Enrolled"));
    let confirmed = run(list, "{}", Proposals::Confirmed).expect("it fits");
    assert_eq!(confirmed.verdict.accepted, 1, "the second repair follows from the first one");
}

#[test]
fn a_source_keeps_repairs() {
    let source = Source::of("Sender", &converted("{}", Proposals::Confirmed)).expect("a source");
    let again = with_terms(LIST, |file, terms| {
        let own = parsed(r#"{"repairs": {"User ID": ["key_number"]}}"#);
        let sources = Sources::ByHeaders(std::slice::from_ref(&source));
        convert_with_sources(file, terms, &own, sources, Proposals::Asked, |_| String::new())
    });
    let again = again.expect("it fits");
    assert_eq!(asked(&again), []);
    assert_eq!(sheet(&again), sheet(&converted("{}", Proposals::Confirmed)));
}

#[test]
fn a_repair_that_does_not_fit_is_refused() {
    let fault = |decisions: &str| run(LIST, decisions, Proposals::Asked).map(drop);
    let broken = |pointer: &str, rule| Err(DecisionFault { pointer: pointer.to_owned(), rule });
    assert_eq!(
        fault(r#"{"repairs": {"User ID": ["key_number", "key_rounded"]}}"#),
        broken("/repairs/User ID", DecisionRule::NoRepair)
    );
    assert_eq!(
        fault(r#"{"repairs": {"Name": ["key_number"]}}"#),
        broken("/repairs/Name", DecisionRule::NotInTemplate)
    );
    assert_eq!(
        fault(
            r#"{"repairs": {"User ID": ["key_number"]}, "edits": [{"line": 99, "field": "User ID", "text": ""}]}"#
        ),
        broken("/edits/0", DecisionRule::NoCell)
    );
    assert_eq!(
        fault(r#"{"repairs": {"Coverage End Date": ["date_excel_number"]}}"#),
        Ok(()),
        "nothing to repair"
    );
}
