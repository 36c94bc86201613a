//! The header of a file, and the findings about it.

use super::file::Question;
use super::text::{header_letters, trim};
use coverlist_core::findings::{Code, Finding};
use coverlist_core::read::{FileKind, Table};
use coverlist_core::record::Field;
use coverlist_core::template::{Column, SheetHeader, Template};
use coverlist_core::validate::{BetterTemplate, Expected, Found, HeaderVerdict, Other};
use coverlist_core::value::shortened;
use std::cmp::Reverse;

/// How similar a header is to a template's: 0 for the same letters, 1 and the number of typing mistakes, 2
/// for an alias.
type Nearness = (u8, usize);

/// Compares the header of a file with the template.
pub fn header(table: &Table, rows: &[Vec<String>], question: Question<'_>) -> Option<HeaderVerdict> {
    let Question { template, templates, choices, .. } = question;
    let is_text = table.facts().kind == FileKind::Text;
    let line = locate(rows, question).filter(|_| is_text)?;
    let all = &rows[line - 1];
    let cells = &all[..all.len().min(16_384)];
    let sheet = SheetHeader::new(cells, template).ok().filter(|sheet| sheet.has_line);
    let cells = &cells[..sheet.map_or(cells.len(), |sheet| sheet.fields.len())];
    let mut found = vec![Found::Missing; template.columns.len()];
    for mapping in choices.mappings.iter().rev() {
        let place = template.columns.iter().position(|column| column.field == mapping.field);
        let text = usize::from(mapping.column).checked_sub(1).and_then(|index| cells.get(index));
        let (Some(place), Some(text)) = (place, text) else { continue };
        if found[place] == Found::Missing && is_free(&found, mapping.column) {
            found[place] = Found::Mapped { column: mapping.column, text: shortened(text, 200) };
        }
    }
    for (place, expected) in template.columns.iter().enumerate() {
        let is_same = |column: &u16| cells[usize::from(*column) - 1] == expected.header;
        let exact = columns(cells).find(|column| is_free(&found, *column) && is_same(column));
        if let (Found::Missing, Some(column)) = (&found[place], exact) {
            found[place] = Found::Exact { column };
        }
    }
    while let Some((_, place, column)) = nearest(&found, cells, question) {
        let text = shortened(&cells[usize::from(column) - 1], 200);
        found[place] = Found::Similar { column, text };
    }
    let expected = template.columns.iter().zip(&found).map(|(column, found)| Expected {
        field: column.field,
        header: column.header.clone(),
        required: column.required,
        found: found.clone(),
    });
    let expected: Vec<Expected> = expected.collect();
    let others: Vec<Other> = columns(cells)
        .filter(|column| is_free(&found, *column) && !trim(&cells[usize::from(*column) - 1]).is_empty())
        .map(|column| {
            let cell = &cells[usize::from(column) - 1];
            let repeats = |(known, found): &(&Column, &Found)| {
                matches!(found, Found::Exact { .. }) && nearness(cell, known) == Some((0, 0))
            };
            Other {
                column,
                text: shortened(cell, 200),
                repeats: template.columns.iter().zip(&found).find(repeats).map(|(known, _)| known.field),
                left_out: left_out(cell, &found, question),
            }
        })
        .collect();
    let other_templates = templates.iter().filter(|other| other.id != template.id);
    let better = other_templates.filter(|other| fits_better(other, &expected, cells, template));
    let fits_better = better.min_by_key(|other| Reverse(exact(other, cells))).map(|other| {
        let free = || free_key(other, &found, cells);
        let is_key = |column: &u16| cells[usize::from(*column) - 1] == other.header(Field::Key);
        let is_read = |column: &u16| expected.iter().any(|it| it.found.read_from() == Some(*column));
        let key_column = columns(cells).find(is_key).filter(|column| !is_read(column)).or_else(free);
        BetterTemplate { template: other.id.clone(), key_column }
    });
    let blocked = fits_better.is_some()
        || expected.iter().any(blocks)
        || others.iter().any(|other| other.repeats.is_some());
    Some(HeaderVerdict { line: line as u32, expected, others, fits_better, blocked })
}

