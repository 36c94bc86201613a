//! The questions that a file leaves open, and what confirming their proposals decides.

use crate::sheet_convert::{confirmed, converted, questions, sheet};
use coverlist_core::record::Field;
use coverlist_core::sheet::{AskedWord, Candidate, Decisions, LeaveOut, Question, Subject};
use serde_json::json;

const FEES: &str = "Student Number,LastFirst,Fee_Type\n4231,\"Núñez, Ana\",Plan\n118204,\"Tran, Lee\",Plan\n";

const PAYMENTS: &str = "Student ID,Item,Amount,Refunded\n4231,Plan,25.00,No\n4231,Plan,-25.00,No\n\
                        118204,Plan,25.00,Yes\n20391,Plan,25.00,\n";

#[test]
fn columns_with_names_are_an_offer_that_confirming_accepts() {
    let file = "User ID,Insurance Status,First Name,Last Name\n1001,Yes,Ana,Núñez\n1002,No,Lee,Tran\n";
    let asked = converted(file, "{}");
    let candidate = |column, header: &str| Candidate { column, header: header.to_owned() };
    let about = Subject::Check { columns: vec![candidate(4, "Last Name"), candidate(3, "First Name")] };
    assert_eq!(questions(&asked), [("/check", &about)]);
    assert!(asked.questions.iter().all(|it| it.is_offer() && it.may_stay_open()));
    assert!(!sheet(&asked).contains("Ana"), "{}", sheet(&asked));
    assert_eq!(questions(&converted(file, r#"{"check": []}"#)), []);
    let confirmed = confirmed(file, "{}");
    assert_eq!(questions(&confirmed), []);
    assert_eq!(
        sheet(&confirmed),
        "User ID,Insurance Status,Check: Last Name,Check: First Name,Line\r\n\
         1001,Enrolled,Núñez,Ana,2\r\n1002,Not Enrolled,Tran,Lee,3\r\n"
    );
}

#[test]
fn confirmed_columns_are_found_by_their_headers_in_the_next_file() {
    let first = confirmed("Student ID,Status,Name,Note,Note\n1001,Active,Ana Núñez,a,b\n", "{}");
    let decisions = serde_json::to_value(&first.decisions).expect("it is JSON");
    assert_eq!(
        decisions,
        json!({"columns": {"User ID": "Student ID", "Insurance Status": "Status"}, "check": ["Name"],
            "words": {"Insurance Status": {"Active": "Enrolled"}}})
    );
    let moved = converted("Name,Status,Student ID\nLee Tran,Active,1002\n", &decisions.to_string());
    assert_eq!(questions(&moved), []);
    assert_eq!(sheet(&moved), "User ID,Insurance Status,Check: Name,Line\r\n1002,Enrolled,Lee Tran,2\r\n");
    let twice = confirmed("Student ID,Insurance Status,Name,name,Name\n1001,Yes,Ana Núñez,b,c\n", "{}");
    assert_eq!(serde_json::to_value(&twice.decisions.check).expect("it is JSON"), json!([3]));
}

#[test]
fn the_words_of_a_proposed_column_are_asked_about_with_it() {
    let file = "Student ID,Status\n1001,Active\n1002,active\n1003,Pending\n1004,Yes\nTotal,4\n";
    let asked = converted(file, "{}");
    let word = |text: &str, rows, proposal: Option<&str>| {
        let (text, proposal) = (text.to_owned(), proposal.map(str::to_owned));
        AskedWord { text, rows, proposal }
    };
    let words = vec![word("Active", 2, Some("Enrolled")), word("Pending", 1, None)];
    let (field, header) = (Field::Status, "Insurance Status".to_owned());
    let about = Subject::Words { field, header, words, more: 0 };
    assert_eq!(questions(&asked).last(), Some(&("/words/Insurance Status", &about)));
    let mut once = Decisions::default();
    assert!(once.confirm(&asked.questions, &["Student ID", "Status"]));
    assert_eq!(once, confirmed(file, "{}").decisions, "one confirmation accepts all proposals");
    let rivals = "User ID,Plan Status,Insurance State\n1001,Active,Active\n1002,Expired,Active\n";
    let subjects = converted(rivals, "{}");
    let of_words = |it: &Question| matches!(it.about, Subject::Words { .. });
    assert!(!subjects.questions.iter().any(of_words), "nobody knows yet whose words they are");
}

#[test]
fn a_required_column_without_a_likely_one_is_asked_for_and_can_be_one_value() {
    let asked = confirmed(FEES, "{}");
    let constants = ["Enrolled", "Not Enrolled", "Declined", "Waived"].map(str::to_owned).to_vec();
    let (field, header) = (Field::Status, "Insurance Status".to_owned());
    let about = Subject::Missing { field, header, constants };
    assert_eq!(questions(&asked), [("/columns/Insurance Status", &about)], "no value is a proposal");
    assert!(asked.sheet.is_none());
    let constant = r#"{"columns": {"Insurance Status": {"constant": "Enrolled"}}}"#;
    let decided = confirmed(FEES, constant);
    assert_eq!(questions(&decided), []);
    assert!(sheet(&decided).contains("4231,Enrolled,\"Núñez, Ana\",2\r\n"), "{}", sheet(&decided));
    let without_key = converted("Status,Note\nActive,a\n", "{}");
    let keys = without_key.questions.iter().filter_map(|it| match &it.about {
        Subject::Missing { field, constants, .. } => Some((*field, constants.len())),
        _ => None,
    });
    assert_eq!(keys.collect::<Vec<_>>(), [(Field::Key, 0)]);
}

#[test]
fn a_file_with_only_an_optional_column_has_a_header() {
    let asked = converted("E-mail,Protection Plan\nana@example.org,Gold\n", "{}");
    let pointers: Vec<&str> = asked.questions.iter().map(|it| it.decision.as_str()).collect();
    assert!(!pointers.contains(&"/delimiter"), "{pointers:?}");
}

#[test]
fn a_refund_is_a_question_until_a_rule_is_about_its_column() {
    let refunds = |rules: &str| {
        let constant = r#""columns": {"Insurance Status": {"constant": "Enrolled"}}"#;
        let converted = confirmed(PAYMENTS, &format!("{{{constant}, \"leave_out\": [{rules}]}}"));
        let open = converted.questions.iter().find_map(|asked: &Question| match &asked.about {
            Subject::Refunds { columns, rows, line, .. } => {
                assert!(!asked.may_stay_open() && asked.decision == "/leave_out");
                Some((columns.iter().map(|it| it.column).collect(), *rows, *line))
            }
            _ => None,
        });
        open.unwrap_or((Vec::new(), 0, 0))
    };
    assert_eq!(refunds(""), (vec![3, 4], 2, 3));
    assert_eq!(refunds(r#"{"column": "Refunded", "is": ["Yes"]}"#), (vec![3], 1, 3));
    let (flag, negative) =
        (r#"{"column": 4, "is": ["Yes"]}"#, r#"{"column": "Amount", "is_negative": true}"#);
    assert_eq!(refunds(&format!("{flag}, {negative}")), (vec![], 0, 0));
    assert_eq!(refunds(r#"{"line": 3}, {"line": 4}"#), (vec![], 0, 0));
    assert_eq!(refunds(r#"{"line": 4}"#), (vec![3], 1, 3), "the row that repeats a payment counts");
}

/// The rules that a question about rows offers: those that leave rows out, and those that leave none out.
fn offered(file: &str, decisions: &str) -> Option<(Vec<LeaveOut>, Vec<LeaveOut>)> {
    converted(file, decisions).questions.into_iter().find_map(|asked| match asked.about {
        Subject::Refunds { columns, leave_out, .. } => {
            Some((leave_out, columns.iter().map(|it| LeaveOut::none_by(it.column)).collect()))
        }
        Subject::Items { column, items, .. } => {
            let only = LeaveOut::all_but(column, items);
            Some((vec![only], vec![LeaveOut::none_by(column)]))
        }
        _ => None,
    })
}

/// A list of payments with one row for each text in the column `header`. All other columns are decided.
fn payments(header: &str, texts: &[&str]) -> (String, serde_json::Value) {
    let rows = texts.iter().enumerate().map(|(row, text)| format!("10{row},Enrolled,\"{text}\"\n"));
    (format!("User ID,Insurance Status,{header}\n{}", rows.collect::<String>()), json!({}))
}

/// The rows that are left in the sheet if the offered rules are taken: `leave` or those that leave none out.
fn left(header: &str, texts: &[&str], leave: bool) -> Vec<String> {
    let (file, mut decisions) = payments(header, texts);
    let (leave_out, apply) = offered(&file, "{}").expect("a question");
    decisions["leave_out"] = json!(if leave { leave_out } else { apply });
    let decided = converted(&file, &decisions.to_string());
    assert!(decided.questions.is_empty(), "{:?}", decided.questions);
    sheet(&decided).lines().skip(1).map(|row| row.split(',').next().unwrap_or_default().to_owned()).collect()
}

#[test]
fn the_offered_rules_leave_refunds_out_or_apply_them() {
    let all = ["100", "101", "102", "103"];
    for (header, texts, kept) in [
        ("Refunded", ["No", "Yes", "", "yes, in part"], &["100", "102"][..]),
        ("Amount", ["25.00", "-25.00", "($25.00)", "0"], &["100", "103"]),
        ("Payment Type", ["Card", "Refund", "Refund: card", "Check"], &["100", "103"]),
        ("Amount", ["25.00", "-25.00", "Refunded", ""], &["100", "103"]),
    ] {
        assert_eq!(left(header, &texts, true), kept, "{header}");
        assert_eq!(left(header, &texts, false), all, "{header}");
    }
    let days: Vec<String> = (1..=9).map(|day| format!("2026-08-0{day}")).collect();
    let days: Vec<&str> = ["", "None"].into_iter().chain(days.iter().map(String::as_str)).collect();
    assert_eq!(left("Refund Date", &days, true), ["100", "101"]);
}

/// What the question about items says: the column, and the texts of the rows that are read and of the others.
fn items(file: &str, decisions: &str) -> Option<(u16, Vec<String>, Vec<String>)> {
    converted(file, decisions).questions.into_iter().find_map(|asked| match asked.about {
        Subject::Items { column, items, others, .. } => Some((column, items, others)),
        _ => None,
    })
}

#[test]
fn rows_about_something_else_than_insurance_are_left_out_after_a_question() {
    let cells = ["Device Protection Plan", "Yearbook", "Chromebook Insurance", "", "Insurance deductible"];
    assert_eq!(left("Item", &cells, true), ["100", "102"]);
    assert_eq!(left("Fee Name", &cells, false), ["100", "101", "102", "103", "104"]);
    let (file, _) = payments("Product", &cells);
    let asked = confirmed(&file, "{}").questions;
    let [Question { decision, about: Subject::Items { header, rows, other_rows, items, others, .. } }] =
        &*asked
    else {
        panic!("{asked:?}")
    };
    assert_eq!((&**decision, &**header, *rows, *other_rows), ("/leave_out", "Product", 2, 3));
    assert_eq!(*items, ["Chromebook Insurance", "Device Protection Plan"]);
    assert_eq!(*others, ["", "Insurance deductible", "Yearbook"]);
    assert!(!asked[0].may_stay_open(), "confirming proposals leaves no rows out");
}

#[test]
fn only_rows_that_would_be_read_are_asked_about_and_one_column_answers_for_all() {
    let file = "User ID,Insurance Status,Fee Type,Fee Description\n\
                1,Enrolled,Insurance,Insurance 1 year\n2,Enrolled,Insurance,Laptop\n3,Enrolled,Yearbook,Fall\n";
    assert_eq!(items(file, "{}").map(|(column, ..)| column), Some(3));
    let only = r#"{"leave_out": [{"column": 3, "is_not": ["Insurance"]}]}"#;
    assert_eq!(items(file, only), None);
    let line = r#"{"leave_out": [{"line": 4}]}"#;
    assert_eq!(items(file, line).map(|(column, ..)| column), Some(4), "the first column has one kind left");
}

#[test]
fn a_rule_about_refunds_does_not_say_which_items_are_read() {
    let (file, _) = payments("Fee Type", &["Chromebook Insurance", "Yearbook", "Refund"]);
    let without_refunds = r#"{"leave_out": [{"column": 3, "is": ["Refund"]}]}"#;
    let expected = (3, vec!["Chromebook Insurance".to_owned()], vec!["Yearbook".to_owned()]);
    assert_eq!(items(&file, without_refunds), Some(expected));
    let only = r#"{"leave_out": [{"column": 3, "is_not": ["Chromebook Insurance"]}]}"#;
    assert_eq!(converted(&file, only).questions, []);
}

#[test]
fn a_list_of_one_kind_of_item_is_no_question() {
    for (header, texts) in [
        ("Item", &["Device Insurance", "Device Insurance", ""][..]),
        ("Item", &["Yearbook", "Lunch"]),
        ("Item", &["Chromebook", "Protection case"]),
        ("Item ID", &["Insurance", "Yearbook"]),
        ("Grade", &["Insurance", "Yearbook"]),
    ] {
        assert_eq!(items(&payments(header, texts).0, "{}"), None, "{header} {texts:?}");
    }
}

#[test]
fn refunds_with_too_many_texts_have_no_rule_that_would_leave_some_in() {
    let mut texts: Vec<String> = (0..60).map(|number| format!("Refund {number}")).collect();
    texts.push("-25.00".to_owned());
    let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
    assert_eq!(offered(&payments("Payment Type", &texts).0, "{}").expect("a question").0, []);
}
