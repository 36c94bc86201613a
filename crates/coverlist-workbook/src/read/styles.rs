//! The number formats of cell styles.

use super::number_format::NumberFormat;
use std::collections::HashMap;

/// The number format of each cell style.
#[derive(Default)]
pub(super) struct Styles(Vec<NumberFormat>);

impl Styles {
    /// `ids` are the number formats of the styles; `own` are those that the workbook defines.
    pub(super) fn new(own: &HashMap<u32, NumberFormat>, ids: &[u32]) -> Self {
        let format = |id: &u32| own.get(id).cloned().unwrap_or_else(|| NumberFormat::built_in(*id));
        Self(ids.iter().map(format).collect())
    }

    /// The format of a style. A style that is not there has none.
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        self.0.get(style).unwrap_or(&NumberFormat::General)
    }
}