/// The columns of a header, from 1.
fn columns(cells: &[String]) -> std::ops::RangeInclusive<u16> {
    1..=cells.len() as u16
}

/// Whether no column of the template has taken this column of the file.
fn is_free(found: &[Found], column: u16) -> bool {
    !found.iter().any(|found| match found {
        Found::Exact { column: taken } => *taken == column,
        Found::Mapped { column: taken, .. } | Found::Similar { column: taken, .. } => *taken == column,
        Found::Missing => false,
    })
}

fn blocks(expected: &Expected) -> bool {
    match expected.found {
        Found::Exact { .. } | Found::Mapped { .. } => false,
        Found::Similar { .. } => true,
        Found::Missing => expected.required,
    }
}

/// The line of the header: the first of twenty rows with two exact headers of any template, or else the most
/// similar one.
fn locate(rows: &[Vec<String>], question: Question<'_>) -> Option<usize> {
    let known = || question.templates.iter().flat_map(|template| &template.columns);
    let is_exact = |cell: &&String| known().any(|column| column.header == **cell);
    let is_near = |cell: &&String| known().any(|column| nearness(cell, column).is_some());
    let mut best = None;
    for (line, row) in (1..).zip(rows).take(20) {
        let filled: Vec<&String> = row.iter().take(400).filter(|cell| !trim(cell).is_empty()).collect();
        let exact = filled.iter().filter(|cell| is_exact(cell)).count();
        if exact >= 2 {
            return Some(line);
        }
        let near = filled.iter().filter(|cell| !is_exact(cell) && is_near(cell)).count();
        let Some(first) = filled.first().map(|first| first.trim_start()) else { continue };
        let is_comment = first.starts_with('#');
        let names_delimiter = first.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("sep="));
        let rank = (3 * exact + near, filled.len() > 1);
        if !is_comment && !names_delimiter && best.is_none_or(|(other, _)| rank > other) {
            best = Some((rank, line));
        }
    }
    best.map(|(_, line)| line)
}

/// The most similar pair of a missing column and a free header.
fn nearest(found: &[Found], cells: &[String], question: Question<'_>) -> Option<(Nearness, usize, u16)> {
    let free = columns(cells).filter(|column| is_free(found, *column));
    let is_open = |place: usize, field: Field| {
        found[place] == Found::Missing && !question.choices.left_out.contains(&field)
    };
    let places =
        question.template.columns.iter().enumerate().filter(|(place, column)| is_open(*place, column.field));
    let pairs = places.flat_map(|(place, expected)| {
        free.clone().filter_map(move |column| {
            Some((nearness(&cells[usize::from(column) - 1], expected)?, place, column))
        })
    });
    pairs.min()
}

/// The first field with the most similar header, of those that the file has no column for.
fn left_out(cell: &str, found: &[Found], question: Question<'_>) -> Option<Field> {
    let columns = question.template.columns.iter().zip(found);
    let absent = columns.filter(|(column, found)| {
        **found == Found::Missing && question.choices.left_out.contains(&column.field)
    });
    let near = absent.filter_map(|(column, _)| Some((nearness(cell, column)?, column.field)));
    near.min_by_key(|(nearness, _)| *nearness).map(|(_, field)| field)
}

fn nearness(cell: &str, column: &Column) -> Option<Nearness> {
    if cell.len() > 600 {
        return None;
    }
    let (letters, expected) = (header_letters(cell), header_letters(&column.header));
    let length = expected.chars().count();
    let forgiven = match length {
        0..=4 => 0,
        5..=8 => 1,
        _ => 2,
    };
    if letters.is_empty() || letters.len() > 60 {
        None
    } else if letters == expected {
        Some((0, 0))
    } else if column.aliases.iter().any(|alias| header_letters(alias) == letters) {
        Some((2, 0))
    } else if letters.chars().count().abs_diff(length) > forgiven {
        None
    } else {
        let mistakes = mistakes(&letters, &expected);
        (mistakes <= forgiven).then_some((1, mistakes))
    }
}

