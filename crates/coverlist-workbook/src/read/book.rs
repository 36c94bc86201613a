//! What every kind of workbook offers.

use super::grid::Grid;
use super::notes::Notes;
use super::refusal::Refusal;

/// A worksheet as the workbook lists it.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub(super) name: String,
    pub(super) is_hidden: bool,
}

/// A workbook of some kind.
pub(super) trait Book {
    /// The worksheets, in their order.
    fn listed(&self) -> Vec<Listed>;

    /// Reads a worksheet: hands on its cells, and notes what cells cannot show.
    fn read(&mut self, index: usize, grid: &mut Grid<'_>, notes: &mut Notes) -> Result<(), Refusal>;
}
