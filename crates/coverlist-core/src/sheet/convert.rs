//! Converts a file to a sheet.

use super::resolve::{Undecided, resolve};
use super::{
    ColumnOrigin, DecisionFault, Decisions, Provenance, ProvenanceSheet, Question, SheetStyle, SheetWriter,
    SourceUse, Sources, choose_key, confirm_all, questions, with_source,
};
use crate::findings::Severity;
use crate::read::{Table, WorkbookFacts, read};
use crate::record::{Date, Field};
use crate::template::{Template, TemplateSet};
use crate::validate::{Limits, Verdict, validate};
use std::borrow::Cow;

/// The number of rows that are written in one go.
const ROWS: u32 = 16 * 1024;

/// A file to convert.
#[derive(Clone, Copy, Debug)]
pub struct SourceFile<'a> {
    /// The name of the file, without its folder.
    pub name: &'a str,
    /// The SHA-256 of its bytes, in hexadecimal digits.
    pub sha256: &'a str,
    /// Its bytes, or the CSV of its worksheet.
    pub bytes: &'a [u8],
    /// The workbook, if it is one.
    pub workbook: Option<&'a WorkbookFacts>,
}

impl Validated {
    /// The positions of the columns that rules leave rows out by, from 1.
    pub(crate) fn rule_columns(&self) -> Vec<u16> {
        let names = self.verdict.header.iter().flat_map(|header| header.names(&self.table));
        let names: Vec<_> = names.collect();
        let columns = self.decisions.leave_out.iter().filter_map(|rule| rule.column.as_ref());
        columns.filter_map(|name| name.position(&names).ok()).collect()
    }

    /// Whether all rows have one value of the field, by decision of a person.
    pub(crate) fn has_constant(&self, field: Field) -> bool {
        self.verdict.constants().contains(&field)
    }
}

impl SourceFile<'_> {
    /// The records of the file, read as these decisions say.
    pub fn table(&self, decisions: &Decisions, templates: &TemplateSet) -> Table {
        let mut table = read(self.bytes, &decisions.read(), &templates.headers());
        if let Some(workbook) = self.workbook {
            table.set_workbook(workbook.clone());
        }
        table
    }

    /// A person's decisions, as they apply to the bytes of the file.
    pub fn decisions(&self, own: &Decisions) -> Decisions {
        let has_csv = self.workbook.is_some_and(|workbook| workbook.read.is_some());
        if has_csv { own.about_worksheet() } else { own.clone() }
    }
}

/// The rules under which a file is converted.
#[derive(Clone, Copy, Debug)]
pub struct Terms<'a> {
    /// The template of the sheet.
    pub template: &'a Template,
    /// All templates of the district.
    pub templates: &'a TemplateSet,
    /// The day that decides which coverage has expired.
    pub today: Date,
    /// The limits on the file.
    pub limits: Limits,
}

/// The result of converting a file.
#[derive(Clone, Debug)]
pub struct Converted {
    /// The sheet; `None` when something blocks the file that no row can be rejected for.
    pub sheet: Option<ConvertedSheet>,
    /// The decisions that were applied, with the confirmed proposals.
    pub decisions: Decisions,
    /// The questions that are open. Rows that depend on their answers are rejected in the sheet, and columns
    /// are not in it.
    pub questions: Vec<Question>,
    /// The verdict on the file.
    pub verdict: Verdict,
    /// The names of the file's columns, from left to right.
    pub headers: Vec<String>,
    /// The use of saved sources; `None` if none has headers like those of the file.
    pub source: Option<SourceUse>,
}

/// A sheet, and where it comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConvertedSheet {
    /// The bytes of the sheet.
    pub bytes: Vec<u8>,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// What happens to the proposals about a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Proposals {
    /// Each stays an open question.
    Asked,
    /// Each without a rival is accepted.
    Confirmed,
}

