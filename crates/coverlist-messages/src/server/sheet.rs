//! Sentences about sheets: why a text is none, and which questions a file leaves open.

use crate::finding::{finding_title, first_lines};
use crate::{Message, Phrase, text};
use coverlist_core::record::Field;
use coverlist_core::sheet::{DecisionRule, Question, SheetRule, SourceRule, Subject};
use coverlist_core::validate::Rows;

/// Why a text is not a sheet.
pub const fn sheet_rule(rule: SheetRule) -> Message {
    match rule {
        SheetRule::NotUtf8 => text::part_sheet_not_utf8(),
        SheetRule::Nul => text::part_sheet_nul(),
        SheetRule::LineEnd => text::part_sheet_line_end(),
        SheetRule::Quote => text::part_sheet_quote(),
        SheetRule::CutOff => text::part_sheet_cut_off(),
        SheetRule::Empty => text::part_sheet_empty(),
        SheetRule::NoRows => text::part_sheet_no_rows(),
        SheetRule::CellCount => text::part_sheet_cell_count(),
        SheetRule::HeaderUnknown => text::part_sheet_header_unknown(),
        SheetRule::HeaderRepeated => text::part_sheet_header_repeated(),
        SheetRule::HeaderOrder => text::part_sheet_header_order(),
        SheetRule::HeaderMissing => text::part_sheet_header_missing(),
        SheetRule::Space => text::part_sheet_space(),
        SheetRule::Line => text::part_sheet_line(),
        SheetRule::LineRepeated => text::part_sheet_line_repeated(),
        SheetRule::Reason => text::part_sheet_reason(),
    }
}

/// Why a decision does not fit the file or the template.
pub const fn decision_rule(rule: DecisionRule) -> Message {
    match rule {
        DecisionRule::NotInTemplate => text::part_decision_not_in_template(),
        DecisionRule::NoDates => text::part_decision_no_dates(),
        DecisionRule::NoNumbers => text::part_decision_no_numbers(),
        DecisionRule::NotInFile => text::part_decision_not_in_file(),
        DecisionRule::SeveralInFile => text::part_decision_several_in_file(),
        DecisionRule::ColumnTwice => text::part_decision_column_twice(),
        DecisionRule::NoWords => text::part_decision_no_words(),
        DecisionRule::NotAWord => text::part_decision_not_a_word(),
        DecisionRule::WordTwice => text::part_decision_word_twice(),
        DecisionRule::RowRule => text::part_decision_row_rule(),
        DecisionRule::NoRepair => text::part_decision_no_repair(),
        DecisionRule::EditRule => text::part_decision_edit_rule(),
        DecisionRule::NoCell => text::part_decision_no_cell(),
        DecisionRule::UncertainCells => text::part_decision_uncertain_cells(),
        DecisionRule::ConstantKey => text::part_decision_constant_key(),
        DecisionRule::OneOfKey => text::part_decision_one_of_key(),
        DecisionRule::NotAValue => text::part_decision_not_a_value(),
    }
}

/// Why a document is not a source of the district.
pub const fn source_rule(rule: SourceRule) -> Message {
    match rule {
        SourceRule::Name => text::part_source_name(),
        SourceRule::Headers => text::part_source_headers(),
        SourceRule::OfOneFile => text::part_source_of_one_file(),
        SourceRule::Decision(rule) => decision_rule(rule),
    }
}

