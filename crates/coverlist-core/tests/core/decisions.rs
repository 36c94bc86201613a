//! Decisions about a file: its sheet is that of a file in the form of the template, which a naive rewriting
//! of the rows makes.

use super::sheet_convert::{converted, sheet};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::sheet::{Correction, Corrections, Decisions, Edit, Keep, LeaveOut, read_sheet};
use coverlist_core::template::Template;
use proptest::collection::{btree_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use proptest::test_runner::RngSeed;
use serde_json::{Map, Value, json};
use std::collections::BTreeMap;

/// The headers of the template that a list has columns for, with the words of the sender.
const FIELDS: [(&str, &str); 5] = [
    ("User ID", "Member"),
    ("Insurance Status", "State"),
    ("Policy Number", "Paper"),
    ("Coverage Type", "Kind"),
    ("Coverage Start Date", "Since"),
];

/// A column that is no field's, and one that is only compared.
const ITEM: &str = "Item";
const PERSON: &str = "Person";

/// The words of the sender for statuses, and what a person says they mean. The last one stays unknown.
const WORDS: [(&str, Option<&str>); 5] = [
    ("Running", Some("Enrolled")),
    ("gone  away", Some("Not Enrolled")),
    ("", Some("Declined")),
    ("Yes", Some("Waived")),
    ("Strange", None),
];

/// The rows of a list, and the decisions of a person about it.
#[derive(Clone, Debug)]
struct List {
    /// The cells by the sender's header.
    rows: Vec<BTreeMap<&'static str, String>>,
    /// The sender's headers in the order of the file.
    order: Vec<&'static str>,
    /// Whether each decision names its column by position.
    by_position: bool,
    /// One status for all rows.
    constant: Option<&'static str>,
    /// The values of the item that are left out, and whether all others are instead.
    left_out: Option<(Vec<&'static str>, bool)>,
    left_out_line: Option<u32>,
    kept: Vec<u32>,
    edits: Vec<Edit>,
}

fn lists() -> impl Strategy<Value = List> {
    let cell = |texts: &[&'static str]| select(texts.to_vec()).prop_map(str::to_owned);
    let row = (
        (1000..1009_u32).prop_map(|key| key.to_string()),
        cell(&["Running", "RUNNING", "gone away", "", "yes", "Strange"]),
        cell(&["P-1", "", "P 2", "Q\"7", "=1+1", "a,b"]),
        cell(&["Full", "", "Part", " Full "]),
        cell(&["2026-08-24", "", "2026-09-10", "never"]),
        cell(&["Plan", "plan", "Lunch", ""]),
        cell(&["Ana Núñez", "Tran, Lee", "-1", ""]),
    );
    let row = row.prop_map(|(key, status, policy, kind, start, item, person)| {
        BTreeMap::from([
            ("Member", key),
            ("State", status),
            ("Paper", policy),
            ("Kind", kind),
            ("Since", start),
            (ITEM, item),
            (PERSON, person),
        ])
    });
    let order = FIELDS.map(|(_, column)| column).into_iter().chain([ITEM, PERSON]).collect::<Vec<_>>();
    let left_out = (vec(select(vec!["plan", "Lunch", ""]), 1..3), any::<bool>());
    let decisions = (
        any::<bool>(),
        prop::option::of(select(vec!["Enrolled", "No"])),
        prop::option::of(left_out),
        prop::option::of(2..20_u32),
        vec(2..20_u32, 0..6),
    );
    (vec(row, 1..16), Just(order).prop_shuffle(), decisions, vec(edits(), 0..5)).prop_map(
        |(rows, order, (by_position, constant, left_out, left_out_line, kept), edits)| {
            let last = rows.len() as u32 + 1;
            let fits = |edit: &Edit| edit.line.is_none_or(|line| line <= last);
            let has_column = |edit: &Edit| constant.is_none() || edit.field != "Insurance Status";
            let edits = edits.into_iter().filter(|edit| fits(edit) && has_column(edit)).collect();
            List { rows, order, by_position, constant, left_out, left_out_line, kept, edits }
        },
    )
}

fn edits() -> impl Strategy<Value = Edit> {
    let field = || select(FIELDS.map(|(header, _)| header).to_vec()).prop_map(str::to_owned);
    let text = || {
        select(vec!["1003", "1005", "Running", "Full", "P-1", "2026-08-24", "", "x"]).prop_map(str::to_owned)
    };
    let on_line = (2..18_u32, field(), text());
    prop_oneof![
        on_line.prop_map(|(line, field, text)| Edit { line: Some(line), field, text, ..Edit::default() }),
        (field(), text(), text())
            .prop_map(|(field, equal, text)| { Edit { field, equal: Some(equal), text, ..Edit::default() } }),
        (field(), select(vec!["1", "un", "P-", "x"]), text()).prop_map(|(field, find, text)| {
            Edit { field, find: Some(find.to_owned()), text, ..Edit::default() }
        }),
    ]
}

fn csv<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    rows.map(|cells| cells.into_iter().map(quoted).collect::<Vec<_>>().join(",") + "\n").collect()
}

impl List {
    /// The file of the sender.
    fn file(&self) -> String {
        let rows = self.rows.iter().map(|row| self.order.iter().map(|column| row[column].as_str()).collect());
        csv([self.order.clone()].into_iter().chain(rows))
    }

    /// The name of a column in decisions.
    fn name(&self, column: &str) -> Value {
        match self.order.iter().position(|other| *other == column).filter(|_| self.by_position) {
            Some(index) => json!(index + 1),
            None => json!(column),
        }
    }

    fn decisions(&self) -> Value {
        let mut columns: Map<String, Value> =
            FIELDS.iter().map(|(field, column)| ((*field).to_owned(), self.name(column))).collect();
        if let Some(constant) = self.constant {
            columns.insert("Insurance Status".to_owned(), json!({"constant": constant}));
        }
        let words: BTreeMap<&str, &str> =
            WORDS.iter().filter_map(|(text, word)| Some((*text, (*word)?))).collect();
        let mut rules: Vec<Value> = Vec::new();
        if let Some((texts, is_not)) = &self.left_out {
            let condition = if *is_not { "is_not" } else { "is" };
            rules.push(json!({"column": self.name(ITEM), condition: texts}));
        }
        rules.extend(self.left_out_line.map(|line| json!({"line": line})));
        let kept: Vec<Value> = self.kept.iter().map(|line| json!({"line": line})).collect();
        json!({"columns": columns, "words": {"Insurance Status": words}, "check": [self.name(PERSON)],
            "leave_out": rules, "keep": kept, "edits": self.edits})
    }

    /// Whether a rule leaves a row out.
    fn leaves_out(&self, line: u32, row: &BTreeMap<&str, String>) -> bool {
        let by_item = self.left_out.as_ref().is_some_and(|(texts, is_not)| {
            texts.iter().any(|text| text.to_lowercase() == row[ITEM].to_lowercase()) != *is_not
        });
        by_item || self.left_out_line == Some(line)
    }

    /// The same list in the form of the template: its rows are rewritten one after the other. A row that does
    /// not count is blank.
    fn rewritten(&self) -> String {
        let mut rows: Vec<(u32, BTreeMap<&str, String>)> = (2..).zip(self.rows.iter().cloned()).collect();
        let left_out: Vec<u32> =
            rows.iter().filter(|(line, row)| self.leaves_out(*line, row)).map(|(line, _)| *line).collect();
        for edit in &self.edits {
            let column = FIELDS.iter().find(|(field, _)| *field == edit.field).expect("a field").1;
            for (line, row) in &mut rows {
                let cell = row[column].trim().to_owned();
                let is_equal = edit.equal.as_ref() == Some(&cell);
                if edit.line == Some(*line) || (is_equal && !left_out.contains(line)) {
                    row.insert(column, edit.text.clone());
                }
                if let Some(find) = edit.find.as_ref().filter(|_| !left_out.contains(line)) {
                    row.insert(column, cell.replace(find, &edit.text));
                }
            }
        }
        for (_, row) in &mut rows {
            let status = &row["State"].split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
            let meant = WORDS.iter().find(|(text, _)| {
                text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase() == *status
            });
            let meant = self.constant.or_else(|| meant.and_then(|(_, word)| *word));
            if let Some(word) = meant {
                row.insert("State", word.to_owned());
            }
        }
        let template = FIELDS.iter().map(|(field, _)| *field).chain([PERSON]).collect();
        let rows = rows.iter().map(|(line, row)| {
            let cell = |column: &str| if left_out.contains(line) { "" } else { row[column].as_str() };
            FIELDS.iter().map(|(_, column)| cell(column)).chain([cell(PERSON)]).collect()
        });
        csv([template].into_iter().chain(rows))
    }
}

/// The sheet of a file, if it has one.
fn sheet_of(file: &str, decisions: &Value) -> Option<String> {
    let converted = converted(file, &decisions.to_string());
    converted.sheet.is_some().then(|| sheet(&converted).to_owned())
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(13), ..ProptestConfig::with_cases(64) })]

    #[test]
    fn a_file_with_decisions_has_the_sheet_of_the_rewritten_file(list in lists()) {
        let kept: Vec<Value> = list.kept.iter().map(|line| json!({"line": line})).collect();
        let rewritten = sheet_of(&list.rewritten(), &json!({"check": [PERSON], "keep": kept}));
        prop_assert_eq!(sheet_of(&list.file(), &list.decisions()), rewritten);
    }

    #[test]
    fn the_same_decisions_give_the_same_sheet(list in lists()) {
        let (file, decisions) = (list.file(), list.decisions());
        let expected = sheet_of(&file, &decisions);
        let read: Decisions = serde_json::from_value(decisions.clone()).expect("decisions");
        let written = serde_json::to_value(&read).expect("decisions are JSON");
        prop_assert_eq!(&sheet_of(&file, &written), &expected, "read and written again");
        let other_names = List { by_position: !list.by_position, ..list };
        prop_assert_eq!(&sheet_of(&file, &other_names.decisions()), &expected, "by other names");
    }

    #[test]
    fn no_mapping_moves_a_cell_to_another_row(
        list in lists(),
        mapped in btree_map(select(FIELDS.map(|(field, _)| field).to_vec()), 1..8_u16, 2..6),
    ) {
        let mut columns = BTreeMap::from([("User ID", 1), ("Insurance Status", 2)]);
        columns.extend(mapped);
        let mut taken = Vec::new();
        columns.retain(|_, column| !taken.contains(column) && { taken.push(*column); true });
        prop_assume!(columns.contains_key("User ID") && columns.contains_key("Insurance Status"));
        let others: Vec<u16> = (1..8).filter(|column| !taken.contains(column)).collect();
        let decisions = json!({"columns": columns, "check": others});
        let Some(sheet) = sheet_of(&list.file(), &decisions) else { return Ok(()) };
        let judged = read_sheet(sheet.as_bytes(), &Template::builtin(RecordKind::User), Date::constant(2026, 9, 1));
        for row in judged.expect("a sheet").rows {
            let source = &list.rows[row.row.line as usize - 2];
            let cell = |column: u16| source[list.order[usize::from(column) - 1]].trim().to_owned();
            prop_assert_eq!(&row.row.key, &cell(columns["User ID"]));
            prop_assert_eq!(row.checks, others.iter().map(|column| cell(*column)).collect::<Vec<_>>());
        }
    }

    #[test]
    fn undoing_all_corrections_changes_nothing(
        list in lists(),
        made in vec(edits().prop_map(Correction::Edit), 1..6),
        walk in vec(any::<bool>(), 0..12),
    ) {
        let has_column = |edit: &Correction| match edit {
            Correction::Edit(edit) => edit.line.is_none_or(|line| line as usize <= list.rows.len() + 1),
            _ => true,
        };
        let list = List { constant: None, ..list.clone() };
        let decisions: Decisions = serde_json::from_value(list.decisions()).expect("decisions");
        let mut corrections = Corrections::default();
        made.into_iter().filter(has_column).for_each(|correction| corrections.make(correction));
        corrections.make(Correction::LeaveOut(LeaveOut { line: Some(2), ..LeaveOut::default() }));
        corrections.make(Correction::Keep { line: 2, instead_of: vec![3] });
        let all = corrections.applied_to(&decisions);
        let keep = Keep { line: 2 };
        prop_assert!(all.keep.contains(&keep));
        for undo in walk {
            let _ = if undo { corrections.undo() } else { corrections.redo() };
        }
        while corrections.undo() {}
        let (file, undone) = (list.file(), corrections.applied_to(&decisions));
        let sheet_of = |decisions: &Decisions| sheet_of(&file, &serde_json::to_value(decisions).expect("JSON"));
        prop_assert_eq!(sheet_of(&undone), sheet_of(&decisions));
        while corrections.redo() {}
        prop_assert_eq!(&sheet_of(&corrections.applied_to(&decisions)), &sheet_of(&all));
    }
}
