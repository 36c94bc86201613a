//! The questions that a file leaves open, and what confirming their proposals decides.

use crate::sheet_convert::{confirmed, converted, questions, sheet};
use coverlist_core::record::Field;
use coverlist_core::sheet::{Candidate, Question, Subject};
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
            Subject::Refunds { columns, rows, line } => {
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
