//! A person's decisions about a file, in the words of the template. `docs/SHEET.md` describes the document.

use super::{
    ColumnName, ColumnOrigin, ConflictDecision, Constant, DecisionFault, DecisionRule, Edit, Keep, LeaveOut,
    OneOf,
};
use crate::findings::{Code, Severity};
use crate::map::{ColumnMapping, HeaderChoice};
use crate::read::{Delimiter, Dialect, Encoding, HiddenRows, ReadChoices, Table, WorkbookChoices};
use crate::record::{Field, FieldType, folded, inserted, trim};
use crate::template::{Column, Template};
use crate::validate::{Choices, Words};
use crate::value::{Century, Checker, DateOrder, DecimalStyle};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// The answers of a person to the questions about a file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default, deny_unknown_fields)]
pub struct Decisions {
    /// The line of the header, its two lines, or that the file has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub header: Option<HeaderChoice>,
    /// The origin of the values for a header of the template; `None` when the file has none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub columns: BTreeMap<String, Option<ColumnOrigin>>,
    /// The order of day and month in dates.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub date_order: Option<DateOrders>,
    /// The century of years with two digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub century: Option<Century>,
    /// The character before the decimals of numbers.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub decimal: Option<DecimalStyles>,
    /// For the header of a status or choice column, words of the file, and the template's word that each
    /// stands for. Letter case and the amount of space do not matter. A blank cell is the empty text.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub words: BTreeMap<String, BTreeMap<String, String>>,
    /// The columns that are only compared with the records, never applied.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub check: Option<Vec<ColumnName>>,
    /// The rules that leave rows out.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub leave_out: Vec<LeaveOut>,
    /// Whether all rows belong to one table, also those below what looks like the header of another one.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub one_table: bool,
    /// The rows that are kept, of rows with one key that contradict each other.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub keep: Vec<Keep>,
    /// For a header of the template, the codes of findings about damage that is undone in its column, where
    /// the repair is certain.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub repairs: BTreeMap<String, Vec<Code>>,
    /// For lists of records, the decisions about rows that contradict a record.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<ConflictDecision>,
    /// The changes of cells, in order.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub edits: Vec<Edit>,
    /// The name of the worksheet of a workbook.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub worksheet: Option<String>,
    /// What happens to the hidden rows of a worksheet.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub hidden_rows: Option<HiddenRows>,
    /// The encoding of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub encoding: Option<Encoding>,
    /// The character that separates the cells of the file.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub delimiter: Option<Delimiter>,
    /// How the file separates and quotes cells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dialect: Option<Dialect>,
}

/// A decision about several columns of one type.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum ForColumns<T> {
    /// One decision for all columns of the type.
    All(T),
    /// A decision for each of these headers of the template.
    ByHeader(BTreeMap<String, T>),
}

/// The order of day and month in date columns.
pub type DateOrders = ForColumns<OrderWord>;

/// The character before the decimals in columns of numbers.
pub type DecimalStyles = ForColumns<DecimalStyle>;

/// The order of day and month, as the document writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum OrderWord {
    /// The day comes first.
    DayFirst,
    /// The month comes first.
    MonthFirst,
}

impl From<OrderWord> for DateOrder {
    fn from(word: OrderWord) -> Self {
        match word {
            OrderWord::DayFirst => Self::DayFirst,
            OrderWord::MonthFirst => Self::MonthFirst,
        }
    }
}

impl From<DateOrder> for OrderWord {
    fn from(order: DateOrder) -> Self {
        match order {
            DateOrder::DayFirst => Self::DayFirst,
            DateOrder::MonthFirst => Self::MonthFirst,
        }
    }
}

impl Decisions {
    /// How the file is read.
    pub fn read(&self) -> ReadChoices {
        ReadChoices { encoding: self.encoding, delimiter: self.delimiter, dialect: self.dialect }
    }

    /// What is read of a workbook.
    pub fn workbook(&self) -> WorkbookChoices {
        WorkbookChoices { worksheet: self.worksheet.clone(), hidden_rows: self.hidden_rows }
    }

    /// These decisions about a worksheet. Its CSV is always read alike.
    #[must_use]
    pub fn about_worksheet(&self) -> Self {
        self.reading(ReadChoices::OF_WORKSHEET)
    }

    /// These decisions as a person has made them about a file: nobody decides how the CSV of a worksheet is
    /// read.
    #[must_use]
    pub fn of_person(&self, table: &Table) -> Self {
        if table.workbook().is_some() { self.reading(ReadChoices::default()) } else { self.clone() }
    }

