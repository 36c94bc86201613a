//! Which columns are proposed for lists of many senders.

use coverlist_core::map::{ColumnChoices, ColumnMapping, Found, HeaderVerdict, header};
use coverlist_core::read::{ReadChoices, read};
use coverlist_core::record::{Date, Field, RecordKind};
use coverlist_core::sheet::{DecisionFault, DecisionRule, Decisions, Undecided, resolve};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, validate};
use proptest::prelude::*;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

const LISTS: [&str; 2] =
    [include_str!("../../../../tests/lists/lists.txt"), include_str!("../../../../tests/lists/records.txt")];

/// A list with the columns that are proposed.
struct List {
    name: &'static str,
    template: Template,
    bytes: Vec<u8>,
    expected: Vec<&'static str>,
}

fn lists() -> Vec<List> {
    LISTS.iter().flat_map(|lists| lists.split("\n== ").skip(1)).map(List::parse).collect()
}

impl List {
    fn parse(text: &'static str) -> Self {
        let (first, rest) = text.split_once('\n').expect("a name");
        let (name, template) = first.rsplit_once(": ").expect("a template");
        let (rows, expected) = rest.split_once("=>").expect("the columns");
        let bytes = match rows.strip_prefix("@ ") {
            Some(case) => {
                let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/corpus");
                std::fs::read(corpus.join(case.trim()).join("input.csv")).expect("the case has a file")
            }
            None => rows.as_bytes().to_vec(),
        };
        let template = TemplateSet::of_new_district().get(template.trim()).expect("a template").clone();
        let mut expected: Vec<_> =
            expected.split(';').map(str::trim).filter(|column| !column.is_empty()).collect();
        expected.sort_unstable();
        Self { name, template, bytes, expected }
    }
}

fn header_of(bytes: &[u8], template: &Template) -> HeaderVerdict {
    let templates = TemplateSet::of_new_district().peers(template);
    let table = read(bytes, &ReadChoices::default(), &templates.headers());
    header(&table, template, &templates, &ColumnChoices::default()).expect("the list has records")
}

/// The name of a value on the wire.
fn wire(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("a name is JSON").trim_matches('"').to_owned()
}

/// The proposals of a header, as the table of lists writes them.
fn proposals(header: &HeaderVerdict) -> Vec<String> {
    let proposed = |found: &Found| match found {
        Found::Proposed { text, reason, rivals, .. } => {
            let rivals: String = rivals.iter().map(|rival| format!(" | {}", rival.text)).collect();
            Some(format!("{text}{rivals} ({})", wire(reason)))
        }
        _ => None,
    };
    let fields = header.expected.iter();
    let fields = fields.filter_map(|it| Some(format!("{}: {}", wire(&it.field), proposed(&it.found)?)));
    let checks: Vec<_> = header.checks.iter().map(|check| check.text.as_str()).collect();
    let checks = (!checks.is_empty()).then(|| format!("check: {}", checks.join(", ")));
    let better = header.fits_better.as_ref().map(|better| format!("better: {}", better.template));
    let mut all: Vec<String> = fields.chain(checks).chain(better).collect();
    all.sort_unstable();
    all
}

#[test]
fn columns_of_many_senders() {
    let mut wrong = String::new();
    for list in lists() {
        let found = proposals(&header_of(&list.bytes, &list.template));
        if found != list.expected {
            wrong += &format!("{}\n  expected {:?}\n  found    {found:?}\n", list.name, list.expected);
        }
    }
    assert!(wrong.is_empty(), "\n{wrong}");
}

