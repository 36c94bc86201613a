//! Properties of validation that hold for every file.

use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::map::{ColumnChoices, header};
use coverlist_core::read::{FileKind, ReadChoices, Reader, Table, read};
use coverlist_core::record::{Date, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Choices, Limits, RowStatus, Validator, Verdict, validate};
use coverlist_messages::{English, finding_message, render};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};
use std::collections::{BTreeMap, BTreeSet};

const TODAY: Date = Date::constant(2026, 9, 1);

fn check(bytes: &[u8], kind: RecordKind) -> (Table, Verdict) {
    let table = read(bytes, &ReadChoices::default(), &TemplateSet::builtin().headers());
    let verdict = validate(
        &table,
        &Template::builtin(kind),
        &TemplateSet::builtin(),
        &Choices::default(),
        TODAY,
        Limits::default(),
    );
    (table, verdict)
}

fn kinds() -> impl Strategy<Value = RecordKind> {
    select(RecordKind::ALL.to_vec())
}

/// Cells that cause all kinds of findings.
pub(crate) fn cells() -> impl Strategy<Value = String> {
    let known = [
        "",
        " ",
        "004231",
        "118204",
        "4231",
        "118204 ",
        "5CD1234ABC",
        "5cd1234abc",
        "000",
        "n/a",
        "1.18204E+05",
        "5-Mar",
        "1234567890123450000",
        "Enrolled",
        "no",
        "Active",
        "Declined",
        "WA-1",
        "WA-2",
        "460",
        "$1,050.00",
        "\"1,050.00\"",
        "\"1.050,00\"",
        "\"12,5\"",
        "1.050",
        "1.050,00",
        "-5",
        "9999999",
        "2026-09-10",
        "2027-06-30",
        "2025-01-01",
        "8/9/2026",
        "25/8/2026",
        "8/25/2026",
        "9/10/26",
        "46258",
        "1926-01-01",
        "#N/A",
        "####",
        "# note",
        "Total",
        "EXAMPLE-0001",
        "\"open",
        "\"x\"y",
        "a\0b",
        "User ID",
        "Device Serial",
        "Insurance Status",
        "user id",
        "Serial Number",
        "Policy #",
        "Núñez",
    ];
    prop_oneof![
        9 => select(known.map(str::to_owned).to_vec()),
        1 => "[ -~\u{80}-\u{ff}]{0,12}",
    ]
}

fn header_row(kind: RecordKind) -> String {
    let columns = Template::builtin(kind).columns;
    columns.iter().map(|column| column.header.as_str()).collect::<Vec<_>>().join(",")
}

/// A file with a correct header and rows of such cells.
fn files() -> impl Strategy<Value = (RecordKind, Vec<String>)> {
    let row = vec(cells(), 1..9).prop_map(|cells| cells.join(","));
    let good = (0..40u32, 0..6u32).prop_map(|(id, policy)| {
        format!("{:06},Enrolled,WA-{policy},Full,460,2026-09-10,2027-06-30", id * 7919)
    });
    (kinds(), vec(prop_oneof![row, good], 0..30))
}

fn bytes_of(kind: RecordKind, rows: &[String]) -> Vec<u8> {
    format!("{}\n{}\n", header_row(kind), rows.join("\n")).into_bytes()
}

/// A correct file with a few bytes changed, added or removed.
fn damaged() -> impl Strategy<Value = (RecordKind, Vec<u8>)> {
    let edits = vec((any::<Index>(), any::<u8>(), 0..3u8), 0..12);
    (files(), edits).prop_map(|((kind, rows), edits)| {
        let mut bytes = bytes_of(kind, &rows);
        for (place, byte, edit) in edits {
            let at = place.index(bytes.len());
            match edit {
                0 => bytes[at] = byte,
                1 => bytes.insert(at, byte),
                _ if bytes.len() > 1 => drop(bytes.remove(at)),
                _ => {}
            }
        }
        (kind, bytes)
    })
}

