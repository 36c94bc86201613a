//! Saved sources: the decisions about one file of a sender, applied to the next ones.
//!
//! Long because: the tests share the list of an insurer, its decisions and their helpers.

use crate::list_case::list_cases;
use crate::sheet_convert::sheet;
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{
    AppliedSource, Converted, DecisionRule, Decisions, Proposals, Source, SourceFile, SourceRule, SourceUse,
    Sources, Subject, Terms, convert_with_sources,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

/// The list of an insurer, and the decisions about it.
const LIST: &str = "\
Participant ID,Plan,Result,From,Item,Name\n\
1001,Gold,In Force,8/9/2026,Protection,Ana\n\
1002,Gold,Lapsed,7/9/2026,Protection,Lee\n\
1003,Gold,In Force,6/9/2026,Yearbook,Kim\n";

const DECISIONS: &str = r#"{
    "columns": {
        "User ID": "Participant ID", "Insurance Status": "Result", "Coverage Type": "Plan",
        "Coverage Start Date": 4, "Policy Number": {"constant": "P-1"}
    },
    "words": {"Insurance Status": {"In Force": "Enrolled", "lapsed": "Not Enrolled"}},
    "date_order": "day-first",
    "check": ["Name"],
    "leave_out": [{"column": "Item", "is_not": ["Protection"]}, {"line": 3}]
}"#;

fn run(file: &str, decisions: &str, sources: Sources<'_>, proposals: Proposals) -> Converted {
    run_under(&Template::builtin(RecordKind::User), file, decisions, sources, proposals)
}

fn run_under(
    template: &Template,
    file: impl AsRef<[u8]>,
    decisions: &str,
    sources: Sources<'_>,
    proposals: Proposals,
) -> Converted {
    let templates = TemplateSet::builtin();
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    let terms = Terms { template, templates: &templates, today, limits };
    let file = SourceFile { name: "list.csv", sha256: "source", bytes: file.as_ref(), workbook: None };
    let decisions: Decisions = serde_json::from_str(decisions).expect("decisions");
    let sha256 = |sheet: &[u8]| sheet.len().to_string();
    convert_with_sources(&file, &terms, &decisions, sources, proposals, sha256)
        .unwrap_or_else(|fault| panic!("{fault}"))
}

/// Converts a file with these decisions and without a source.
fn decided(file: &str, decisions: &str) -> Converted {
    run(file, decisions, Sources::ByHeaders(&[]), Proposals::Asked)
}

/// Converts a file with the decisions of the sources alone.
fn recognized(file: &str, sources: &[Source]) -> Converted {
    run(file, "{}", Sources::ByHeaders(sources), Proposals::Asked)
}

fn named(file: &str, source: &Source) -> Converted {
    run(file, "{}", Sources::Named(source), Proposals::Asked)
}

fn source_of(file: &str, decisions: &str) -> Source {
    let source = Source::of("Insurer", &decided(file, decisions)).expect("a source");
    source.check(&Template::builtin(RecordKind::User)).expect("it fits the template");
    source
}

fn applied(converted: &Converted) -> &AppliedSource {
    converted.source.as_ref().and_then(SourceUse::applied).expect("a source is applied")
}

fn asked(converted: &Converted) -> Vec<&str> {
    converted.questions.iter().map(|question| question.decision.as_str()).collect()
}

#[test]
fn the_next_file_with_the_same_headers_needs_no_answer() {
    let source = source_of(LIST, DECISIONS);
    let next = LIST.replace("1003", "2003").replace("Kim", "Bo");
    let converted = recognized(&next, std::slice::from_ref(&source));
    assert_eq!(converted.questions, []);
    let expected = "User ID,Insurance Status,Policy Number,Coverage Type,Coverage Start Date,Check: Name,Line\r\n\
                    1001,Enrolled,P-1,Gold,2026-09-08,Ana,2\r\n1002,Not Enrolled,P-1,Gold,2026-09-07,Lee,3\r\n";
    assert_eq!(sheet(&converted), expected);
    let plain = AppliedSource { name: "Insurer".to_owned(), ..AppliedSource::default() };
    assert_eq!(applied(&converted), &plain);
    let provenance = &converted.sheet.as_ref().expect("a sheet").provenance;
    assert_eq!(provenance.saved_source.as_deref(), Some("Insurer"));
}

