//! The shared strings of a workbook.

use super::refusal::Refusal;

/// Strings in one text. A hostile workbook has millions of empty ones, so each costs only its end.
#[derive(Default)]
pub(super) struct SharedStrings {
    text: String,
    ends: Vec<u32>,
}

impl SharedStrings {
    /// Adds a string, which `push` appends to the text.
    pub(super) fn add(
        &mut self,
        push: impl FnOnce(&mut String) -> Result<(), Refusal>,
    ) -> Result<(), Refusal> {
        push(&mut self.text)?;
        self.ends.push(u32::try_from(self.text.len()).map_err(|_| Refusal::TooLarge)?);
        Ok(())
    }

    pub(super) fn get(&self, index: usize) -> Option<&str> {
        let end = *self.ends.get(index)?;
        let start = index.checked_sub(1).map_or(0, |before| self.ends[before]);
        self.text.get(start as usize..end as usize)
    }
}