/// Asserts what holds for every verdict under a template.
pub(crate) fn assert_sound(table: &Table, verdict: &Verdict, template: &Template) {
    assert_eq!(verdict.rows, verdict.accepted + verdict.rejected);
    let header = verdict.header.as_ref().map_or(0, |header| u32::from(header.lines));
    if verdict.facts.kind == FileKind::Text {
        assert_eq!((verdict.rows + verdict.set_aside + header) as usize, table.len());
    }
    let blocking = verdict.findings().any(|finding| finding.severity() == Severity::Blocks);
    assert_eq!(verdict.blocked, blocking);
    assert!(verdict.findings().is_sorted());
    assert!(verdict.findings().all(|finding| {
        render(&English, &finding_message(&finding, template, &TemplateSet::builtin())).ends_with('.')
    }));
    let rows = verdict.accepted_rows(table).count();
    assert_eq!(rows, if verdict.blocked { 0 } else { verdict.accepted as usize });
    assert_row_statuses(table, verdict);
}

/// A row is rejected exactly when a finding rejects it, and set aside exactly when a finding sets it aside.
fn assert_row_statuses(table: &Table, verdict: &Verdict) {
    let mut by_line: BTreeMap<u32, Vec<Finding>> = BTreeMap::new();
    for finding in verdict.findings() {
        by_line.entry(finding.line.unwrap_or(0)).or_default().push(finding);
    }
    for line in (1..).take(table.len()) {
        let findings = by_line.get(&line).map_or(&[][..], Vec::as_slice);
        let rejects = findings.iter().any(|finding| finding.severity() == Severity::Rejects);
        let sets_aside = |code: Code| code.sets_aside() || code == Code::HeaderChanged;
        let set_aside = findings.iter().filter(|finding| sets_aside(finding.code)).count();
        let others = findings.len() - set_aside;
        let blocks = findings.iter().filter(|finding| finding.severity() == Severity::Blocks).count();
        match verdict.row_status(line) {
            RowStatus::Header => {
                let header = verdict.header.as_ref().map(|header| header.first_line()..=header.line);
                assert!(header.is_some_and(|lines| lines.contains(&line)), "line {line}");
            }
            RowStatus::SetAside => assert!(set_aside == 1 && others <= blocks, "line {line}"),
            RowStatus::Accepted => assert!(!rejects && set_aside == 0 && verdict.checked, "line {line}"),
            RowStatus::Rejected => assert!((rejects || !verdict.checked) && set_aside == 0, "line {line}"),
        }
    }
}

