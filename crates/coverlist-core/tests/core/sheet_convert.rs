//! Converting a file: decisions, open questions, and provenance.
//!
//! Long because: the tests of all decisions share their files and their actors.

use coverlist_core::findings::Code;
use coverlist_core::map::Reason;
use coverlist_core::read::{Delimiter, Encoding};
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{
    AskedWord, Candidate, Converted, DecisionFault, DecisionRule, Decisions, OrderWord, Proposals,
    Provenance, SheetRows, Source, SourceFile, Subject, Terms, convert,
};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Limits;

pub fn converted(file: impl AsRef<[u8]>, decisions: &str) -> Converted {
    try_convert(file, decisions).unwrap_or_else(|(pointer, rule)| panic!("{pointer}: {}", rule.id()))
}

/// Converts a file and accepts all proposals without a rival.
pub fn confirmed(file: impl AsRef<[u8]>, decisions: &str) -> Converted {
    let converted = convert_as(file, decisions, Proposals::Confirmed);
    converted.unwrap_or_else(|(pointer, rule)| panic!("{pointer}: {}", rule.id()))
}

pub fn try_convert(file: impl AsRef<[u8]>, decisions: &str) -> Result<Converted, (String, DecisionRule)> {
    convert_as(file, decisions, Proposals::Asked)
}

/// Converts a file under the template for users. A hash is the length of the bytes.
fn convert_as(
    file: impl AsRef<[u8]>,
    decisions: &str,
    proposals: Proposals,
) -> Result<Converted, (String, DecisionRule)> {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let (today, limits) = (Date::constant(2026, 9, 1), Limits::default());
    let terms = Terms { template: &template, templates: &templates, today, limits };
    let source = SourceFile { name: "list.csv", sha256: "source", bytes: file.as_ref(), workbook: None };
    let decisions: Decisions = serde_json::from_str(decisions).expect("decisions");
    convert(&source, &terms, &decisions, proposals, |sheet| sheet.len().to_string())
        .map_err(|fault| (fault.pointer, fault.rule))
}