/// The number of letters that are added, missing, changed or swapped between two texts.
fn mistakes(one: &str, other: &str) -> usize {
    let (one, other): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let mut counts = vec![vec![0; other.len() + 1]; one.len() + 1];
    for (i, j) in (0..=one.len()).flat_map(|i| (0..=other.len()).map(move |j| (i, j))) {
        counts[i][j] = if i == 0 || j == 0 {
            i + j
        } else {
            let changed = counts[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let is_swapped = i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1];
            let swapped = if is_swapped { counts[i - 2][j - 2] + 1 } else { changed };
            changed.min(swapped).min(counts[i - 1][j] + 1).min(counts[i][j - 1] + 1)
        };
    }
    counts[one.len()][other.len()]
}

/// The number of headers of a template that a file has, letter by letter.
fn exact(template: &Template, cells: &[String]) -> usize {
    template.columns.iter().filter(|column| cells.contains(&column.header)).count()
}

/// Whether another template fits a header better: its key is there and this template's is not, or it is for
/// the same kind of record, is complete, and has more headers.
fn fits_better(other: &Template, expected: &[Expected], cells: &[String], template: &Template) -> bool {
    let found: Vec<Found> = expected.iter().map(|expected| expected.found.clone()).collect();
    let has_no_key =
        expected.iter().any(|expected| expected.field == Field::Key && expected.found == Found::Missing);
    let read = found.iter().filter(|found| found.read_from().is_some()).count();
    let mut required = other.columns.iter().filter(|column| column.required);
    let is_complete = expected.iter().any(blocks)
        && required.all(|column| cells.contains(&column.header))
        && exact(other, cells) > read;
    (has_no_key && free_key(other, &found, cells).is_some()) || (other.kind == template.kind && is_complete)
}

/// The free column whose header is most similar to a template's key.
fn free_key(template: &Template, found: &[Found], cells: &[String]) -> Option<u16> {
    let key = template.column(Field::Key)?;
    let near = columns(cells).filter(|column| is_free(found, *column)).filter_map(|column| {
        let cell = &cells[usize::from(column) - 1];
        let nearness = nearness(cell, key).filter(|_| !trim(cell).is_empty())?;
        Some((*cell != key.header, nearness, column))
    });
    near.min().map(|(.., column)| column)
}

/// The findings about a header.
pub fn observe(header: &HeaderVerdict) -> Vec<Finding> {
    let mut findings = Vec::new();
    let is_found = header.expected.iter().any(|expected| expected.found != Found::Missing);
    let is_unlike = header.fits_better.is_none() && !is_found;
    if is_unlike {
        findings.push(Finding::row(Code::HeaderNotFound, header.line));
    }
    let wrong = |column: u16| {
        let better = header.fits_better.as_ref().filter(|better| better.key_column == Some(column))?;
        let fits_better = Some(better.template.as_str().into());
        Some(Finding { fits_better, ..Finding::cell(Code::TemplateWrong, header.line, column, None) })
    };
    for expected in &header.expected {
        let field = Some(expected.field);
        let missing = || Finding { field, ..Finding::row(Code::HeaderMissing, header.line) };
        let near = |column| Finding::cell(Code::HeaderNear, header.line, column, field);
        let twice = |column| Finding::cell(Code::HeaderDuplicate, header.line, column, field);
        let is_twice = header.others.iter().any(|other| other.repeats == field);
        let is_said = expected.field == Field::Key && header.fits_better.is_some();
        findings.extend(match &expected.found {
            Found::Missing => (expected.required && !is_said).then(missing),
            Found::Similar { column, .. } => wrong(*column).or(Some(near(*column))),
            Found::Exact { column } => is_twice.then(|| twice(*column)),
            Found::Mapped { .. } => None,
        });
    }
    for other in header.others.iter().filter(|_| !is_unlike) {
        let code = if other.repeats.is_some() { Code::HeaderDuplicate } else { Code::HeaderUnknown };
        let finding = Finding::cell(code, header.line, other.column, other.repeats);
        findings.push(wrong(other.column).unwrap_or(finding));
    }
    findings
}