#[test]
fn a_person_names_the_header() {
    let file = "Date,4231,Status\nStudent,,Coverage\nID,Name,Status\n004231,Ana,Yes\n118204,Lee,No\n";
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
    let names = |decisions: &str| -> Result<Vec<String>, DecisionFault> {
        let decisions: Decisions = serde_json::from_str(decisions).expect("the decisions are JSON");
        let choices = resolve(&table, &template, &templates, &decisions, Undecided::Blocks)?;
        let header = header(&table, &template, &templates, &choices.columns).expect("a header");
        Ok(header.names(&table).into_iter().map(String::from).collect())
    };
    let are = |names: [&str; 3]| Ok(names.map(String::from).to_vec());
    assert_eq!(names("{}"), are(["Student ID", "Student Name", "Coverage Status"]));
    assert_eq!(names(r#"{"header": 1}"#), are(["Date", "4231", "Status"]));
    assert_eq!(names(r#"{"header": [2, 3]}"#), are(["Student ID", "Student Name", "Coverage Status"]));
    assert_eq!(names(r#"{"header": "none"}"#), are(["Column 1", "Column 2", "Column 3"]));
    for wrong in ["0", "6", "[1, 3]", "[3, 2]", "[5, 6]"] {
        let fault = DecisionFault { pointer: "/header".to_owned(), rule: DecisionRule::NotInFile };
        assert_eq!(names(&format!(r#"{{"header": {wrong}}}"#)), Err(fault), "{wrong}");
    }
}

#[test]
fn rows_begin_below_a_header_of_two_lines_and_at_the_top_without_one() {
    let counts = |file: &str, columns: [(u16, Field); 2]| {
        let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
        let table = read(file.as_bytes(), &ReadChoices::default(), &templates.headers());
        let mappings = columns.map(|(column, field)| ColumnMapping { column, field }).into();
        let columns = ColumnChoices { mappings, ..ColumnChoices::default() };
        let choices = Choices { columns, ..Choices::default() };
        let today = Date::constant(2026, 9, 1);
        let verdict = validate(&table, &template, &templates, &choices, today, Limits::default());
        (verdict.accepted, verdict.rejected, verdict.set_aside)
    };
    let two = "List of August,,\nStudent,,Insurance\nID,Name,Status\n004231,Ana,Yes\n118204,Lee,No\n";
    assert_eq!(counts(two, [(1, Field::Key), (3, Field::Status)]), (2, 0, 1));
    let none = "004231,Ana,Yes\n118204,Lee,No\n";
    assert_eq!(counts(none, [(1, Field::Key), (3, Field::Status)]), (2, 0, 0));
}

/// The columns that are proposed for each field, by their headers. Several are rivals.
fn columns(header: &HeaderVerdict) -> BTreeMap<String, BTreeSet<String>> {
    let columns = header.expected.iter().filter_map(|expected| match &expected.found {
        Found::Proposed { text, rivals, .. } => {
            let all = rivals.iter().map(|rival| rival.text.clone()).chain([text.clone()]);
            Some((wire(&expected.field), all.collect()))
        }
        _ => None,
    });
    columns.collect()
}

#[test]
fn the_order_of_the_columns_does_not_matter() {
    for list in lists() {
        let table = read(&list.bytes, &ReadChoices::default(), &TemplateSet::builtin().headers());
        let header = header_of(&list.bytes, &list.template);
        if header.lines == 1 {
            let width = header.names(&table).len();
            let reversed = table.records().map(|record| {
                let mut cells: Vec<String> = record.cells().map(String::from).collect();
                cells.resize(width, String::new());
                cells.reverse();
                cells.join("\t") + "\n"
            });
            let reversed: String = reversed.collect();
            assert_eq!(
                columns(&header_of(reversed.as_bytes(), &list.template)),
                columns(&header),
                "{}",
                list.name
            );
        }
    }
}

/// Rows of the shapes of the fixtures, all of whose headers are *Column 1*, *Column 2* and so on. `random`
/// returns a number below its argument.
fn anonymous_rows(shape: &str, random: &mut impl FnMut(u64) -> u64) -> Vec<Vec<String>> {
    let rows = (0..30).map(|row| {
        let mut pick = |texts: &[&str]| texts[random(texts.len() as u64) as usize].to_owned();
        let (first, last) =
            (pick(&["Ana", "Lee", "Mia", "Devon"]), pick(&["Tran", "Nez", "Smith", "Okafor"]));
        let school = pick(&["Lincoln MS", "Oakwood HS", "Cedar ES"]);
        let (grade, site) = (pick(&["06", "07", "09", "11"]), pick(&["100", "200", "300"]));
        let is_covered = row < 2 || random(4) > 0;
        let key = format!("{:06}", 1_000 + random(299_000));
        let policy = format!("WA-2026-{:06}", 100 + row * 7);
        let start = format!("{:02}/{:02}/2026", 8 + random(2), 1 + random(28));
        let ordered = format!("07/{:02}/2026", 1 + random(28));
        let if_covered = |text: &str| if is_covered { text.to_owned() } else { String::new() };
        let status = |yes: &str, no: &str| if is_covered { yes } else { no }.to_owned();
        let sum = ["288.00", "$1,050.00", "460.00"][random(3) as usize];
        let iso = format!("2026-09-{:02}", 1 + random(28));
        match shape {
            "user" => vec![
                key,
                status("Enrolled", "Not Enrolled"),
                if_covered(&policy),
                if_covered("Full"),
                if_covered(sum),
                if_covered(&iso),
                if_covered("2027-06-30"),
            ],
            "device" => vec![
                format!("5CD{}ABC", 1_000 + row * 31 + random(30)),
                status("Enrolled", "No"),
                if_covered(&format!("POL-{}", 88_120 + row)),
                if_covered(["288", "310"][random(2) as usize]),
                if_covered(&iso),
                if_covered("2027-06-30"),
            ],
            "insurer" => vec![
                (10_023 + row).to_string(),
                ordered,
                school,
                first,
                last.clone(),
                key.trim_start_matches('0').to_owned(),
                format!("Rosa {last}"),
                "Annual".to_owned(),
                "$21.00".to_owned(),
                "$0".to_owned(),
                start,
                "06/30/2027".to_owned(),
                policy,
                status("Active", "Cancelled"),
            ],
            "portal" => vec![
                key,
                format!("{last}, {first}"),
                grade,
                status("Accepted", "I Elect Not to Participate"),
                format!("{:02}.08.2026", 1 + random(28)),
                if_covered(["Card", "Cash card"][random(2) as usize]),
                if row % 3 == 0 { format!("PP-{row}Q2-1190") } else { String::new() },
            ],
            _ => vec![
                key.trim_start_matches('0').to_owned(),
                format!("{last}, {first}"),
                grade.trim_start_matches('0').to_owned(),
                site,
                "ChromeCare Plan".to_owned(),
                ordered,
                ["30.00", "80.00"][random(2) as usize].to_owned(),
                "0.00".to_owned(),
                ["1-Year", "3-Year"][random(2) as usize].to_owned(),
            ],
        }
    });
    rows.collect()
}

/// The proposals for a file with these rows, whose columns have another order and lose their headers.
fn without_headers(
    rows: &[Vec<String>],
    order: &[usize],
    kind: RecordKind,
) -> BTreeMap<String, BTreeSet<usize>> {
    let name = |place: usize| format!("Column {}", place + 1);
    let mut file = (0..order.len()).map(name).collect::<Vec<_>>().join("\t") + "\n";
    for row in rows {
        file += &(order.iter().map(|&column| row[column].as_str()).collect::<Vec<_>>().join("\t") + "\n");
    }
    let header = header_of(file.as_bytes(), &Template::builtin(kind));
    assert_eq!((header.line, header.lines), (1, 1));
    let column = |position: u16| order[usize::from(position) - 1] + 1;
    let proposed = header.expected.iter().filter_map(|expected| match &expected.found {
        Found::Proposed { column: first, rivals, .. } => {
            let columns = rivals.iter().map(|rival| rival.column).chain([*first]);
            Some((wire(&expected.field), columns.map(column).collect()))
        }
        _ => None,
    });
    proposed.collect()
}

/// A shape of lists: its name, the kind of its records, and the columns from 1 for each field. Several are
/// rivals.
type Shape = (&'static str, RecordKind, &'static [(&'static str, &'static [usize])]);

const SHAPES: [Shape; 5] = [
    (
        "user",
        RecordKind::User,
        &[
            ("key", &[1]),
            ("status", &[2]),
            ("policy_number", &[3]),
            ("coverage_amount", &[5]),
            ("coverage_start", &[6]),
            ("coverage_end", &[7]),
        ],
    ),
    (
        "device",
        RecordKind::Device,
        &[
            ("key", &[1]),
            ("status", &[2]),
            ("policy_number", &[3]),
            ("coverage_amount", &[4]),
            ("coverage_start", &[5]),
            ("coverage_end", &[6]),
        ],
    ),
    (
        "insurer",
        RecordKind::User,
        &[
            ("key", &[6]),
            ("status", &[14]),
            ("policy_number", &[13]),
            ("coverage_start", &[2, 11]),
            ("coverage_end", &[12]),
        ],
    ),
    (
        "portal",
        RecordKind::User,
        &[("key", &[1]), ("status", &[4]), ("coverage_start", &[5]), ("policy_number", &[7])],
    ),
    ("fees", RecordKind::User, &[("key", &[1]), ("coverage_start", &[6])]),
];

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    /// Cells alone show the columns, in whatever order these are.
    #[test]
    fn columns_without_headers_are_known_by_their_cells(seed in any::<u64>()) {
        let mut state = seed | 1;
        let mut random = move |limit: u64| {
            state ^= state << 13;
            state ^= state >> 7;
            state ^= state << 17;
            state % limit
        };
        for (shape, kind, expected) in SHAPES {
            let rows = anonymous_rows(shape, &mut random);
            let mut order: Vec<usize> = (0..rows[0].len()).collect();
            let expected: BTreeMap<String, BTreeSet<usize>> = expected
                .iter()
                .map(|(field, columns)| ((*field).to_owned(), columns.iter().copied().collect()))
                .collect();
            prop_assert_eq!(&without_headers(&rows, &order, kind), &expected, "{}", shape);
            for last in (1..order.len()).rev() {
                order.swap(last, random(last as u64 + 1) as usize);
            }
            prop_assert_eq!(&without_headers(&rows, &order, kind), &expected, "{} shuffled", shape);
        }
    }
}