/// An open question about a file.
pub fn question(question: &Question) -> Message {
    match &question.about {
        Subject::Column { header, candidates, .. } => match candidates.as_slice() {
            [only] => {
                text::part_question_similar(u64::from(only.column), only.header.clone(), header.clone())
            }
            several => {
                let columns = several.iter().map(|candidate| Phrase::from(candidate.column.to_string()));
                text::part_question_several(columns, header.clone())
            }
        },
        Subject::Key { header, candidates } => {
            let candidates = candidates.iter().map(|it| {
                let counts = (u64::from(it.known), u64::from(it.filled));
                text::part_question_key_candidate(it.header.clone(), counts.0, counts.1).into()
            });
            text::part_question_key(header.clone(), candidates.collect::<Vec<Phrase>>())
        }
        Subject::Missing { header, constants, field } => match constants.as_slice() {
            [] if *field == Field::Key => text::part_question_missing_key(header.clone()),
            [] => text::part_question_missing(header.clone()),
            [word, ..] => {
                let words = constants.iter().map(|word| Phrase::from(word.clone()));
                text::part_question_missing_word(header.clone(), words, word.clone())
            }
        },
        Subject::Check { columns } => {
            let headers = columns.iter().map(|it| Phrase::from(it.header.clone()));
            text::part_question_check(headers, columns.len() as u64)
        }
        Subject::SourceColumn { source, missing, header, .. } => {
            let column = match missing.is_empty() {
                true => text::part_question_source_position(),
                false => text::part_question_source_header(missing.clone()),
            };
            match header {
                Some(header) => text::part_question_source_field(source.clone(), column, header.clone()),
                None => text::part_question_source_rule(source.clone(), column),
            }
        }
        Subject::Items { header, rows, other_rows, .. } => {
            text::part_question_items(header.clone(), u64::from(*rows), u64::from(*other_rows))
        }
        Subject::Refunds { columns, rows, line, .. } => {
            let headers = columns.iter().map(|it| Phrase::from(it.header.clone()));
            text::part_question_refunds(u64::from(*rows), u64::from(*line), headers)
        }
        Subject::DateOrder { header, day_first, month_first, either, .. } => {
            date_order(header.clone(), day_first, month_first, either)
        }
        Subject::Century { header, short, proposal: Some(_), .. } => {
            text::part_question_century(header.clone(), rows(&[short]))
        }
        Subject::Century { header, short, late, other, .. } => {
            text::part_question_century_rival(header.clone(), rows(&[short]), rows(&[late, other]))
        }
        Subject::Decimal { header, point, comma, point_thousands, comma_thousands, .. } => {
            decimal(header.clone(), [point, point_thousands], [comma, comma_thousands])
        }
        Subject::Words { header, words, more, .. } => {
            let rows: u64 = words.iter().map(|word| u64::from(word.rows)).sum();
            text::part_question_words(header.clone(), words.len() as u64 + u64::from(*more), rows)
        }
        Subject::Repair { header, finding, rows: damaged, .. } => {
            text::part_question_repair(header.clone(), finding_title(*finding), rows(&[damaged]))
        }
        Subject::HiddenRows { worksheet, rows } => {
            text::part_question_hidden_rows(worksheet.clone(), u64::from(*rows))
        }
        Subject::Encoding { encoding, line } => {
            text::part_question_encoding(encoding.id(), u64::from(line.unwrap_or_default()))
        }
        Subject::Delimiter { delimiter } => {
            text::part_question_delimiter(char::from(delimiter.byte()).to_string())
        }
    }
}

/// The question about the order of day and month in a column. Dates of a sheet prove no order, so that only
/// one kind of date may be in it.
fn date_order(header: String, day_first: &Rows, month_first: &Rows, either: &Rows) -> Message {
    let proofs = [day_first, month_first];
    match (proofs.iter().filter(|proof| proof.count > 0).count(), either.count) {
        (2, _) => text::part_question_order_mixed(header, rows(&[day_first]), rows(&[month_first])),
        (1, 1..) => text::part_question_order_doubtful(header, rows(&proofs), rows(&[either])),
        _ => text::part_question_order_unknown(header, rows(&[day_first, month_first, either])),
    }
}

/// The question about the decimal style of a column. The first rows of each style prove it, and the others
/// are only read in it.
fn decimal(header: String, point: [&Rows; 2], comma: [&Rows; 2]) -> Message {
    let [proofs, thousands] = comma;
    if point.iter().any(|rows| rows.count > 0) {
        text::part_question_decimal_mixed(header, rows(&point), rows(&comma))
    } else if proofs.count > 0 {
        text::part_question_decimal_doubtful(header, rows(&[proofs]), rows(&[thousands]))
    } else {
        text::part_question_decimal_unknown(header, rows(&[thousands]))
    }
}

/// The lines of rows.
fn rows(rows: &[&Rows]) -> Message {
    let mut lines: Vec<u32> = rows.iter().flat_map(|rows| rows.lines.iter().copied()).collect();
    lines.sort_unstable();
    let count: u32 = rows.iter().map(|rows| rows.count).sum();
    first_lines(&lines, count - lines.len() as u32)
}