/// Converts a file to a sheet. Nothing but an exact header, a decision and a confirmed proposal is applied:
/// open questions are returned. `sha256` computes the SHA-256 of the sheet, in hexadecimal digits.
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub fn convert(
    source: &SourceFile<'_>,
    terms: &Terms<'_>,
    decisions: &Decisions,
    proposals: Proposals,
    sha256: impl FnOnce(&[u8]) -> String,
) -> Result<Converted, DecisionFault> {
    let own = source.decisions(decisions);
    let Validated { table, verdict, decisions, questions } = validated(source, terms, own, proposals)?;
    let sheet = write(&table, &verdict).map(|(bytes, writer)| {
        let sheet = ProvenanceSheet { sha256: sha256(&bytes), states_lines: writer.states_lines() };
        let provenance = Provenance::new(source.name, source.sha256, &table, &verdict, writer.rows(), sheet);
        ConvertedSheet { bytes, provenance }
    });
    let header = verdict.header.as_ref();
    let headers = header.iter().flat_map(|header| header.names(&table)).map(Cow::into_owned).collect();
    let decisions = decisions.of_person(&table);
    Ok(Converted { sheet, decisions, questions, verdict, headers, source: None })
}

/// A file that is validated under decisions.
#[derive(Debug)]
pub struct Validated {
    /// The records of the file, with the corrections of a person.
    pub table: Table,
    /// The verdict on the file.
    pub verdict: Verdict,
    /// The decisions that were applied, with the confirmed proposals.
    pub decisions: Decisions,
    /// The questions that are open.
    pub questions: Vec<Question>,
}

/// Validates a file under decisions, as they apply to its bytes.
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub(crate) fn validated(
    source: &SourceFile<'_>,
    terms: &Terms<'_>,
    decisions: Decisions,
    proposals: Proposals,
) -> Result<Validated, DecisionFault> {
    let Terms { template, templates, today, limits } = *terms;
    let mut table = source.table(&decisions, templates);
    let mut decisions = decisions;
    if let Some(Some(ColumnOrigin::OneOf(_))) = decisions.columns.get(template.header(Field::Key)) {
        choose_key(&table, terms, &mut decisions, false, |_| false);
    }
    let decisions = match proposals {
        Proposals::Asked => decisions,
        Proposals::Confirmed => confirm_all(&table, terms, &decisions)?,
    };
    let choices = resolve(&table, template, templates, &decisions, Undecided::LeftOut)?;
    let mut verdict = validate(&table, template, templates, &choices, today, limits);
    decisions.correct(&mut table, &mut verdict)?;
    let questions = questions(&table, templates, &verdict, &decisions);
    Ok(Validated { table, verdict, decisions, questions })
}

/// Converts a file like [`convert`], with the decisions of a saved source that a person's own ones leave
/// open.
///
/// # Errors
///
/// When a decision does not fit the file or the template.
pub fn convert_with_sources(
    source: &SourceFile<'_>,
    terms: &Terms<'_>,
    own: &Decisions,
    sources: Sources<'_>,
    proposals: Proposals,
    sha256: impl Fn(&[u8]) -> String,
) -> Result<Converted, DecisionFault> {
    let own = source.decisions(own);
    let mut sourced = with_source(source.bytes, terms.template, terms.templates, &own, sources, proposals);
    let mut converted = convert(source, terms, &sourced.decisions, proposals, &sha256)?;
    if sourced.drop_contradicted(&converted.verdict) {
        converted = convert(source, terms, &sourced.decisions, proposals, &sha256)?;
    }
    let asked = sourced.questions(&converted.verdict, &converted.decisions, &converted.questions);
    converted.questions.extend(asked);
    if let Some(sheet) = &mut converted.sheet {
        sheet.provenance.saved_source = sourced.source_name();
    }
    Ok(Converted { source: sourced.used, ..converted })
}

/// The sheet of a file and the number of its rows; `None` when something blocks the file that no row can be
/// rejected for. A date whose order is open rejects its row.
fn write(table: &Table, verdict: &Verdict) -> Option<(Vec<u8>, SheetWriter)> {
    let findings = verdict.top_findings(usize::MAX);
    let mut blocking = findings.iter().filter(|finding| finding.severity() == Severity::Blocks);
    if !blocking.all(|finding| finding.code.is_of_date_order()) {
        return None;
    }
    let mut writer = SheetWriter::new(table, verdict, SheetStyle::Plain)?;
    let mut sheet = Vec::new();
    while let Some(rows) = writer.next_rows(table, verdict, ROWS) {
        sheet.extend(rows);
    }
    Some((sheet, writer))
}