    /// Those of these decisions that the next files of the same sender share. The others are about single
    /// rows, cells and worksheets.
    #[must_use]
    pub fn of_sender(&self) -> Self {
        Self {
            leave_out: self.leave_out.iter().filter(|rule| rule.line.is_none()).cloned().collect(),
            keep: Vec::new(),
            conflicts: Vec::new(),
            edits: Vec::new(),
            worksheet: None,
            hidden_rows: None,
            ..self.clone()
        }
    }

    fn reading(&self, choices: ReadChoices) -> Self {
        let ReadChoices { encoding, delimiter, dialect } = choices;
        Self { encoding, delimiter, dialect, ..self.clone() }
    }

    /// The decisions about a file whose header has these cells, in the form that validation takes.
    ///
    /// # Errors
    ///
    /// The first decision that does not fit.
    pub(super) fn choices<C: AsRef<str>>(
        &self,
        cells: &[C],
        template: &Template,
    ) -> Result<Choices, DecisionFault> {
        let mut choices = Choices { read: self.read(), ..Choices::default() };
        choices.columns.header = self.header;
        for (header, name) in &self.columns {
            let fault = |rule| DecisionFault { pointer: pointer("columns", header), rule };
            let field = field_of(header, template).map_err(fault)?;
            let name = match name {
                Some(ColumnOrigin::Column(name)) => name,
                Some(ColumnOrigin::OneOf(_)) if field != Field::Key => {
                    return Err(fault(DecisionRule::OneOfKey));
                }
                Some(ColumnOrigin::OneOf(OneOf { one_of })) => {
                    let is_there = |name: &&ColumnName| name.position(cells).is_ok();
                    one_of.iter().find(is_there).ok_or_else(|| fault(DecisionRule::NotInFile))?
                }
                Some(ColumnOrigin::Constant(Constant { constant })) => {
                    let text = constant_of(header, constant, template).map_err(fault)?;
                    choices.columns.constants.insert(field);
                    choices.constants.insert(field, text);
                    continue;
                }
                None => {
                    choices.columns.left_out.insert(field);
                    continue;
                }
            };
            let column = name.position(cells).map_err(fault)?;
            if choices.columns.mappings.iter().any(|mapping| mapping.column == column) {
                return Err(fault(DecisionRule::ColumnTwice));
            }
            choices.columns.mappings.push(ColumnMapping { column, field });
        }
        choices.date_orders = self.date_orders(template)?;
        choices.century = self.century;
        choices.decimals = self.decimals(template)?;
        choices.words = self.words(template)?;
        choices.columns.checks = self.checks(cells, &choices)?;
        for (index, rule) in self.leave_out.iter().enumerate() {
            let fault = |rule| DecisionFault { pointer: pointer("leave_out", &index.to_string()), rule };
            choices.rows.left_out.push(rule.rule(cells).map_err(fault)?);
        }
        choices.one_table = self.one_table;
        choices.rows.kept = inserted(self.keep.iter().map(|kept| kept.line));
        Ok(choices)
    }

    /// Whether a decision names a column of the file.
    pub(super) fn names_columns(&self) -> bool {
        self.check.is_some() || !self.leave_out.is_empty() || self.columns.values().any(Option::is_some)
    }

    /// The columns that are only compared. None of them is applied, and none is there twice.
    fn checks<C: AsRef<str>>(
        &self,
        cells: &[C],
        choices: &Choices,
    ) -> Result<Option<Vec<u16>>, DecisionFault> {
        let Some(names) = &self.check else { return Ok(None) };
        let mut checks: Vec<u16> = Vec::new();
        for (index, name) in names.iter().enumerate() {
            let fault = |rule| DecisionFault { pointer: pointer("check", &index.to_string()), rule };
            let column = name.position(cells).map_err(fault)?;
            let is_mapped = choices.columns.mappings.iter().any(|mapping| mapping.column == column);
            if is_mapped || checks.contains(&column) {
                return Err(fault(DecisionRule::ColumnTwice));
            }
            checks.push(column);
        }
        Ok(Some(checks))
    }

    fn date_orders(&self, template: &Template) -> Result<BTreeMap<Field, DateOrder>, DecisionFault> {
        let Some(orders) = &self.date_order else { return Ok(BTreeMap::new()) };
        orders.by_field(template, "date_order")
    }

    fn decimals(&self, template: &Template) -> Result<BTreeMap<Field, DecimalStyle>, DecisionFault> {
        let Some(styles) = &self.decimal else { return Ok(BTreeMap::new()) };
        styles.by_field(template, "decimal")
    }