proptest! {
    #[test]
    fn arbitrary_bytes_have_a_sound_verdict(bytes in vec(any::<u8>(), 0..2_000), kind in kinds()) {
        let (table, verdict) = check(&bytes, kind);
        assert_sound(&table, &verdict, &Template::builtin(kind));
    }

    #[test]
    fn arbitrary_text_has_a_sound_verdict(text in "([ -~]|[,;\"\n\r\t#]|\\PC){0,300}", kind in kinds()) {
        let (table, verdict) = check(text.as_bytes(), kind);
        assert_sound(&table, &verdict, &Template::builtin(kind));
    }

    #[test]
    fn damaged_files_have_a_sound_verdict((kind, bytes) in damaged()) {
        let (table, verdict) = check(&bytes, kind);
        assert_sound(&table, &verdict, &Template::builtin(kind));
    }

    #[test]
    fn slices_make_no_difference((kind, bytes) in damaged(), slice in 1..200usize, step in 1..50u32) {
        let (whole_table, whole) = check(&bytes, kind);
        let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
        bytes.chunks(slice).for_each(|slice| reader.push(slice));
        reader.finish();
        let table = reader.into_table();
        let template = Template::builtin(kind);
        let mut validator =
            Validator::new(&table, &template, &TemplateSet::builtin(), &Choices::default(), TODAY, Limits::default());
        let mut progress = validator.progress(&table);
        while !validator.step(&table, step) {
            prop_assert!((progress..=1.0).contains(&validator.progress(&table)));
            progress = validator.progress(&table);
        }
        let sliced = validator.finish(&table);
        prop_assert!(sliced.findings().eq(whole.findings()));
        prop_assert_eq!(&sliced.header, &whole.header);
        prop_assert_eq!(&sliced.facts, &whole.facts);
        for line in (1..).take(whole_table.len()) {
            prop_assert_eq!(sliced.row_status(line), whole.row_status(line));
        }
    }

    #[test]
    fn validating_while_reading_makes_no_difference((kind, bytes) in damaged(), slice in 1_000..60_000usize) {
        let bytes = bytes.repeat(150_000 / bytes.len().max(1) + 1);
        let (whole_table, whole) = check(&bytes, kind);
        let (template, templates) = (Template::builtin(kind), TemplateSet::builtin());
        let (choices, limits) = (Choices::default(), Limits::default());
        let mut reader = Reader::new(&ReadChoices::default(), &templates.headers());
        let mut validator: Option<Validator> = None;
        for slice in bytes.chunks(slice) {
            reader.push(slice);
            if header(reader.table(), &template, &templates, &choices.columns).is_some() && validator.is_none() {
                let records = reader.expect(bytes.len() as u64);
                let mut early = Validator::new(reader.table(), &template, &templates, &choices, TODAY, limits);
                early.expect_records(records);
                validator = Some(early);
            }
            if let Some(validator) = &mut validator {
                prop_assert!(validator.step(reader.table(), u32::MAX));
            }
        }
        reader.finish();
        let table = reader.into_table();
        let validator = validator
            .unwrap_or_else(|| Validator::new(&table, &template, &templates, &choices, TODAY, limits));
        let early = validator.finish(&table);
        prop_assert!(early.findings().eq(whole.findings()));
        prop_assert_eq!(&early.header, &whole.header);
        for line in (1..).take(whole_table.len()) {
            prop_assert_eq!(early.row_status(line), whole.row_status(line));
        }
    }

    #[test]
    fn the_header_is_the_same_as_soon_as_it_is_known((kind, bytes) in damaged(), slice in 1..60usize) {
        let (_, whole) = check(&bytes, kind);
        let template = Template::builtin(kind);
        let mut reader = Reader::new(&ReadChoices::default(), &TemplateSet::builtin().headers());
        for slice in bytes.chunks(slice) {
            reader.push(slice);
            if let Some(early) = header(reader.table(), &template, &TemplateSet::builtin(), &ColumnChoices::default()) {
                prop_assert_eq!(Some(&early), whole.header.as_ref());
            }
        }
    }

    #[test]
    fn shuffled_rows_carry_their_findings_along(
        (kind, rows, shuffled) in files().prop_flat_map(|(kind, rows)| {
            // A quote or a short row may belong to the row below.
            let is_whole = |row: &String| !row.contains('"') && row.split(',').count() >= 7;
            let rows: Vec<String> = rows.into_iter().filter(is_whole).collect();
            (Just(kind), Just(rows.clone()), Just(rows).prop_shuffle())
        })
    ) {
        prop_assert_eq!(codes_by_row(kind, &rows), codes_by_row(kind, &shuffled));
    }

    #[test]
    fn a_file_has_no_finding_that_depends_on_its_line_ends((kind, rows) in files()) {
        let unix = bytes_of(kind, &rows);
        let windows: Vec<u8> = unix.iter().flat_map(|&byte| match byte {
            b'\n' => vec![b'\r', b'\n'],
            byte => vec![byte],
        }).collect();
        prop_assert!(check(&unix, kind).1.findings().eq(check(&windows, kind).1.findings()));
    }
}

/// The findings about each row, by the row's text. Rows that repeat each other are left out, because their
/// order decides which one counts.
fn codes_by_row(kind: RecordKind, rows: &[String]) -> BTreeMap<String, Vec<(Code, Option<u16>)>> {
    let (_, verdict) = check(&bytes_of(kind, rows), kind);
    let repeated = verdict.findings().filter(|finding| finding.code == Code::KeyRepeated);
    let alike: BTreeSet<u32> =
        repeated.flat_map(|finding| finding.lines.into_iter().chain(finding.line)).collect();
    let mut by_row: BTreeMap<String, Vec<(Code, Option<u16>)>> = BTreeMap::new();
    for finding in verdict.findings() {
        // A finding that blocks the file is on the first row that shows it.
        let Some(line) = finding.line.filter(|line| !alike.contains(line)) else { continue };
        let row = (line as usize).checked_sub(2).and_then(|index| rows.get(index));
        if let Some(row) = row.filter(|_| finding.severity() != Severity::Blocks) {
            by_row.entry(row.clone()).or_default().push((finding.code, finding.column));
        }
    }
    for codes in by_row.values_mut() {
        codes.sort_unstable();
        codes.dedup();
    }
    by_row
}
