//! The questions about a file that only a person can answer.

use super::column_question::{Candidate, about_columns};
use super::decisions::{Decisions, pointer};
use super::item_question::about_items;
use super::key_column::KeyCandidate;
use super::refund_question::about_refunds;
use super::resolve::{Undecided, resolve};
use super::row_decisions::LeaveOut;
use super::word_question::{AskedWord, about_proposed_words, about_words};
use crate::findings::{Code, Severity};
use crate::map::{Reason, header};
use crate::read::{Delimiter, Encoding, Table, WorkbookFacts};
use crate::record::Field;
use crate::template::TemplateSet;
use crate::validate::{DamagedCells, Rows, Verdict};
use crate::value::Century;
use serde::{Deserialize, Serialize};

/// An open question about a file, and the place of its answer in the decisions document. It holds headers,
/// positions and lines, the words of status and choice columns, and the texts of columns by which rows
/// may be left out, but no other value of a cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Question {
    /// The place of the answer in the decisions document: a JSON pointer.
    pub decision: String,
    /// The subject of the question.
    #[serde(flatten)]
    pub about: Subject,
}

/// The subject of a question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Subject {
    /// Which column holds a field: the proposed one, one of several that are about as likely, or one of
    /// several with the same header.
    Column {
        /// The field.
        field: Field,
        /// Its header in the template.
        header: String,
        /// Whether every file must have the column.
        required: bool,
        /// The reason of the proposal; `None` when several columns have the field's own header.
        reason: Option<Reason>,
        /// The columns that may hold it. A single one is a proposal without a rival, which can be confirmed
        /// together with others.
        candidates: Vec<Candidate>,
    },
    /// Which of several columns holds the key. The one with the most known keys is a proposal, if it is the
    /// only one.
    Key {
        /// The header of the key in the template.
        header: String,
        /// The columns, the one that is read without an answer first.
        candidates: Vec<KeyCandidate>,
    },
    /// Which column holds a required field: none is likely. All rows can have one value, too, unless the
    /// field is the key.
    Missing {
        /// The field.
        field: Field,
        /// Its header in the template.
        header: String,
        /// For a status or choice field, the words that all rows can have. None of them is a proposal: only a
        /// person knows what it means to be in the list.
        constants: Vec<String>,
    },
    /// Which columns hold the names of persons, for comparison with the records. The columns are a proposal;
    /// without an answer, no names are compared.
    Check {
        /// The columns.
        columns: Vec<Candidate>,
    },
    /// Which column holds what a saved source reads from a column that is missing in the file, or that is
    /// only known by a position at which the file has another one.
    SourceColumn {
        /// The name of the source.
        source: String,
        /// The header of the missing column; empty for a column that is known by its position.
        missing: String,
        /// The field; `None` when a rule that leaves rows out needs the column.
        field: Option<Field>,
        /// The header of the field in the template.
        header: Option<String>,
    },
    /// Whether only the rows about insurance are read: others are about a yearbook or a fine, and would be
    /// applied as well.
    Items {
        /// The position of the column that says what a row is about, from 1.
        column: u16,
        /// Its header in the file.
        header: String,
        /// The number of rows about insurance.
        rows: u32,
        /// The number of other rows.
        other_rows: u32,
        /// The texts of the rows about insurance.
        items: Vec<String>,
        /// The texts of the other rows. A blank cell is the empty text.
        others: Vec<String>,
    },
    /// Whether rows that look like refunds are left out. Without a rule they would be applied like payments.
    Refunds {
        /// The columns that show it.
        columns: Vec<Candidate>,
        /// The number of rows.
        rows: u32,
        /// The line of the first one.
        line: u32,
        /// The rules that leave them out; none if their cells have too many texts.
        leave_out: Vec<LeaveOut>,
    },
    /// Whether the day or the month comes first in a column.
    DateOrder {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The position of the column, from 1.
        column: u16,
        /// The rows whose dates must be day-first.
        day_first: Rows,
        /// The rows whose dates must be month-first.
        month_first: Rows,
        /// The rows whose dates can be either.
        either: Rows,
    },
    /// The century of years with two digits.
    Century {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The position of the column, from 1.
        column: u16,
        /// The rows whose years have two digits.
        short: Rows,
        /// Of these, the rows whose years are from 50 to 99.
        late: Rows,
        /// The rows with years from 2000 to 2099.
        full: Rows,
        /// The rows with years of other centuries.
        other: Rows,
        /// The century, if no row speaks for another one.
        proposal: Option<Century>,
    },
    /// Whether a point or a comma is before the decimals in a column of numbers. Rows with both readings, or
    /// with too little proof, wait for the answer.
    Decimal {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The position of the column, from 1.
        column: u16,
        /// The rows that prove a decimal point.
        point: Rows,
        /// The rows that prove a decimal comma.
        comma: Rows,
        /// The rows that are only read with a decimal point, but prove nothing: `1,050`.
        point_thousands: Rows,
        /// The rows that are only read with a decimal comma, but prove nothing: `1.050`.
        comma_thousands: Rows,
    },
    /// What the words of a status or choice column stand for.
    Words {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The words that the template does not have, the most frequent ones first.
        words: Vec<AskedWord>,
        /// The number of words that are not listed, because there are too many.
        more: u32,
    },
    /// Whether damage to the cells of a column is undone, where its repair is certain.
    Repair {
        /// The field of the column.
        field: Field,
        /// The header in the template.
        header: String,
        /// The code of the finding about the damage.
        finding: Code,
        /// The rows with the damage.
        rows: Rows,
    },
    /// Whether the hidden rows of a worksheet are read.
    HiddenRows {
        /// The name of the worksheet.
        worksheet: String,
        /// The number of hidden rows with content.
        rows: u32,
    },
    /// The encoding of the file: some bytes are no characters in the detected one, or make more sense in
    /// another one.
    Encoding {
        /// The encoding in which the file was read.
        encoding: Encoding,
        /// The first line with bytes that are no characters.
        line: Option<u32>,
    },
    /// The character that separates cells: no header was found with the detected one.
    Delimiter {
        /// The delimiter with which the file was read.
        delimiter: Delimiter,
    },
}