#[test]
fn a_row_that_is_ignored_becomes_a_record_when_its_cells_are_changed() {
    let file = "School,User ID,Insurance Status\nOak,004231,Yes\nOak Total,,\nPage 2,,\n";
    let count = |converted: &Converted| {
        let SheetRows { accepted, ignored, .. } = converted.sheet.as_ref().expect("a sheet").provenance.rows;
        (accepted, ignored)
    };
    assert_eq!(count(&converted(file, "{}")), (1, 2));
    let edit = |line: u32, key: &str| {
        format!(
            r#"{{"line": {line}, "field": "User ID", "text": "{key}"}},
               {{"line": {line}, "field": "Insurance Status", "text": "Yes"}}"#
        )
    };
    let edits = format!(r#"{{"edits": [{}, {}]}}"#, edit(3, "118204"), edit(4, "118205"));
    assert_eq!(count(&converted(file, &edits)), (3, 0));
}

pub fn sheet(converted: &Converted) -> &str {
    let sheet = converted.sheet.as_ref().expect("the file has a sheet");
    std::str::from_utf8(&sheet.bytes).expect("a sheet is UTF-8")
}

pub fn questions(converted: &Converted) -> Vec<(&str, &Subject)> {
    converted.questions.iter().map(|question| (question.decision.as_str(), &question.about)).collect()
}

#[test]
fn bytes_that_are_no_characters_are_a_question_about_the_encoding() {
    let file = b"User ID,Insurance Status,Coverage Type\n1001,Yes,N\xc3\xba\n1002,Yes,V\xf6ll\n";
    let asked = converted(file, "{}");
    let about = Subject::Encoding { encoding: Encoding::Utf8, line: Some(3) };
    assert_eq!(questions(&asked), [("/encoding", &about)]);
    let decided = converted(file, r#"{"encoding": "windows-1252"}"#);
    let repairable: Vec<_> = questions(&decided).into_iter().map(|(decision, _)| decision).collect();
    assert_eq!(repairable, ["/repairs/Coverage Type"], "the other row is in UTF-8");
    assert!(sheet(&decided).contains("1002,Enrolled,Völl,3\r\n"), "{}", sheet(&decided));
    assert_eq!(decided.sheet.map(|it| it.provenance.source.encoding), Some(Encoding::Windows1252));
}

#[test]
fn a_missing_header_is_a_question_about_the_delimiter() {
    let file = "User ID:Insurance Status\n1001:Yes\n";
    let asked = converted(file, "{}");
    let about = Subject::Delimiter { delimiter: Delimiter::Comma };
    assert_eq!(questions(&asked), [("/delimiter", &about)]);
    assert!(asked.sheet.is_none());
    let wrong = converted("User ID;Insurance Status\n1001;Yes\n", r#"{"delimiter": "|"}"#);
    assert_eq!((wrong.sheet, wrong.questions), (None, Vec::new()));
}

#[test]
fn a_header_that_occurs_twice_needs_its_answer() {
    let file = "User ID,Insurance Status,Policy Number,policy number\n1001,Yes,A,B\n";
    let asked = converted(file, "{}");
    let candidate = |column, header: &str| Candidate { column, header: header.to_owned() };
    let about = Subject::Column {
        field: Field::PolicyNumber,
        header: "Policy Number".to_owned(),
        required: false,
        reason: None,
        candidates: vec![candidate(3, "Policy Number"), candidate(4, "policy number")],
    };
    assert_eq!(questions(&asked), [("/columns/Policy Number", &about)]);
    assert!(asked.sheet.is_none());
    let decided = converted(file, r#"{"columns": {"Policy Number": 4}}"#);
    assert_eq!(sheet(&decided), "User ID,Insurance Status,Policy Number,Line\r\n1001,Enrolled,B,2\r\n");
}

#[test]
fn every_similar_header_is_a_candidate_until_the_file_has_no_such_column() {
    let file = "User ID,Insurance Status,Coverage Typ,Grade,Coverage Tpye,coverage type\n1001,Yes,A,P,B,C\n";
    let asked = converted(file, "{}");
    let candidate = |column, header: &str| Candidate { column, header: header.to_owned() };
    let candidates =
        vec![candidate(6, "coverage type"), candidate(3, "Coverage Typ"), candidate(5, "Coverage Tpye")];
    let about = Subject::Column {
        field: Field::CoverageType,
        header: "Coverage Type".to_owned(),
        required: false,
        reason: Some(Reason::Similar),
        candidates,
    };
    assert_eq!(questions(&asked), [("/columns/Coverage Type", &about)]);
    let none = converted(file, r#"{"columns": {"Coverage Type": null}}"#);
    assert_eq!(questions(&none), []);
    for converted in [asked, none] {
        assert_eq!(sheet(&converted), "User ID,Insurance Status,Line\r\n1001,Enrolled,2\r\n");
    }
}

#[test]
fn a_required_column_that_a_person_says_is_missing_is_missing() {
    let file = "Usr ID,Insurance Status\n1001,Yes\n";
    let asked = converted(file, "{}");
    assert!(matches!(questions(&asked)[..], [("/columns/User ID", Subject::Column { required: true, .. })]));
    let none = converted(file, r#"{"columns": {"User ID": null}}"#);
    assert_eq!(questions(&none), []);
    for (converted, code) in [(asked, Code::HeaderNear), (none, Code::HeaderMissing)] {
        assert!(converted.sheet.is_none());
        assert!(converted.verdict.findings().any(|finding| finding.code == code), "{code:?}");
    }
}

#[test]
fn each_date_column_may_have_its_own_order() {
    let file = "User ID,Insurance Status,Coverage Start Date,Coverage End Date\n1001,Yes,8/9/2026,9/8/2026\n";
    let asked = converted(file, "{}");
    assert_eq!(asked.questions.len(), 2);
    assert!(sheet(&asked).contains("8/9/2026,9/8/2026"), "{}", sheet(&asked));
    let rows = asked.sheet.as_ref().map(|sheet| sheet.provenance.rows);
    assert_eq!(rows, Some(SheetRows { accepted: 0, rejected: 1, ignored: 0 }));
    let orders =
        r#"{"date_order": {"Coverage Start Date": "month-first", "Coverage End Date": "day-first"}}"#;
    let decided = converted(file, orders);
    assert!(sheet(&decided).contains("1001,Enrolled,2026-08-09,2026-08-09,2\r\n"), "{}", sheet(&decided));
    assert_eq!(questions(&decided), []);
}

#[test]
fn provenance_states_the_line_that_proves_an_order() {
    let file =
        "List of June\nUser ID,Insurance Status,Coverage Start Date\n1001,Yes,25.8.2026\n1002,No,8.9.2026\n";
    let provenance = converted(file, "{}").sheet.expect("the file has a sheet").provenance;
    let order = provenance.date_orders[&Field::CoverageStart];
    assert_eq!((order.order, order.line, order.chosen), (OrderWord::DayFirst, Some(3), false));
    assert_eq!(provenance.rows, SheetRows { accepted: 2, rejected: 0, ignored: 1 });
    assert_eq!((provenance.source.sha256.as_str(), provenance.source.bytes), ("source", file.len() as u64));

    let json = serde_json::to_value(&provenance).expect("it is JSON");
    assert_eq!(serde_json::from_value::<Provenance>(json.clone()).ok(), Some(provenance));
    for place in
        ["", "/source", "/template", "/columns/key", "/date_orders/coverage_start", "/rows", "/sheet"]
    {
        let mut wrong = json.clone();
        let object = wrong.pointer_mut(place).and_then(serde_json::Value::as_object_mut).expect("an object");
        object.insert("more".to_owned(), serde_json::json!("1001"));
        assert!(serde_json::from_value::<Provenance>(wrong).is_err(), "{place}");
    }
}

#[test]
fn a_sheet_keeps_its_lines_when_each_row_has_its_own() {
    let own = ["2", "3"];
    for (lines, kept) in [(["7", "5"], ["7", "5"]), (["5", "5"], own), (["5", ""], own), (["x", "5"], own)] {
        let file = format!("User ID,Insurance Status,Line\n1001,Yes,{}\n1002,No,{}\n", lines[0], lines[1]);
        let rows = format!("1001,Enrolled,{}\r\n1002,Not Enrolled,{}\r\n", kept[0], kept[1]);
        assert_eq!(sheet(&converted(file, "{}")), format!("User ID,Insurance Status,Line\r\n{rows}"));
    }
}

#[test]
fn a_reason_counts_only_in_a_row_without_other_cells() {
    let header = "User ID,Insurance Status,Line,Reason";
    let rows = "1001,Yes,2,row_long\n,Yes,3,row_long\n,,4,row_short\n";
    let converted = converted(format!("{header}\n{rows}"), "{}");
    let rows = "1001,Enrolled,2,\r\n,Enrolled,3,\r\n,,4,row_short\r\n";
    assert_eq!(sheet(&converted), format!("{header}\r\n{rows}"));
}

#[test]
fn the_documents_of_the_specification_are_valid() {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/SHEET.md");
    let page = std::fs::read_to_string(path).expect("the page is committed");
    let documents: Vec<&str> =
        page.split("```json").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    let [provenance, decisions, conflicts, source] = documents.as_slice() else { panic!("{documents:?}") };
    serde_json::from_str::<Provenance>(provenance).expect("a provenance");
    serde_json::from_str::<Decisions>(decisions).expect("decisions");
    serde_json::from_str::<Decisions>(conflicts).expect("decisions");
    let source: Source = serde_json::from_str(source).expect("a source");
    source.check(&Template::builtin(RecordKind::User)).expect("it fits the template");
}

#[test]
fn decisions_name_columns_by_header_or_position() {
    let file = "User ID,Insurance Status,Plan,Plan\n1001,Yes,A,B\n";
    let rule = |decisions| try_convert(file, decisions).map(|_| ()).expect_err("it does not fit");
    let at = |place: &str, rule| (place.to_owned(), rule);
    assert_eq!(
        rule(r#"{"columns": {"Coverage Type": "Plan"}}"#),
        at("/columns/Coverage Type", DecisionRule::SeveralInFile)
    );
    assert_eq!(
        rule(r#"{"columns": {"Coverage Type": 0}}"#),
        at("/columns/Coverage Type", DecisionRule::NotInFile)
    );
    assert_eq!(rule(r#"{"columns": {"a/b~c": 1}}"#), at("/columns/a~1b~0c", DecisionRule::NotInTemplate));
    assert_eq!(
        rule(r#"{"date_order": {"Grade": "day-first"}}"#),
        at("/date_order/Grade", DecisionRule::NotInTemplate)
    );
    assert_eq!(
        rule(r#"{"columns": {"Coverage Type": 3, "Policy Number": 3}}"#),
        at("/columns/Policy Number", DecisionRule::ColumnTwice)
    );
    assert_eq!(
        rule(r#"{"columns": {"Coverage Type": "School"}}"#),
        at("/columns/Coverage Type", DecisionRule::NotInFile)
    );
    assert_eq!(
        rule(r#"{"columns": {"Coverage Type": {"one_of": ["Plan"]}}}"#),
        at("/columns/Coverage Type", DecisionRule::OneOfKey)
    );
    for (file, decisions) in [
        (file, r#"{"columns": {"Coverage Type": 3}}"#),
        (file, r#"{"columns": {"Policy Number": 4, "Coverage Type": 3}}"#),
        ("User ID,Insurance Status,Plan\n1001,Yes,A\n", r#"{"columns": {"Coverage Type": " Plan "}}"#),
    ] {
        let decided = converted(file, decisions);
        assert!(sheet(&decided).contains(",A,2\r\n"), "{}", sheet(&decided));
    }
}

#[test]
fn a_decision_that_does_not_fit_is_written_with_its_place() {
    let fault = DecisionFault { pointer: "/columns/Plan".to_owned(), rule: DecisionRule::NotInFile };
    assert_eq!(fault.to_string(), "/columns/Plan: not_in_file");
}

#[test]
fn a_mapped_word_is_read_as_the_word_that_it_stands_for() {
    let file = "User ID,Insurance Status,Policy Number\n\
                004231,In Force,P-1\n118204,,P-2\n118377,in  force,P-3\n,,\n118400,Unsure,P-4\n";
    let decisions = r#"{"words": {"Insurance Status": {"IN FORCE": "Enrolled", "": "No"}}}"#;
    let converted = converted(file, decisions);
    assert_eq!(
        sheet(&converted),
        "User ID,Insurance Status,Policy Number,Line\r\n004231,Enrolled,P-1,2\r\n\
         118204,Not Enrolled,P-2,3\r\n118377,Enrolled,P-3,4\r\n118400,Unsure,P-4,6\r\n"
    );
    let provenance = &converted.sheet.as_ref().expect("a sheet").provenance;
    assert_eq!((provenance.mapped_words, provenance.changed_cells), (2, 0));
    assert_eq!((provenance.rows.accepted, provenance.rows.rejected, provenance.rows.ignored), (3, 1, 1));
}

#[test]
fn unknown_words_are_one_question_with_proposals() {
    let file = "User ID,Insurance Status\n1001,In Force\n1002,\n1003,IN FORCE\n1004,Pending\n1005,Yes\n\
                1006,I Elect Not to Participate\n1006,I Elect Not to Participate\nTotal,\n1007,#N/A\n";
    let asked = converted(file, "{}");
    let word = |text: &str, rows, proposal: Option<&str>| AskedWord {
        text: text.to_owned(),
        rows,
        proposal: proposal.map(str::to_owned),
    };
    let about = Subject::Words {
        field: Field::Status,
        header: "Insurance Status".to_owned(),
        words: vec![
            word("In Force", 2, Some("Enrolled")),
            word("", 1, None),
            word("I Elect Not to Participate", 1, Some("Declined")),
            word("Pending", 1, None),
        ],
        more: 0,
    };
    assert_eq!(questions(&asked), [("/words/Insurance Status", &about)]);
    assert_eq!((asked.verdict.accepted, asked.verdict.rejected), (1, 6));
    let decisions = r#"{"words": {"Insurance Status": {"in force": "y", "": "Waived", "pending": "No",
        "I elect not to participate": "declined"}}}"#;
    let decided = converted(file, decisions);
    assert_eq!(questions(&decided), []);
    assert_eq!((decided.verdict.accepted, decided.verdict.rejected), (6, 1));
    assert!(sheet(&decided).contains("1002,Waived,3\r\n"), "{}", sheet(&decided));
}

#[test]
fn a_word_stands_for_a_word_of_the_template() {
    let rule = |decisions: &str| {
        let file = "User ID,Insurance Status,Policy Number\n1001,In Force,A\n";
        try_convert(file, decisions).map(|_| ()).expect_err("it does not fit")
    };
    let at = |place: &str, rule| (place.to_owned(), rule);
    assert_eq!(rule(r#"{"words": {"Status": {}}}"#), at("/words/Status", DecisionRule::NotInTemplate));
    assert_eq!(
        rule(r#"{"words": {"Policy Number": {"A": "B"}}}"#),
        at("/words/Policy Number", DecisionRule::NoWords)
    );
    for word in ["Active", ""] {
        let decisions = format!(r#"{{"words": {{"Insurance Status": {{"In Force": "{word}"}}}}}}"#);
        assert_eq!(rule(&decisions), at("/words/Insurance Status", DecisionRule::NotAWord));
    }
    assert_eq!(
        rule(r#"{"words": {"Insurance Status": {"In Force": "Yes", "in  force": "No"}}}"#),
        at("/words/Insurance Status", DecisionRule::WordTwice)
    );
}

#[test]
fn confirming_accepts_every_proposal_without_a_rival_and_gives_decisions_that_need_no_press() {
    let file = "Student ID,Response,Coverage Start Date\n1001,Accepted,2026-08-09\n1002,Opt-out,2026-08-09\n\
                1003,Pending,2026-08-09\n1004,accepted,2026-08-09\n";
    let asked = converted(file, "{}");
    assert!(asked.sheet.is_none());
    assert_eq!(asked.decisions, Decisions::default());
    let once = confirmed(file, "{}");
    assert_eq!(
        sheet(&once),
        "User ID,Insurance Status,Coverage Start Date,Line\r\n1001,Enrolled,2026-08-09,2\r\n\
         1002,Declined,2026-08-09,3\r\n1003,Pending,2026-08-09,4\r\n1004,Enrolled,2026-08-09,5\r\n"
    );
    let left: Vec<&str> = questions(&once).into_iter().map(|(decision, _)| decision).collect();
    assert_eq!(left, ["/words/Insurance Status"]);
    let document = serde_json::to_string(&once.decisions).expect("decisions are JSON");
    for again in [converted(file, &document), confirmed(file, &document)] {
        assert_eq!(sheet(&again), sheet(&once));
        assert_eq!(again.decisions, once.decisions);
    }
}

#[test]
fn a_decision_has_precedence_over_a_proposal() {
    let file = "User ID,Insurance Status\n1001,Paid\n1002,Active\n";
    let decided = confirmed(file, r#"{"words": {"Insurance Status": {"PAID": "Waived"}}}"#);
    assert!(sheet(&decided).contains("1001,Waived,2\r\n1002,Enrolled,3\r\n"), "{}", sheet(&decided));
}

#[test]
fn a_field_can_have_one_value_for_all_rows() {
    let file = "User ID,Coverage Start Date\n1001,2026-08-09\n1002,2027-09-01\nTotal,\n,2026-08-09\n";
    let decisions = r#"{"columns": {"Insurance Status": {"constant": "y"}, "Policy Number": {"constant": " P-1 "},
        "Coverage Amount": {"constant": "$1,050"}, "Coverage End Date": {"constant": "2027-06-30"}}}"#;
    let decided = converted(file, decisions);
    let header =
        "User ID,Insurance Status,Policy Number,Coverage Amount,Coverage Start Date,Coverage End Date";
    assert_eq!(
        sheet(&decided),
        format!(
            "{header},Line\r\n1001,Enrolled,P-1,1050.00,2026-08-09,2027-06-30,2\r\n\
             1002,Enrolled,P-1,1050.00,2027-09-01,2027-06-30,3\r\n,Enrolled,P-1,1050.00,2026-08-09,2027-06-30,5\r\n"
        )
    );
    let found: Vec<_> = decided.verdict.findings().map(|it| (it.code, it.line, it.column)).collect();
    assert!(found.contains(&(Code::EndBeforeStart, Some(3), None)), "{found:?}");
    let provenance = &decided.sheet.as_ref().expect("a sheet").provenance;
    assert_eq!(provenance.rows, SheetRows { accepted: 1, rejected: 2, ignored: 1 });
    let constants = [Field::Status, Field::PolicyNumber, Field::CoverageAmount, Field::CoverageEnd];
    assert_eq!(provenance.constants, constants.into());
    assert!(!serde_json::to_string(provenance).expect("it is JSON").contains("1,050"));
}

#[test]
fn a_constant_is_a_value_that_the_template_accepts() {
    let rule = |decisions: &str| {
        let file = "User ID,Insurance Status\n1001,Yes\n";
        try_convert(file, decisions).map(|_| ()).expect_err("it does not fit")
    };
    let at = |place: &str, rule| (place.to_owned(), rule);
    assert_eq!(
        rule(r#"{"columns": {"User ID": {"constant": "1001"}}}"#),
        at("/columns/User ID", DecisionRule::ConstantKey)
    );
    for (header, text) in [
        ("Insurance Status", "Active"),
        ("Insurance Status", ""),
        ("Coverage Start Date", "8/9/2026"),
        ("Coverage Start Date", "1900-01-01"),
        ("Coverage Amount", "ten"),
        ("Policy Number", "n/a"),
    ] {
        let decisions = format!(r#"{{"columns": {{"{header}": {{"constant": "{text}"}}}}}}"#);
        assert_eq!(rule(&decisions), at(&format!("/columns/{header}"), DecisionRule::NotAValue));
    }
}

#[test]
fn rules_leave_rows_out_and_one_of_contradictory_rows_is_kept() {
    let file = "User ID,Insurance Status,Item,Amount\n1001,Yes,Device Protection,21.00\n\
                1001,Yes,device  protection,21.00\n1002,Yes,Yearbook,30\n1003,Yes,Device Protection,-21\n\
                1004,Yes,Device Protection,1\n1004,No,Device Protection,1\n1005,Yes,Device Protection,1\n";
    let asked = converted(file, r#"{"leave_out": [{"column": "Item", "is_not": ["Device Protection"]}]}"#);
    assert_eq!((asked.verdict.accepted, asked.verdict.rejected, asked.verdict.set_aside), (3, 2, 2));
    let decisions = r#"{"leave_out": [{"column": "Item", "is_not": ["Device Protection"]},
        {"column": 4, "is_negative": true}, {"line": 8}], "keep": [{"line": 7}]}"#;
    let decided = converted(file, decisions);
    let rows = "1001,Enrolled,2\r\n1004,Not Enrolled,7\r\n";
    assert_eq!(sheet(&decided), format!("User ID,Insurance Status,Line\r\n{rows}"));
    let provenance = &decided.sheet.as_ref().expect("a sheet").provenance;
    assert_eq!(provenance.left_out, [1, 1, 1]);
    assert_eq!(provenance.rows, SheetRows { accepted: 2, rejected: 0, ignored: 5 });
    let not_kept: Vec<_> =
        decided.verdict.findings().filter(|finding| finding.code == Code::KeyNotKept).collect();
    assert_eq!((not_kept[0].line, not_kept[0].lines.as_slice()), (Some(6), [7].as_slice()));
    let both = converted(file, r#"{"keep": [{"line": 6}, {"line": 7}]}"#);
    assert!(both.verdict.findings().any(|finding| finding.code == Code::KeyConflict));
}

#[test]
fn a_rule_names_a_line_or_a_column_with_one_condition() {
    let file = "User ID,Insurance Status\n1001,Yes\n";
    for (rule, broken) in [
        ("{}", DecisionRule::RowRule),
        (r#"{"line": 2, "column": 1}"#, DecisionRule::RowRule),
        (r#"{"column": 1}"#, DecisionRule::RowRule),
        (r#"{"column": 1, "is": ["1"], "is_negative": true}"#, DecisionRule::RowRule),
        (r#"{"column": "Item", "is": ["1"]}"#, DecisionRule::NotInFile),
    ] {
        let fault = try_convert(file, &format!(r#"{{"leave_out": [{rule}]}}"#)).map(|_| ());
        assert_eq!(fault, Err(("/leave_out/0".to_owned(), broken)), "{rule}");
    }
}

#[test]
fn columns_for_checking_are_in_the_sheet_as_they_are() {
    let file = "User ID,Insurance Status,Name,,Name\n1001,Yes, Ana ,Ruiz,'=x\n";
    let decided = converted(file, r#"{"check": [3, 4, 5]}"#);
    let header = "User ID,Insurance Status,Check: Name,Check: 4,Check: 5,Line";
    assert_eq!(sheet(&decided), format!("{header}\r\n1001,Enrolled,Ana,Ruiz,'=x,2\r\n"));
    let again = converted(sheet(&decided), "{}");
    assert_eq!(sheet(&again), sheet(&decided));
    let checks = &decided.sheet.as_ref().expect("a sheet").provenance.checks;
    assert_eq!((checks.len(), checks[0].header.as_str(), checks[0].column), (3, "Name", 3));
    let fault = try_convert(file, r#"{"check": [3, 3]}"#).map(|_| ());
    assert_eq!(fault, Err(("/check/1".to_owned(), DecisionRule::ColumnTwice)));
    let unmapped = try_convert(file, r#"{"check": ["Grade"]}"#).map(|_| ());
    assert_eq!(unmapped, Err(("/check/0".to_owned(), DecisionRule::NotInFile)));
}
