//! Files such as people send, with all kinds of damage, for property tests.
//!
//! Long because: each kind of damage is a part of one generator.

use super::ugly_cells::{EVERYWHERE, LINES, odd};
use super::ugly_templates::TEMPLATES;
use coverlist_core::map::{ColumnChoices, ColumnMapping};
use coverlist_core::read::{Delimiter, ReadChoices, Reader, Table};
use coverlist_core::record::{Field, FieldType};
use coverlist_core::template::Column;
use coverlist_core::validate::{Choices, RowChoices, RowRule, Words};
use coverlist_core::value::{Century, DateOrder, DecimalStyle};
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::BTreeMap;

/// A file, the place of its template in [`TEMPLATES`], and a person's choices.
#[derive(Clone, Debug)]
pub struct UglyFile {
    pub text: String,
    pub template: usize,
    pub choices: Choices,
}

impl UglyFile {
    /// Reads the file in slices of these sizes, over and over.
    pub fn table(&self, sizes: &[usize]) -> Table {
        let mut reader = Reader::new(&self.choices.read, &TEMPLATES.headers());
        let (mut rest, mut sizes) = (self.text.as_bytes(), sizes.iter().cycle());
        while let Some(&size) = sizes.next().filter(|_| !rest.is_empty()) {
            let (slice, later) = rest.split_at(size.min(rest.len()));
            reader.push(slice);
            rest = later;
        }
        reader.finish();
        reader.into_table()
    }
}

/// Files with a header that mostly fits, and rows that are mostly good.
pub fn ugly_files() -> impl Strategy<Value = UglyFile> {
    let other = prop_oneof![15 => Just(None), 1 => (0..3_usize).prop_map(Some)];
    let rows = prop_oneof![3 => vec(row_plan(), 0..20), 1 => vec(row_plan(), 20..60)];
    (0..3_usize, other, style(), head(), rows, choices()).prop_map(
        |(template, other, style, head, rows, choices)| {
            let text = build(template, &style, &head, &rows);
            UglyFile { text, template: other.unwrap_or(template), choices }
        },
    )
}

/// How the file is written.
#[derive(Clone, Debug)]
struct Style {
    delimiter: Delimiter,
    line_end: &'static str,
    quoting: Quoting,
    has_mark: bool,
    ends_with_line_end: bool,
    /// The number of characters that the end of the file lacks, if no line end follows.
    cut: usize,
    /// The form of most dates.
    dates: Dates,
    /// The number of different values that good cells have.
    variety: usize,
    /// Whether few cells are odd.
    is_neat: bool,
    /// Whether the keys are of the other kind of record.
    has_other_keys: bool,
}

#[derive(Clone, Copy, Debug)]
enum Quoting {
    Needed,
    Always,
    Never,
}

#[derive(Clone, Copy, Debug)]
enum Dates {
    Iso,
    DayFirst,
    MonthFirst,
    Ambiguous,
    Formatted,
}

fn style() -> impl Strategy<Value = Style> {
    let written = (
        prop_oneof![6 => Just(Delimiter::Comma), 4 => select(Delimiter::ALL.to_vec())],
        select(vec!["\n", "\r\n", "\r"]),
        prop_oneof![6 => Just(Quoting::Needed), 2 => Just(Quoting::Always), 1 => Just(Quoting::Never)],
        prop::bool::weighted(0.2),
        prop::bool::weighted(0.7),
        prop_oneof![1 => Just(0), 1 => 0..25_usize],
    );
    let dates = select(vec![
        Dates::Iso,
        Dates::DayFirst,
        Dates::MonthFirst,
        Dates::Ambiguous,
        Dates::Ambiguous,
        Dates::Formatted,
    ]);
    let rest = (dates, select(vec![3, 20, 1_000, 1_000]), any::<bool>(), prop::bool::weighted(0.05));
    (written, rest).prop_map(|(written, (dates, variety, is_neat, has_other_keys))| {
        let (delimiter, line_end, quoting, has_mark, ends_with_line_end, cut) = written;
        Style {
            delimiter,
            line_end,
            quoting,
            has_mark,
            ends_with_line_end,
            cut,
            dates,
            variety,
            is_neat,
            has_other_keys,
        }
    })
}

