//! Years with two digits: what rows prove, the question with its proposal, and the decision.

use super::sheet_convert::{confirmed, converted, sheet};
use coverlist_core::findings::Code;
use coverlist_core::record::Field;
use coverlist_core::sheet::{Converted, Decisions, ProvenanceCentury, Subject};
use coverlist_core::value::Century;

/// A file with a key, a status, and these dates.
fn list(dates: &[&str]) -> String {
    let rows = (118_201..).zip(dates).map(|(key, date)| format!("{key},Enrolled,{date}\n"));
    format!("User ID,Insurance Status,Coverage Start Date\n{}", rows.collect::<String>())
}

/// The dates of a sheet.
fn dates(converted: &Converted) -> Vec<&str> {
    sheet(converted).lines().skip(1).filter_map(|row| row.split(',').nth(2)).collect()
}

fn proof(converted: &Converted) -> Option<ProvenanceCentury> {
    converted.sheet.as_ref()?.provenance.centuries.get(&Field::CoverageStart).copied()
}

#[test]
fn years_with_four_digits_prove_the_century() {
    let proven = converted(list(&["8/24/26", "08/09/2026", "7/7/27"]), "{}");
    assert_eq!(dates(&proven), ["2026-08-24", "2026-08-09", "2027-07-07"]);
    assert!(proven.questions.is_empty());
    let century = ProvenanceCentury { century: Century::From2000, line: Some(3), chosen: false };
    assert_eq!(proof(&proven), Some(century));
}

#[test]
fn without_proof_the_century_is_a_question_with_a_proposal() {
    let file = list(&["8/24/26", "", "8/9/27"]);
    let asked = converted(&file, "{}");
    let [question] = &asked.questions[..] else { panic!("one question: {:?}", asked.questions) };
    let Subject::Century { short, full, proposal, .. } = &question.about else { panic!("about the century") };
    assert_eq!((question.decision.as_str(), question.may_stay_open()), ("/century", true));
    assert_eq!((short.lines.as_slice(), full.count, *proposal), (&[2, 4][..], 0, Some(Century::From2000)));
    assert_eq!(dates(&asked), ["8/24/26", "", "8/9/27"]);
    assert_eq!((asked.verdict.accepted, asked.verdict.rejected), (1, 2));
    assert!(asked.verdict.findings().all(|finding| finding.code == Code::DateTwoDigitYear));
    let once = confirmed(&file, "{}");
    assert_eq!(dates(&once), ["2026-08-24", "", "2027-08-09"]);
    assert_eq!(once.decisions.century, Some(Century::From2000));
    let chosen = ProvenanceCentury { century: Century::From2000, line: None, chosen: true };
    assert_eq!(proof(&once), Some(chosen));
    let document = serde_json::to_string(&once.decisions).expect("JSON");
    assert_eq!(document, r#"{"century":2000}"#);
    assert_eq!(sheet(&converted(&file, &document)), sheet(&once));
}

#[test]
fn a_year_of_another_century_is_a_rival() {
    for rival in ["8/24/68", "8/24/1968"] {
        let file = list(&["8/24/26", "8/25/2026", rival]);
        let once = confirmed(&file, "{}");
        assert!(matches!(once.questions[0].about, Subject::Century { proposal: None, .. }), "{rival}");
        assert_eq!(once.decisions.century, None);
        let decided = converted(&file, r#"{"century": 1900}"#);
        assert_eq!(dates(&decided)[..2], ["1926-08-24", "2026-08-25"]);
    }
}

#[test]
fn a_rival_in_one_column_leaves_the_century_of_the_file_open() {
    let file = "User ID,Insurance Status,Coverage Start Date,Coverage End Date\n1001,Yes,8/24/26,8/24/68\n";
    let once = confirmed(file, "{}");
    assert_eq!((once.questions.len(), once.decisions.century), (2, None));
}

#[test]
fn the_order_is_asked_when_the_century_is_known() {
    let once = confirmed(list(&["8/9/26"]), "{}");
    let asked: Vec<&str> = once.questions.iter().map(|question| question.decision.as_str()).collect();
    assert_eq!((asked, once.decisions.century), (vec!["/date_order"], Some(Century::From2000)));
    let decided = converted(list(&["8/9/26"]), r#"{"century": 2000, "date_order": "day-first"}"#);
    assert_eq!(dates(&decided), ["2026-09-08"]);
}

#[test]
fn a_century_begins_in_1900_or_2000() {
    for century in ["1800", "26", "\"2000\""] {
        let document = format!(r#"{{"century": {century}}}"#);
        assert!(serde_json::from_str::<Decisions>(&document).is_err(), "{century}");
    }
}

#[test]
fn a_corrected_cell_changes_what_the_rows_prove() {
    let file = list(&["8/24/26", "8/24/27"]);
    let edits = r#"{"edits": [{"line": 3, "field": "Coverage Start Date", "text": "8/24/2027"}]}"#;
    let corrected = converted(&file, edits);
    assert!(corrected.questions.is_empty());
    assert_eq!(dates(&corrected), ["2026-08-24", "2027-08-24"]);
}