impl Question {
    /// Whether the file can be staged without an answer: the rows that depend on it are rejected.
    pub const fn may_stay_open(&self) -> bool {
        match self.about {
            Subject::Words { .. }
            | Subject::DateOrder { .. }
            | Subject::Century { .. }
            | Subject::Decimal { .. }
            | Subject::Repair { .. }
            | Subject::Check { .. } => true,
            Subject::Column { .. }
            | Subject::Key { .. }
            | Subject::Missing { .. }
            | Subject::SourceColumn { .. }
            | Subject::Items { .. }
            | Subject::Refunds { .. }
            | Subject::HiddenRows { .. }
            | Subject::Encoding { .. }
            | Subject::Delimiter { .. } => false,
        }
    }

    /// The field, its header in the template, and the column of a proposal without a rival; `None` for any
    /// other question.
    pub(super) fn proposed_column(&self) -> Option<(Field, &str, u16)> {
        let Subject::Column { field, header, reason: Some(_), candidates, .. } = &self.about else {
            return None;
        };
        let [only] = candidates.as_slice() else { return None };
        Some((*field, header, only.column))
    }

    /// Whether no row waits for the answer.
    pub fn is_offer(&self) -> bool {
        match self.about {
            Subject::Check { .. } => true,
            Subject::Repair { finding, .. } => finding.severity() == Severity::Warns,
            _ => false,
        }
    }

    /// Whether rows might be applied that a person would leave out: refunds, or rows about something else.
    pub const fn is_about_rows(&self) -> bool {
        matches!(self.about, Subject::Items { .. } | Subject::Refunds { .. })
    }
}

/// The open questions about a file that was validated with these decisions.
pub fn questions(
    table: &Table,
    templates: &TemplateSet,
    verdict: &Verdict,
    decisions: &Decisions,
) -> Vec<Question> {
    let template = verdict.template();
    // The header is found already.
    let located = Decisions { header: verdict.choices().columns.header, ..decisions.clone() };
    let choices = resolve(table, template, templates, &located, Undecided::Blocks).unwrap_or_default();
    let header = match verdict.choices().columns == choices.columns {
        true => verdict.header.clone(),
        false => header(table, template, templates, &choices.columns),
    };
    let mut questions: Vec<Question> = about_hidden_rows(table).into_iter().collect();
    questions.extend(header.iter().flat_map(|it| about_columns(it, template, &choices)));
    questions.extend(about_proposed_words(table, templates, verdict, decisions, &questions));
    questions.extend(about_words(table, verdict));
    questions.extend(about_items(table, verdict, decisions));
    questions.extend(about_refunds(table, verdict, decisions));
    questions.extend(about_rows(verdict, decisions));
    questions.extend(about_centuries(verdict));
    questions.extend(about_decimals(verdict));
    questions.extend(about_repairs(table, verdict, decisions));
    questions
}

