//! The number formats of cell styles.

use super::limits::MAX_STYLES;
use super::number_format::NumberFormat;
use super::refusal::Refusal;
use std::collections::HashMap;

/// The number format of each cell style.
#[derive(Default)]
pub(super) struct Styles {
    formats: Vec<NumberFormat>,
    /// The index of the format of each style.
    of_style: Vec<usize>,
}

impl Styles {
    /// The format of a style. A style that is not there has none.
    pub(super) fn format(&self, style: usize) -> &NumberFormat {
        let format = self.of_style.get(style).and_then(|index| self.formats.get(*index));
        format.unwrap_or(&NumberFormat::General)
    }
}

/// Collects the styles of a workbook.
#[derive(Default)]
pub(super) struct StylesBuilder {
    own: HashMap<u32, NumberFormat>,
    ids: Vec<u32>,
}

impl StylesBuilder {
    /// Adds a number format that the workbook defines.
    pub(super) fn define(&mut self, id: u32, code: &str) -> Result<(), Refusal> {
        self.own.insert(id, NumberFormat::parse(code));
        if self.own.len() > MAX_STYLES { Err(Refusal::TooLarge) } else { Ok(()) }
    }

    /// Adds a style by the number of its format.
    pub(super) fn add(&mut self, id: u32) -> Result<(), Refusal> {
        self.ids.push(id);
        if self.ids.len() > MAX_STYLES { Err(Refusal::TooLarge) } else { Ok(()) }
    }

    pub(super) fn finish(mut self) -> Styles {
        let mut styles = Styles::default();
        let mut indexes = HashMap::new();
        for id in self.ids {
            let index = *indexes.entry(id).or_insert_with(|| {
                let own = self.own.remove(&id);
                styles.formats.push(own.unwrap_or_else(|| NumberFormat::built_in(id)));
                styles.formats.len() - 1
            });
            styles.of_style.push(index);
        }
        styles
    }
}
