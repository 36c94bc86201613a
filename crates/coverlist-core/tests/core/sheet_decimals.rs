//! Decimal styles: what rows prove, questions, decisions, and the sheet.

use super::sheet_convert::{converted, sheet, try_convert};
use coverlist_core::findings::Code;
use coverlist_core::record::Field;
use coverlist_core::sheet::{Converted, DecisionRule, ProvenanceDecimal, Subject};
use coverlist_core::validate::Rows;
use coverlist_core::value::DecimalStyle;

/// A file with a key, a status, and these amounts.
fn list(amounts: &[&str]) -> String {
    let rows = (118_201..).zip(amounts).map(|(key, amount)| format!("{key};Enrolled;{amount}\n"));
    format!("User ID;Insurance Status;Coverage Amount\n{}", rows.collect::<String>())
}

/// The amounts of a sheet.
fn amounts(converted: &Converted) -> Vec<&str> {
    sheet(converted)
        .lines()
        .skip(1)
        .filter_map(|row| row.splitn(3, ',').nth(2)?.rsplit_once(','))
        .map(|it| it.0)
        .collect()
}

/// The codes of findings, each with its line.
fn codes(converted: &Converted) -> Vec<(Code, Option<u32>)> {
    converted.verdict.findings().map(|finding| (finding.code, finding.line)).collect()
}

fn rows(lines: &[u32]) -> Rows {
    Rows { count: lines.len() as u32, lines: lines.to_vec() }
}

#[test]
fn a_proven_comma_reads_the_column() {
    let comma = converted(list(&["1.050,00", "1.050", "12,5", "460", "2 400,00 €"]), "{}");
    assert_eq!(amounts(&comma), ["1050.00", "1050.00", "12.50", "460.00", "2400.00"]);
    assert!(comma.questions.is_empty() && codes(&comma).is_empty());
    let provenance = &comma.sheet.as_ref().expect("a sheet").provenance;
    let proof = ProvenanceDecimal { style: DecimalStyle::Comma, line: Some(2), chosen: false };
    assert_eq!(provenance.decimals, [(Field::CoverageAmount, proof)].into());
}

#[test]
fn a_column_with_a_point_is_not_mentioned() {
    let point = converted(list(&["1,050.00", "1,050", "12.5", "460"]), "{}");
    assert_eq!(amounts(&point), ["1050.00", "1050.00", "12.50", "460.00"]);
    assert!(point.questions.is_empty());
    assert!(point.sheet.expect("a sheet").provenance.decimals.is_empty());
}

#[test]
fn a_number_against_the_proven_style_stays_unread_also_in_the_sheet() {
    let against = converted(list(&["1.050,00", "12,50", "2,5", "2,75", "525.00", "1,050"]), "{}");
    assert_eq!(codes(&against), [(Code::DecimalStyle, Some(6)), (Code::AmountUnreadable, Some(7))]);
    assert_eq!(amounts(&against)[4..], ["'525.00", "\"'1,050\""]);
    let again = converted(sheet(&against), "{}");
    assert_eq!(sheet(&again), sheet(&against));
    assert_eq!((again.verdict.accepted, again.verdict.rejected), (4, 2));
}

#[test]
fn a_tie_is_a_question_that_names_the_rows() {
    let file = list(&["1.050,00", "525.00", "460", "1,050", "1.050", "10,5", "10.5"]);
    let asked = converted(&file, "{}");
    let about = Subject::Decimal {
        field: Field::CoverageAmount,
        header: "Coverage Amount".to_owned(),
        column: 3,
        point: rows(&[3, 8]),
        comma: rows(&[2, 7]),
        point_thousands: rows(&[5]),
        comma_thousands: rows(&[6]),
    };
    assert_eq!(asked.questions.len(), 1);
    assert_eq!((asked.questions[0].decision.as_str(), &asked.questions[0].about), ("/decimal", &about));
    assert!(asked.questions[0].may_stay_open());
    assert_eq!((asked.verdict.accepted, asked.verdict.rejected), (1, 6));
    assert!(codes(&asked).iter().all(|(code, _)| *code == Code::DecimalStyleUnknown));
    for (decisions, accepted) in [
        (r#"{"decimal": "comma"}"#, [2, 4, 6, 7]),
        (r#"{"decimal": {"Coverage Amount": "point"}}"#, [3, 4, 5, 8]),
    ] {
        let decided = converted(&file, decisions);
        assert!(decided.questions.is_empty());
        let lines: Vec<u32> = (2..=8).filter(|line| decided.verdict.findings_of(*line).is_empty()).collect();
        assert_eq!(lines, accepted, "{decisions}");
        let decimals = &decided.sheet.as_ref().expect("a sheet").provenance.decimals;
        assert!(decimals[&Field::CoverageAmount].chosen);
        let again = converted(&file, &serde_json::to_string(&decided.decisions).expect("JSON"));
        assert_eq!(sheet(&again), sheet(&decided));
    }
}

#[test]
fn thousands_alone_prove_nothing() {
    let asked = converted(list(&["1.050", "2.400", "460", "1'050"]), "{}");
    let [question] = &asked.questions[..] else { panic!("one question") };
    let Subject::Decimal { comma_thousands, .. } = &question.about else { panic!("about the style") };
    assert_eq!(*comma_thousands, rows(&[2, 3]));
    assert_eq!(amounts(&asked), ["1.050", "2.400", "460.00", "1050.00"]);
    let point = converted(list(&["1,050", "2,400", "460"]), "{}");
    assert_eq!(amounts(&point), ["1050.00", "2400.00", "460.00"]);
    assert!(point.questions.is_empty());
}

#[test]
fn a_decision_is_about_columns_of_numbers() {
    let rule = |decisions: &str| try_convert(list(&["460"]), decisions).map(|_| ()).expect_err("no number");
    assert_eq!(
        rule(r#"{"decimal": {"Policy Number": "comma"}}"#),
        ("/decimal/Policy Number".to_owned(), DecisionRule::NoNumbers)
    );
    assert_eq!(
        rule(r#"{"decimal": {"Price": "comma"}}"#),
        ("/decimal/Price".to_owned(), DecisionRule::NotInTemplate)
    );
}

#[test]
fn a_corrected_cell_changes_what_the_rows_prove() {
    let file = list(&["1.050,00", "525.00", "460"]);
    assert_eq!(converted(&file, "{}").questions.len(), 1);
    let edits = r#"{"edits": [{"line": 3, "field": "Coverage Amount", "text": "525,00"}]}"#;
    let corrected = converted(&file, edits);
    assert!(corrected.questions.is_empty());
    assert_eq!(amounts(&corrected), ["1050.00", "525.00", "460.00"]);
}