/// The question about the hidden rows of a worksheet.
fn about_hidden_rows(table: &Table) -> Option<Question> {
    let worksheet = table.workbook().and_then(WorkbookFacts::undecided)?;
    let about = Subject::HiddenRows { worksheet: worksheet.name.clone(), rows: worksheet.hidden_rows };
    Some(Question { decision: "/hidden_rows".to_owned(), about })
}

/// The questions about the century of years with two digits.
fn about_centuries(verdict: &Verdict) -> impl Iterator<Item = Question> {
    let open = verdict.centuries.iter().filter(|column| column.century.is_none());
    open.map(|open| {
        let about = Subject::Century {
            field: open.field,
            header: verdict.template().header(open.field).to_owned(),
            column: open.column,
            short: open.short.clone(),
            late: open.late.clone(),
            full: open.full.clone(),
            other: open.other.clone(),
            proposal: open.proposal(),
        };
        Question { decision: "/century".to_owned(), about }
    })
}

/// The questions about the decimal style of columns.
fn about_decimals(verdict: &Verdict) -> impl Iterator<Item = Question> {
    let open = verdict.decimals.iter().filter(|column| column.style.is_none());
    open.map(|open| {
        let about = Subject::Decimal {
            field: open.field,
            header: verdict.template().header(open.field).to_owned(),
            column: open.column,
            point: open.point.clone(),
            comma: open.comma.clone(),
            point_thousands: open.point_thousands.clone(),
            comma_thousands: open.comma_thousands.clone(),
        };
        Question { decision: "/decimal".to_owned(), about }
    })
}

/// The questions about damage that can be undone. Damage without a certain repair may stay after the answer.
fn about_repairs(table: &Table, verdict: &Verdict, decisions: &Decisions) -> impl Iterator<Item = Question> {
    let ask = |damaged: DamagedCells| {
        let header = verdict.template().header(damaged.field).to_owned();
        let is_decided = decisions.repairs.get(&header).is_some_and(|codes| codes.contains(&damaged.code));
        let decision = pointer("repairs", &header);
        let DamagedCells { field, code: finding, rows } = damaged;
        let about = Subject::Repair { field, header, finding, rows };
        (!is_decided).then_some(Question { decision, about })
    };
    verdict.damaged_cells(table).into_iter().filter_map(ask)
}

/// The questions about the rows and the bytes of a validated file.
fn about_rows(verdict: &Verdict, decisions: &Decisions) -> Vec<Question> {
    let mut questions: Vec<Question> = Vec::new();
    let blocking = verdict.top_findings(usize::MAX);
    let doubt = verdict.first(Code::EncodingDamaged).or_else(|| verdict.first(Code::EncodingDoubtful));
    if let Some(finding) = doubt.filter(|_| decisions.encoding.is_none()) {
        let about = Subject::Encoding { encoding: verdict.facts.encoding, line: finding.line };
        questions.push(Question { decision: "/encoding".to_owned(), about });
    }
    if verdict.first(Code::HeaderNotFound).is_some() && decisions.delimiter.is_none() {
        let about = Subject::Delimiter { delimiter: verdict.facts.delimiter };
        questions.push(Question { decision: "/delimiter".to_owned(), about });
    }
    for date in &verdict.dates {
        let is_open = blocking.iter().any(|it| it.code.is_of_date_order() && it.field == Some(date.field));
        if is_open {
            let about = Subject::DateOrder {
                field: date.field,
                header: verdict.template().header(date.field).to_owned(),
                column: date.column,
                day_first: date.day_first.clone(),
                month_first: date.month_first.clone(),
                either: date.either.clone(),
            };
            questions.push(Question { decision: "/date_order".to_owned(), about });
        }
    }
    questions
}