    fn words(&self, template: &Template) -> Result<Words, DecisionFault> {
        let mut by_field = Words::new();
        for (header, words) in &self.words {
            // The place is the column and not the word, which is a cell's value.
            let fault = |rule| DecisionFault { pointer: pointer("words", header), rule };
            let column = column_of(header, template).map_err(fault)?;
            if column.words.is_empty() {
                return Err(fault(DecisionRule::NoWords));
            }
            check_words(column, words).map_err(fault)?;
            by_field.insert(column.field, words.clone());
        }
        Ok(by_field)
    }
}

/// A decision that columns of one type need.
pub trait ColumnDecision: Copy {
    /// The rule that a decision about a column of another type breaks.
    const MISFIT: DecisionRule;

    /// Whether the column of a field is of the type.
    fn fits(field: Field) -> bool;
}

impl ColumnDecision for OrderWord {
    const MISFIT: DecisionRule = DecisionRule::NoDates;

    fn fits(field: Field) -> bool {
        field.field_type() == FieldType::Date
    }
}

impl ColumnDecision for DecimalStyle {
    const MISFIT: DecisionRule = DecisionRule::NoNumbers;

    fn fits(field: Field) -> bool {
        field.field_type().is_number()
    }
}

impl<T: ColumnDecision> ForColumns<T> {
    /// The decision for each header of a template whose column is of the type.
    pub fn by_header(&self, template: &Template) -> BTreeMap<String, T> {
        match self {
            Self::All(decided) => {
                let columns = template.columns.iter().filter(|column| T::fits(column.field));
                inserted(columns.map(|column| (column.header.clone(), *decided)))
            }
            Self::ByHeader(decided) => decided.clone(),
        }
    }

    /// The decision for each field. `member` is the member of the document.
    fn by_field<U: From<T>>(
        &self,
        template: &Template,
        member: &str,
    ) -> Result<BTreeMap<Field, U>, DecisionFault> {
        let mut by_field = BTreeMap::new();
        for (header, decided) in self.by_header(template) {
            let fault = |rule| DecisionFault { pointer: pointer(member, &header), rule };
            let field = field_of(&header, template).map_err(fault)?;
            if !T::fits(field) {
                return Err(fault(T::MISFIT));
            }
            by_field.insert(field, decided.into());
        }
        Ok(by_field)
    }
}

/// The trimmed value that all rows have. A date has one reading.
pub(super) fn constant_of(header: &str, text: &str, template: &Template) -> Result<String, DecisionRule> {
    let (column, text) = (column_of(header, template)?, trim(text));
    if column.field == Field::Key {
        return Err(DecisionRule::ConstantKey);
    }
    let checker = Checker::compile(column);
    let checker = if checker.needs_order() { checker.of_sheet() } else { checker };
    let has_value = !text.is_empty() && checker.says_nothing(text).is_none();
    let judged = checker.judge(text);
    let is_accepted = judged.code.is_none_or(|code| code.severity() == Severity::Warns);
    let is_value = has_value && is_accepted && judged.value.is_some();
    if is_value { Ok(text.to_owned()) } else { Err(DecisionRule::NotAValue) }
}

/// Checks the words that are decided for a column.
fn check_words(column: &Column, words: &BTreeMap<String, String>) -> Result<(), DecisionRule> {
    let mut known = BTreeSet::new();
    for (text, word) in words {
        if !is_word_for(column, word) {
            return Err(DecisionRule::NotAWord);
        }
        if !known.insert(folded(text)) {
            return Err(DecisionRule::WordTwice);
        }
    }
    Ok(())
}

/// Whether a word of a file can stand for this text: a word of the template, or blank if the column may be
/// blank.
pub(super) fn is_word_for(column: &Column, text: &str) -> bool {
    column.meaning(text).is_some() || (trim(text).is_empty() && !column.required)
}

/// The column with a header in a template.
fn column_of<'t>(header: &str, template: &'t Template) -> Result<&'t Column, DecisionRule> {
    template.columns.iter().find(|column| column.header == header).ok_or(DecisionRule::NotInTemplate)
}

/// The field whose column has a header in a template.
pub(super) fn field_of(header: &str, template: &Template) -> Result<Field, DecisionRule> {
    column_of(header, template).map(|column| column.field)
}

/// The place of a member of a member.
pub(super) fn pointer(member: &str, header: &str) -> String {
    format!("/{member}/{}", header.replace('~', "~0").replace('/', "~1"))
}