/// The second time, only the decisions about single rows are left.
#[test]
fn the_source_of_each_list_gives_its_sheet() {
    for case in list_cases() {
        let template = Template::builtin(case.kind);
        let file = std::fs::read(&case.list).expect("the list");
        let convert =
            |decisions: &str, sources, proposals| run_under(&template, &file, decisions, sources, proposals);
        let first = convert(&case.decisions, Sources::ByHeaders(&[]), Proposals::Confirmed);
        let source = Source::of("Sender", &first).unwrap_or_else(|| panic!("{}: no source", case.name));
        source.check(&template).unwrap_or_else(|fault| panic!("{}: {fault:?}", case.name));
        let Decisions { keep, edits, leave_out, .. } = serde_json::from_str(&case.decisions).expect("JSON");
        let leave_out = leave_out.into_iter().filter(|rule| rule.line.is_some()).collect();
        let own = Decisions { keep, edits, leave_out, ..Decisions::default() };
        let own = serde_json::to_string(&own).expect("JSON");
        // A list without a header has nothing to know its sender by.
        let has_header = source.headers.iter().any(|header| !header.is_empty());
        let saved = std::slice::from_ref(&source);
        let sources = if has_header { Sources::ByHeaders(saved) } else { Sources::Named(&source) };
        let second = convert(&own, sources, Proposals::Asked);
        assert_eq!(sheet(&second), sheet(&first), "{}", case.name);
        assert_eq!(asked(&second), asked(&first), "{}", case.name);
        assert_eq!(applied(&second).name, "Sender", "{}", case.name);
    }
}

#[test]
fn a_source_names_fields_and_has_nothing_of_single_rows() {
    let decisions = DECISIONS.replace(
        r#""date_order""#,
        r#""edits": [{"line": 2, "field": "Coverage Type", "text": "Full"}], "keep": [{"line": 2}], "date_order""#,
    );
    let source = serde_json::to_value(source_of(LIST, &decisions)).expect("JSON");
    let expected = serde_json::json!({
        "name": "Insurer", "version": 0, "template": "user",
        "headers": ["Participant ID", "Plan", "Result", "From", "Item", "Name"],
        "decisions": {
            "columns": {
                "key": "Participant ID", "status": "Result", "coverage_type": "Plan",
                "coverage_start": "From", "policy_number": {"constant": "P-1"},
                "coverage_amount": null, "coverage_end": null,
            },
            "words": {"status": {"In Force": "Enrolled", "lapsed": "Not Enrolled"}},
            "date_order": {"coverage_start": "day-first"},
            "check": ["Name"],
            "leave_out": [{"column": "Item", "is_not": ["Protection"]}],
        },
    });
    assert_eq!(source, expected);
}

#[test]
fn a_source_survives_new_headers_of_the_template() {
    let source = source_of(LIST, DECISIONS);
    let mut spanish = Template::builtin(RecordKind::User);
    for column in &mut spanish.columns {
        column.header = format!("Campo {}", column.field);
    }
    let converted = run_under(&spanish, LIST, "{}", Sources::ByHeaders(&[source]), Proposals::Asked);
    assert_eq!(converted.questions, []);
    assert!(sheet(&converted).starts_with("Campo key,Campo status,"), "{}", sheet(&converted));
}

