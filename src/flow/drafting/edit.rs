//! The changes of a draft.

use super::{Draft, DraftColumn, DraftWord, Limit};
use coverlist_core::record::{Field, FieldType, Status};
use coverlist_core::template::{BlankCell, Template};

/// A change of a draft.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Edit {
    Name(String),
    Description(String),
    /// Whether a status ends coverage.
    Leaving(Status, bool),
    WaivedIsCovered(bool),
    /// Adds a column with a header at the end.
    Add(Field, String),
    Remove(Field),
    /// Moves a column one place towards the start, or the end. The key stays first.
    Move(Field, Direction),
    Column(Field, ColumnEdit),
    /// Takes the whole template from another version.
    Restore(Box<Template>),
}

/// A direction in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    ToStart,
    ToEnd,
}

/// A change of a column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ColumnEdit {
    Header(String),
    Required(bool),
    Blank(BlankCell),
    Aliases(String),
    DateFormats(String),
    Limit(Limit, String),
    AddWord,
    Word(usize, String),
    Means(usize, String),
    RemoveWord(usize),
}

impl Edit {
    /// Whether the edit goes on typing where the one before typed. Both are undone together.
    pub(super) fn continues(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::Name(_), Self::Name(_)) | (Self::Description(_), Self::Description(_)) => true,
            (Self::Column(field, edit), Self::Column(other, before)) => {
                field == other && edit.continues(before)
            }
            _ => false,
        }
    }
}

impl ColumnEdit {
    fn continues(&self, before: &Self) -> bool {
        match (self, before) {
            (Self::Header(_), Self::Header(_))
            | (Self::Aliases(_), Self::Aliases(_))
            | (Self::DateFormats(_), Self::DateFormats(_)) => true,
            (Self::Limit(limit, _), Self::Limit(other, _)) => limit == other,
            (Self::Word(at, _), Self::Word(other, _)) => at == other,
            (Self::Means(at, _), Self::Means(other, _)) => at == other,
            _ => false,
        }
    }
}

impl Draft {
    /// Makes a change. One that does not fit changes nothing.
    pub(super) fn apply(&mut self, edit: Edit) {
        match edit {
            Edit::Name(name) => self.name = name,
            Edit::Description(description) => self.description = description,
            Edit::Leaving(status, true) => drop(self.leaving_statuses.insert(status)),
            Edit::Leaving(status, false) => drop(self.leaving_statuses.remove(&status)),
            Edit::WaivedIsCovered(is_covered) => self.waived_is_covered = is_covered,
            Edit::Add(field, header) if self.column(field).is_none() => {
                self.columns.push(DraftColumn::new(field, &header));
            }
            Edit::Add(..) => {}
            Edit::Remove(field) => self.columns.retain(|column| column.field != field || field == Field::Key),
            Edit::Move(field, direction) => self.move_column(field, direction),
            Edit::Restore(template) => *self = Self::of(&template),
            Edit::Column(field, edit) => {
                if let Some(column) = self.column_mut(field) {
                    column.apply(edit);
                }
            }
        }
    }

    fn move_column(&mut self, field: Field, direction: Direction) {
        let Some(at) = self.position(field) else { return };
        let other = match direction {
            Direction::ToStart => at.saturating_sub(1),
            Direction::ToEnd => (at + 1).min(self.columns.len() - 1),
        };
        if at > 0 && other > 0 {
            self.columns.swap(at, other);
        }
    }
}

impl DraftColumn {
    fn apply(&mut self, edit: ColumnEdit) {
        match edit {
            ColumnEdit::Header(header) => self.header = header,
            ColumnEdit::Required(required) => self.required = required,
            ColumnEdit::Blank(blank) => self.blank = blank,
            ColumnEdit::Aliases(aliases) => self.aliases = aliases,
            ColumnEdit::DateFormats(formats) => self.date_formats = formats,
            ColumnEdit::Limit(limit, text) => self.limits[limit as usize] = text,
            ColumnEdit::AddWord => {
                let means = match self.field.field_type() {
                    FieldType::Status => Status::Enrolled.id().to_owned(),
                    _ => String::new(),
                };
                self.words.push(DraftWord { word: String::new(), means });
            }
            ColumnEdit::Word(at, text) => {
                if let Some(word) = self.words.get_mut(at) {
                    word.word = text;
                }
            }
            ColumnEdit::Means(at, text) => {
                if let Some(word) = self.words.get_mut(at) {
                    word.means = text;
                }
            }
            ColumnEdit::RemoveWord(at) if at < self.words.len() => drop(self.words.remove(at)),
            ColumnEdit::RemoveWord(_) => {}
        }
    }
}