/// The rows above the data.
#[derive(Clone, Debug)]
struct Head {
    titles: Vec<&'static str>,
    order: Vec<Index>,
    /// Optional columns that the file does not have.
    absent: Vec<Index>,
    /// Other headers, and their places.
    others: Vec<(Index, &'static str)>,
    /// A header that is written differently.
    changed: Option<(Index, &'static str)>,
    /// The columns that a sheet adds. A file with them has no other mistake in its header.
    of_sheet: &'static [&'static str],
}

fn head() -> impl Strategy<Value = Head> {
    let other =
        select(vec!["School", "Last Name", "", " ", "Notes; other", "Device Serial", "user id", "Policy #"]);
    let changed =
        select(vec!["user id", "Insurence Status", "Serial Number", "Start", "", "Coverage\nAmount"]);
    let order = prop_oneof![3 => Just(Vec::new()), 1 => vec(any::<Index>(), 0..6)];
    let absent = prop_oneof![2 => Just(Vec::new()), 1 => vec(any::<Index>(), 0..4)];
    let others = prop_oneof![2 => Just(Vec::new()), 1 => vec((any::<Index>(), other), 0..4)];
    let changed = prop_oneof![12 => Just(None), 1 => (any::<Index>(), changed).prop_map(Some)];
    let title = select(vec!["Insurance list", "# exported", "", ",,,", "Fall 2026,,Total"]);
    let titles = prop_oneof![3 => Just(Vec::new()), 1 => vec(title, 0..3)];
    let of_sheet: [&[&str]; 3] = [&["Line"], &["Reason"], &["Check: Last Name", "Line", "Reason"]];
    let of_sheet = prop_oneof![9 => Just(&[][..]), 1 => select(of_sheet.to_vec())];
    (titles, order, absent, (others, changed), of_sheet).prop_map(
        |(titles, order, absent, (others, changed), of_sheet)| match of_sheet {
            [] => Head { titles, order, absent, others, changed, of_sheet },
            _ => Head { titles: vec![], order: vec![], absent, others: vec![], changed: None, of_sheet },
        },
    )
}

/// A row before the columns of the file are known.
#[derive(Clone, Debug)]
enum RowPlan {
    Good(Vec<CellPlan>),
    /// An earlier row again, with these cells changed.
    Again(Index, Vec<(Index, CellPlan)>),
    /// A good row in pieces, broken at one of its cells.
    Broken(Vec<CellPlan>, Index),
    /// A good row that ends early, or has more cells.
    Long(Vec<CellPlan>, Vec<&'static str>),
    Short(Vec<CellPlan>, Index),
    /// Two good rows with a quote at the beginning of a cell of the first and at the end of a cell of the
    /// second.
    Swallowed(Vec<CellPlan>, Vec<CellPlan>, Index),
    Header,
    /// A line as it is in the file.
    Line(String),
}

/// A cell before its column is known.
#[derive(Clone, Debug)]
enum CellPlan {
    /// A typical cell of the column.
    Good(Index),
    /// Another cell of the column's type.
    Odd(Index),
    Any(String),
}

fn cell_plan() -> impl Strategy<Value = CellPlan> {
    prop_oneof![
        30 => any::<Index>().prop_map(CellPlan::Good),
        4 => any::<Index>().prop_map(CellPlan::Odd),
        1 => select(EVERYWHERE.to_vec()).prop_map(|cell| CellPlan::Any(cell.to_owned())),
        1 => "[ -~\u{a0}éß\u{200b}\u{feff}]{0,10}".prop_map(CellPlan::Any),
    ]
}

fn row_plan() -> impl Strategy<Value = RowPlan> {
    let cells = || vec(cell_plan(), 18);
    let line = prop_oneof![
        4 => select(LINES.to_vec()).prop_map(str::to_owned),
        1 => "[ -~\"\",;\t]{0,40}",
    ];
    let again = (any::<Index>(), vec((any::<Index>(), cell_plan()), 0..3));
    prop_oneof![
        60 => cells().prop_map(RowPlan::Good),
        8 => again.prop_map(|(earlier, changes)| RowPlan::Again(earlier, changes)),
        1 => (cells(), any::<Index>()).prop_map(|(cells, at)| RowPlan::Broken(cells, at)),
        1 => (cells(), vec(select(vec!["", " ", "x"]), 1..3)).prop_map(|(cells, more)| RowPlan::Long(cells, more)),
        2 => (cells(), any::<Index>()).prop_map(|(cells, at)| RowPlan::Short(cells, at)),
        1 => (cells(), cells(), any::<Index>()).prop_map(|(one, other, at)| RowPlan::Swallowed(one, other, at)),
        1 => Just(RowPlan::Header),
        3 => line.prop_map(RowPlan::Line),
    ]
}

fn choices() -> impl Strategy<Value = Choices> {
    let field = || select(vec![Field::Key, Field::CoverageStart, Field::CoverageEnd, Field::PolicyNumber]);
    let mapping = (0..10_u16, field()).prop_map(|(column, field)| ColumnMapping { column, field });
    let order = select(vec![DateOrder::DayFirst, DateOrder::MonthFirst]).boxed();
    let delimiter = option::weighted(0.05, select(Delimiter::ALL.to_vec()));
    let rare = (
        vec(mapping, 0..3),
        prop::collection::btree_set(field(), 0..3),
        prop::collection::btree_map(field(), order.clone(), 0..3),
        delimiter,
        words(),
    );
    let chosen = rare.prop_map(|(mappings, left_out, date_orders, delimiter, words)| Choices {
        read: ReadChoices { encoding: None, delimiter, dialect: None },
        columns: ColumnChoices { mappings, left_out, ..ColumnChoices::default() },
        date_orders,
        words,
        ..Choices::default()
    });
    let with_constants = (constants(), words()).prop_map(|(constants, words)| Choices {
        columns: ColumnChoices { constants: constants.keys().copied().collect(), ..ColumnChoices::default() },
        constants,
        words,
        ..Choices::default()
    });
    let with_words = words().prop_map(|words| Choices { words, ..Choices::default() });
    let with_rules = row_choices().prop_map(|rows| Choices { rows, ..Choices::default() });
    let mapping = (0..10_u16, field()).prop_map(|(column, field)| ColumnMapping { column, field });
    let with_all = (vec(mapping, 0..3), constants(), words(), row_choices()).prop_map(
        |(mappings, constants, words, rows)| {
            let with_value = constants.keys().copied().collect();
            let columns = ColumnChoices { mappings, constants: with_value, ..ColumnChoices::default() };
            Choices { columns, constants, words, rows, ..Choices::default() }
        },
    );
    let style = select(vec![DecimalStyle::Point, DecimalStyle::Comma]);
    let with_order = (order, style).prop_map(|(order, style)| Choices {
        date_orders: [Field::CoverageStart, Field::CoverageEnd].map(|field| (field, order)).into(),
        decimals: [(Field::CoverageAmount, style)].into(),
        century: Some(if order == DateOrder::DayFirst { Century::From1900 } else { Century::From2000 }),
        ..Choices::default()
    });
    prop_oneof![
        4 => Just(Choices::default()),
        2 => with_order,
        1 => with_words,
        1 => with_constants,
        1 => with_rules,
        2 => with_all,
        1 => chosen,
    ]
}

/// Rows that are left out and kept.
fn row_choices() -> impl Strategy<Value = RowChoices> {
    let texts = || vec(select(vec!["", "Enrolled", "no", "Full", "460"]).prop_map(str::to_owned), 1..3);
    let column = || 1..9_u16;
    let rule = prop_oneof![
        (1..30_u32).prop_map(RowRule::Line),
        (column(), texts()).prop_map(|(column, texts)| RowRule::Is(column, texts)),
        (column(), texts()).prop_map(|(column, texts)| RowRule::IsNot(column, texts)),
        column().prop_map(RowRule::IsNegative),
    ];
    (vec(rule, 0..3), prop::collection::btree_set(1..30_u32, 0..12))
        .prop_map(|(left_out, kept)| RowChoices { left_out, kept })
}

/// Values that all rows have.
fn constants() -> impl Strategy<Value = BTreeMap<Field, String>> {
    let constant = prop_oneof![
        select(vec!["Enrolled", "no"]).prop_map(|word| (Field::Status, word)),
        select(vec!["2024-01-01", "2026-08-24"]).prop_map(|date| (Field::CoverageStart, date)),
        select(vec!["2020-06-30", "2027-06-30"]).prop_map(|date| (Field::CoverageEnd, date)),
        Just((Field::PolicyNumber, "WA-1")),
        Just((Field::CoverageAmount, "$460")),
    ];
    vec(constant.prop_map(|(field, text)| (field, text.to_owned())), 1..4)
        .prop_map(|constants| constants.into_iter().collect())
}

/// Texts that stand for others. Few files have them.
fn words() -> impl Strategy<Value = Words> {
    let field = select(vec![Field::Key, Field::Status, Field::PolicyNumber, Field::CoverageStart]);
    let cell = || {
        let typical = ["", "Enrolled", "No", "Maybe", "000000", "WA-1", "2024-01-01", "9/10/2026", "n/a"];
        prop_oneof![select(typical.to_vec()), select(EVERYWHERE.to_vec())].prop_map(str::to_owned)
    };
    let words = prop::collection::btree_map(cell(), cell(), 1..4);
    prop::collection::btree_map(field, words, 0..3)
}

fn build(template: usize, style: &Style, head: &Head, plans: &[RowPlan]) -> String {
    let all = TEMPLATES.iter().nth(template).expect("there are three templates");
    let mut columns: Vec<Option<&Column>> = all.columns.iter().map(Some).collect();
    for absent in &head.absent {
        let at = absent.index(columns.len());
        let is_optional = |column: &Option<&Column>| column.is_some_and(|column| !column.required);
        if is_optional(&columns[at]) {
            columns.remove(at);
        }
    }
    for order in &head.order {
        let column = columns.remove(0);
        columns.insert(order.index(columns.len() + 1), column);
    }
    let mut headers: Vec<String> = columns.iter().flatten().map(|column| column.header.clone()).collect();
    for (place, other) in &head.others {
        let at = place.index(columns.len() + 1);
        columns.insert(at, None);
        headers.insert(at, (*other).to_owned());
    }
    for header in head.of_sheet {
        columns.push(None);
        headers.push((*header).to_owned());
    }
    if let Some((place, changed)) = &head.changed {
        let at = place.index(headers.len());
        (*changed).clone_into(&mut headers[at]);
    }
    let cell = |plan: &CellPlan, column: Option<&Column>| match (plan, column) {
        (CellPlan::Odd(pick), Some(column)) if style.is_neat && pick.index(8) > 0 => {
            good(column, style, *pick)
        }
        (CellPlan::Good(pick), Some(column)) => good(column, style, *pick),
        (CellPlan::Odd(pick), Some(column)) => (*pick.get(odd(column.field))).to_owned(),
        (CellPlan::Good(pick) | CellPlan::Odd(pick), None) => (*pick.get(&["", "Lincoln", "x"])).to_owned(),
        (CellPlan::Any(text), _) => text.clone(),
    };
    let cells = |plans: &[CellPlan]| -> Vec<String> {
        columns.iter().zip(plans).map(|(column, plan)| cell(plan, *column)).collect()
    };
    let mut rows: Vec<Vec<String>> = vec![headers.clone()];
    let mut lines: Vec<String> = head.titles.iter().map(|title| (*title).to_owned()).collect();
    lines.push(written(&headers, style));
    for plan in plans {
        let row = match plan {
            RowPlan::Good(plans) => cells(plans),
            RowPlan::Again(earlier, changes) => {
                let mut row = earlier.get(&rows).clone();
                for (place, plan) in changes {
                    let at = place.index(row.len());
                    row[at] = cell(plan, columns.get(at).copied().flatten());
                }
                row
            }
            RowPlan::Broken(plans, at) => {
                let row = cells(plans);
                let (start, end) = row.split_at(at.index(row.len()));
                lines.push(written(start, style));
                end.to_vec()
            }
            RowPlan::Long(plans, more) => {
                cells(plans).into_iter().chain(more.iter().map(|&cell| cell.to_owned())).collect()
            }
            RowPlan::Short(plans, at) => cells(&plans[..=at.index(plans.len())]),
            RowPlan::Swallowed(one, other, at) => {
                let (mut one, mut other, at) = (cells(one), cells(other), at.index(columns.len()));
                one[at].insert(0, '"');
                other[at].push('"');
                let delimiter = char::from(style.delimiter.byte()).to_string();
                lines.extend([one.join(&delimiter), other.join(&delimiter)]);
                continue;
            }
            RowPlan::Header => headers.clone(),
            RowPlan::Line(line) => {
                lines.push(line.clone());
                continue;
            }
        };
        lines.push(written(&row, style));
        rows.push(row);
    }
    let mark = if style.has_mark { "\u{feff}" } else { "" };
    let mut text = format!("{mark}{}", lines.join(style.line_end));
    if style.ends_with_line_end {
        text.push_str(style.line_end);
    } else {
        let kept = text.chars().count().saturating_sub(style.cut);
        text = text.chars().take(kept).collect();
    }
    text
}

/// A row as the file has it.
fn written(cells: &[String], style: &Style) -> String {
    let delimiter = char::from(style.delimiter.byte());
    let cell = |cell: &String| {
        let needs_quotes = cell.contains([delimiter, '"', '\n', '\r']);
        match style.quoting {
            Quoting::Always => quoted(cell),
            Quoting::Needed if needs_quotes => quoted(cell),
            Quoting::Needed | Quoting::Never => cell.clone(),
        }
    };
    cells.iter().map(cell).collect::<Vec<_>>().join(&delimiter.to_string())
}

fn quoted(cell: &str) -> String {
    format!("\"{}\"", cell.replace('"', "\"\""))
}

/// A cell as most files have it.
fn good(column: &Column, style: &Style, pick: Index) -> String {
    let number = pick.index(style.variety);
    let few = number % 5;
    match (column.field, column.field.field_type()) {
        (Field::Key, _) if (column.header == "Device Serial") != style.has_other_keys => {
            format!("5CD{number:04}ABC")
        }
        (Field::Key, _) => format!("{:06}", number * 7919 % 1_000_000),
        (Field::PolicyNumber, _) if few == 4 => format!("{:06}", 100_000 + number),
        (Field::PolicyNumber, _) => format!("WA-{number}"),
        (_, FieldType::Status) => ["Enrolled", "Yes", "Not Enrolled", "declined", "WAIVED"][few].to_owned(),
        (_, FieldType::Text) => ["Full", "Basic", "AB", "Theft", "XY"][few].to_owned(),
        (_, FieldType::Integer) => (number % 12).to_string(),
        (_, FieldType::Amount) => ["460", "460.00", "$1,050.00", "1050", "25.5"][few].to_owned(),
        (_, FieldType::Choice) => ["Sleeve", "sleeve", "HARD CASE", "None", "Hard  case"][few].to_owned(),
        (_, FieldType::Date) => {
            let first_year = if column.field == Field::CoverageEnd { 2026 } else { 2024 };
            let (day, month, year) = (1 + number * 5 % 28, 1 + number % 12, first_year + number % 3);
            match style.dates {
                _ if !column.date_formats.is_empty() => format!("{day:02}.{month:02}.{year}"),
                Dates::Iso => format!("{year}-{month:02}-{day:02}"),
                Dates::DayFirst => format!("{day}/{month}/{year}"),
                Dates::MonthFirst => format!("{month:02}/{day:02}/{year}"),
                Dates::Ambiguous if pick.index(40) > 0 => format!("{}/{month}/{year}", 1 + day % 12),
                Dates::Ambiguous => format!("{month}/{}/{year}", 13 + day % 15),
                Dates::Formatted => format!("{day}.{month}.{year} 0:00"),
            }
        }
    }
}