#[test]
fn what_the_template_no_longer_has_is_named_and_not_applied() {
    let mut source = source_of(LIST, DECISIONS);
    let status = source.decisions.words.get_mut("status").expect("words");
    status.insert("Lapsed".to_owned(), "Gone".to_owned());
    status.remove("lapsed");
    source.decisions.columns.insert("amount_7".to_owned(), None);
    let amount = serde_json::from_str(r#"{"constant": "a lot"}"#).expect("a constant");
    source.decisions.columns.insert("coverage_amount".to_owned(), Some(amount));
    let converted = recognized(LIST, &[source]);
    assert_eq!(applied(&converted).outdated, ["amount_7", "coverage_amount", "status"]);
    assert_eq!(asked(&converted), ["/words/Insurance Status"]);
}

#[test]
fn a_missing_header_is_asked_about() {
    let source = source_of(LIST, DECISIONS);
    let next = LIST.replace("Plan", "Grade");
    let converted = named(&next, &source);
    assert_eq!(asked(&converted), ["/columns/Coverage Type"]);
    let about = Subject::SourceColumn {
        source: "Insurer".to_owned(),
        missing: "Plan".to_owned(),
        field: Some(Field::CoverageType),
        header: Some("Coverage Type".to_owned()),
    };
    assert_eq!(converted.questions[0].about, about);
    let [missing] = applied(&converted).missing.as_slice() else { panic!("one column is missing") };
    assert_eq!((missing.field, missing.header.as_str()), (Some(Field::CoverageType), "Plan"));
    for answer in [r#"{"columns": {"Coverage Type": null}}"#, r#"{"columns": {"Coverage Type": "Grade"}}"#] {
        assert_eq!(run(&next, answer, Sources::Named(&source), Proposals::Asked).questions, []);
    }
}

#[test]
fn a_rule_without_its_column_is_asked_about() {
    let source = source_of(LIST, DECISIONS);
    let next = LIST.replace("Item", "Product");
    // The other question is about the new column: it has the same items.
    assert_eq!(asked(&named(&next, &source)), ["/leave_out", "/leave_out"]);
    let rule = r#"{"leave_out": [{"column": "Product", "is": ["Yearbook"]}]}"#;
    let answered = run(&next, rule, Sources::Named(&source), Proposals::Asked);
    assert_eq!(answered.questions, []);
    assert_eq!(answered.sheet.expect("a sheet").provenance.left_out, [1]);
}

#[test]
fn a_new_header_is_asked_about_only_if_it_may_be_a_column() {
    let source = source_of(LIST, DECISIONS);
    let with = |header: &str, cell: &str| {
        let lines = LIST.lines().enumerate();
        let line =
            |(index, line): (usize, &str)| format!("{line},{}\n", if index == 0 { header } else { cell });
        lines.map(line).collect::<String>()
    };
    let unrelated = named(&with("Homeroom", "Smith"), &source);
    assert_eq!(asked(&unrelated), Vec::<&str>::new());
    assert_eq!(applied(&unrelated).new[0].header, "Homeroom");
    assert_eq!(applied(&unrelated).moved, []);
    let likely = named(&with("Coverage Ends", "2027-08-31"), &source);
    assert_eq!(asked(&likely), ["/columns/Coverage End Date"]);
    // An old column that the person had left open to nobody is not asked about again.
    assert!(!asked(&likely).contains(&"/columns/Coverage Amount"));
    let exact = named(&with("Coverage End Date", "2027-08-31"), &source);
    assert_eq!(asked(&exact), Vec::<&str>::new());
    assert!(sheet(&exact).contains(",2027-08-31,"), "{}", sheet(&exact));
    let no_constant = named(&with("Policy Number", "P-9"), &source);
    assert!(sheet(&no_constant).contains("1001,Enrolled,P-9,"), "{}", sheet(&no_constant));
}

#[test]
fn an_old_column_that_was_not_wanted_is_not_asked_about_again() {
    let list = "User ID,Insurance Status,Coverage Typ\n1,Yes,A\n";
    assert_eq!(asked(&decided(list, "{}")), ["/columns/Coverage Type"]);
    let source = source_of(list, r#"{"columns": {"Coverage Type": null}}"#);
    let next = "User ID,Insurance Status,Coverage Typ,Homeroom\n1,Yes,A,B\n";
    assert_eq!(asked(&named(next, &source)), Vec::<&str>::new());
    let open = source_of(list, "{}");
    assert_eq!(asked(&named(list, &open)), ["/columns/Coverage Type"]);
}

#[test]
fn a_column_that_is_known_by_its_position_is_asked_about_when_it_moves() {
    let list = "User ID,Insurance Status,,\n1,Yes,A,P-1\n2,No,B,P-2\n";
    let source = source_of(list, r#"{"columns": {"Policy Number": 4}}"#);
    assert_eq!(asked(&recognized(list, std::slice::from_ref(&source))), Vec::<&str>::new());
    let swapped = "Insurance Status,User ID,,\nYes,1,A,P-1\n";
    let converted = named(swapped, &source);
    assert!(sheet(&converted).contains("1,Enrolled,P-1,"));
    let moved: Vec<&str> = applied(&converted).moved.iter().map(|it| it.header.as_str()).collect();
    assert_eq!(moved, ["Insurance Status", "User ID"]);
    let moved = "Grade,User ID,Insurance Status,,\n7,1,Yes,A,P-1\n";
    assert_eq!(asked(&named(moved, &source)), ["/columns/Policy Number"]);
}

#[test]
fn a_file_without_a_header_has_a_source_only_by_name() {
    let list = "1001,Yes,A\n1002,No,B\n1003,Yes,C\n";
    let decisions =
        r#"{"header": "none", "columns": {"User ID": "Column 1", "Insurance Status": "Column 2"}}"#;
    let source = source_of(list, decisions);
    assert_eq!(source.headers, ["", "", ""]);
    assert_eq!(recognized(list, std::slice::from_ref(&source)).source, None);
    let same = named(list, &source);
    assert_eq!(sheet(&same), sheet(&decided(list, decisions)));
    let wider = named("x,1001,Yes,A\ny,1002,No,B\n", &source);
    assert_eq!(applied(&wider).missing.len(), 2);
}

#[test]
fn several_sources_with_the_same_headers_are_a_question() {
    let source = source_of(LIST, DECISIONS);
    let other = Source { name: "Portal".to_owned(), ..source.clone() };
    let sources = [source, other];
    let converted = recognized(LIST, &sources);
    let names = vec!["Insurer".to_owned(), "Portal".to_owned()];
    assert_eq!(converted.source, Some(SourceUse::Asked { names }));
    assert!(converted.sheet.is_none(), "nothing is applied");
    let confirmed = run(LIST, "{}", Sources::ByHeaders(&sources), Proposals::Confirmed);
    assert!(matches!(confirmed.source, Some(SourceUse::Asked { .. })), "a rival is never chosen");
    assert_eq!(applied(&named(LIST, &sources[1])).name, "Portal");
}

#[test]
fn a_source_with_similar_headers_is_a_proposal() {
    let source = [source_of(LIST, DECISIONS)];
    let next = LIST.replace("Item", "Product");
    let asked = recognized(&next, &source);
    assert_eq!(asked.source, Some(SourceUse::Asked { names: vec!["Insurer".to_owned()] }));
    let confirmed = run(&next, "{}", Sources::ByHeaders(&source), Proposals::Confirmed);
    assert_eq!(applied(&confirmed).name, "Insurer");
    assert_eq!(recognized("User ID,Insurance Status\n1,Yes\n", &source).source, None);
}

#[test]
fn a_source_of_another_template_is_not_applied() {
    let source = Source { template: "device".to_owned(), ..source_of(LIST, DECISIONS) };
    let used = SourceUse::OtherTemplate { name: "Insurer".to_owned(), template: "device".to_owned() };
    assert_eq!(recognized(LIST, &[source]).source, Some(used));
}

#[test]
fn the_persons_own_decisions_come_first() {
    let source = [source_of(LIST, DECISIONS)];
    let own = r#"{
        "columns": {"Policy Number": "Plan"}, "words": {"Insurance Status": {"LAPSED": "Waived"}},
        "date_order": "month-first", "check": []
    }"#;
    let converted = run(LIST, own, Sources::ByHeaders(&source), Proposals::Asked);
    let expected = "User ID,Insurance Status,Policy Number,Coverage Start Date,Line\r\n\
                    1001,Enrolled,Gold,2026-08-09,2\r\n1002,Waived,Gold,2026-07-09,3\r\n";
    assert_eq!(sheet(&converted), expected);
}

#[test]
fn the_decisions_that_were_applied_may_be_given_again() {
    let source = [source_of(LIST, DECISIONS)];
    let first = recognized(LIST, &source);
    let own = serde_json::to_string(&first.decisions).expect("JSON");
    let again = run(LIST, &own, Sources::ByHeaders(&source), Proposals::Asked);
    assert_eq!(again.decisions, first.decisions);
    assert_eq!(sheet(&again), sheet(&first));
}

#[test]
fn an_order_that_rows_contradict_is_proven_or_asked_again() {
    let source = source_of(LIST, DECISIONS);
    let next = LIST.replace("7/9/2026", "8/25/2026");
    let converted = named(&next, &source);
    assert!(sheet(&converted).contains("2026-08-25"), "{}", sheet(&converted));
    let mixed = next.replace("6/9/2026", "25/8/2026").replace("Yearbook", "Protection");
    let converted = named(&mixed, &source);
    assert!(matches!(converted.questions[0].about, Subject::DateOrder { .. }), "{:?}", converted.questions);
}

#[test]
fn a_proven_order_is_the_answer_for_the_next_file() {
    let list = "User ID,Insurance Status,Coverage Start Date\n1,Yes,25/8/2026\n2,Yes,8/9/2026\n";
    let source = [source_of(list, "{}")];
    let next = "User ID,Insurance Status,Coverage Start Date\n1,Yes,7/8/2026\n";
    assert_eq!(asked(&recognized(next, &[])), ["/date_order"]);
    assert!(sheet(&recognized(next, &source)).contains("2026-08-07"));
}

#[test]
fn the_way_of_reading_a_file_belongs_to_the_source() {
    let list = "List of June\nWho|What|S\u{e9}rie\n1001|Yes|x;y\n";
    let decisions = r#"{"delimiter": "|", "header": 2,
        "columns": {"User ID": "Who", "Insurance Status": "What"}}"#;
    let source = [source_of(list, decisions)];
    for next in
        [list.to_owned(), list.replace("List of June\n", ""), list.replace("x;y", "x").replace('|', ";")]
    {
        let converted = recognized(&next, &source);
        assert!(sheet(&converted).contains("1001,Enrolled,"), "{next}: {:?}", converted.source);
    }
}

#[test]
fn a_document_that_breaks_a_rule_is_refused_with_its_place() {
    let template = Template::builtin(RecordKind::User);
    let refused = |change: &dyn Fn(&mut Source)| {
        let mut source = source_of(LIST, DECISIONS);
        change(&mut source);
        let fault = source.check(&template).expect_err("the document is refused");
        (fault.pointer, fault.rule)
    };
    let fault = |pointer: &str, rule| (pointer.to_owned(), rule);
    assert_eq!(refused(&|it| it.name = " ".to_owned()), fault("/name", SourceRule::Name));
    assert_eq!(refused(&|it| it.headers.clear()), fault("/headers", SourceRule::Headers));
    let decisions = |json: &str| serde_json::from_str::<Decisions>(json).expect("decisions");
    for (json, pointer, rule) in [
        (r#"{"keep": [{"line": 2}]}"#, "/decisions/keep", SourceRule::OfOneFile),
        (
            r#"{"edits": [{"field": "key", "equal": "a", "text": "b"}]}"#,
            "/decisions/edits",
            SourceRule::OfOneFile,
        ),
        (r#"{"worksheet": "Fall"}"#, "/decisions/worksheet", SourceRule::OfOneFile),
        (r#"{"hidden_rows": "include"}"#, "/decisions/hidden_rows", SourceRule::OfOneFile),
        (r#"{"leave_out": [{"line": 2}]}"#, "/decisions/leave_out/0", SourceRule::OfOneFile),
        (
            r#"{"columns": {"User ID": 1}}"#,
            "/decisions/columns/User ID",
            SourceRule::Decision(DecisionRule::NotInTemplate),
        ),
        (
            r#"{"columns": {"key": "Shoe"}}"#,
            "/decisions/columns/key",
            SourceRule::Decision(DecisionRule::NotInFile),
        ),
        (
            r#"{"words": {"status": {"a": "b"}}}"#,
            "/decisions/words/status",
            SourceRule::Decision(DecisionRule::NotAWord),
        ),
    ] {
        assert_eq!(refused(&|it| it.decisions = decisions(json)), fault(pointer, rule), "{json}");
    }
}

const FOREIGN: [(&str, &str); 5] = [
    ("User ID", "Who"),
    ("Insurance Status", "How"),
    ("Coverage Start Date", "Since"),
    ("Policy Number", "Paper"),
    ("Coverage Type", "Tariff"),
];

/// The cells of a row, in the order of [`FOREIGN`], and of two other columns.
fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
    let cell = |texts: &'static [&'static str]| select(texts).prop_map(str::to_owned);
    let row = (
        "[0-9]{4}",
        cell(&["In Force", "gone", "Yes", "?", ""]),
        cell(&["8/9/2026", "25/8/2026", "2026-09-01", "x", ""]),
        cell(&["P-1", "=1", ""]),
        cell(&["Gold", "Full", ""]),
        cell(&["Protection", "Yearbook", ""]),
        cell(&["Ana", "Lee"]),
    );
    // One row is never left out, so every file has a sheet.
    let first = ["0001", "Yes", "2026-09-01", "", "Gold", "Protection", "Ana"].map(str::to_owned).to_vec();
    let rows = vec(row.prop_map(|(a, b, c, d, e, f, g)| vec![a, b, c, d, e, f, g]), 1..12);
    rows.prop_map(move |rows| [vec![first.clone()], rows].concat())
}

fn file(headers: &[&str], rows: &[Vec<String>], order: &[usize]) -> String {
    let line = |cells: &dyn Fn(usize) -> String| {
        order.iter().map(|&index| cells(index)).collect::<Vec<_>>().join(",") + "\n"
    };
    let rows: String = rows.iter().map(|row| line(&|index| row[index].clone())).collect();
    line(&|index| headers[index].to_owned()) + &rows
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    /// The same headers in any order give the sheet that the decisions give.
    #[test]
    fn a_source_gives_the_sheet_of_its_decisions(
        rows in rows(),
        mapped in vec(any::<bool>(), 5),
        (checks, leaves_out, order_chosen) in any::<(bool, bool, bool)>(),
        order in Just((0..7).collect::<Vec<usize>>()).prop_shuffle(),
    ) {
        let headers: Vec<&str> = FOREIGN.iter().map(|it| it.1).chain(["Item", "Child"]).collect();
        let first = file(&headers, &rows, &[0, 1, 2, 3, 4, 5, 6]);
        let mut decisions = serde_json::json!({"columns": {}});
        for (index, (header, foreign)) in FOREIGN.iter().enumerate() {
            let origin = if index < 2 || mapped[index] { (*foreign).into() } else { serde_json::Value::Null };
            decisions["columns"][*header] = origin;
        }
        decisions["words"] = serde_json::json!({"Insurance Status": {"In Force": "Enrolled", "": "Declined"}});
        if checks {
            decisions["check"] = serde_json::json!(["Child"]);
        }
        if leaves_out {
            decisions["leave_out"] = serde_json::json!([{"column": "Item", "is": ["Yearbook", ""]}]);
        }
        if order_chosen {
            decisions["date_order"] = "day-first".into();
        }
        let decided = decided(&first, &decisions.to_string());
        let source = [Source::of("Sender", &decided).expect("a source")];
        for next in [first.clone(), file(&headers, &rows, &order)] {
            let again = recognized(&next, &source);
            prop_assert_eq!(sheet(&again), sheet(&decided));
            prop_assert_eq!(again.questions.len(), decided.questions.len());
        }
    }
}
