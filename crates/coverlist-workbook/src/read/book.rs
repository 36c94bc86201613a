//! What every kind of workbook offers.

use super::archive::Archive;
use super::grid::Grid;
use super::notes::{NoteKind, Notes};
use super::refusal::Refusal;
use super::relations::Relations;

/// A worksheet as the workbook lists it.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// What comes with a workbook, and is never followed or run.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Attached {
    pub(super) external_links: u32,
    pub(super) has_macros: bool,
}

impl Attached {
    /// What the relations of a workbook's main part show.
    pub(super) fn of(archive: &Archive, relations: &Relations) -> Self {
        Self {
            external_links: relations.count("externalLink"),
            has_macros: archive.has_macros() || relations.count("xlMacrosheet") > 0,
        }
    }

    pub(super) fn note(self, notes: &mut Notes) {
        notes.of_workbook(NoteKind::ExternalLinks, self.external_links);
        notes.of_workbook(NoteKind::Macros, u32::from(self.has_macros));
    }
}

/// A workbook of some kind.
pub(super) trait Book {
    /// The worksheets, in their order.
    fn listed(&self) -> Vec<Listed>;

    fn attached(&self) -> Attached;

    /// Reads a worksheet: hands on its cells, and notes what cells cannot show.
    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal>;
}
