//! The grammar of a sheet's bytes, without the meaning of its cells.

use super::{SheetFault, SheetRule};

/// Checks the bytes of a sheet slice by slice: UTF-8, quotes, line ends, and the same number of cells in
/// every row. A text that passes is split exactly by every CSV parser.
///
/// ```
/// use coverlist_core::sheet::{SheetGrammar, SheetRule};
///
/// let mut grammar = SheetGrammar::default();
/// grammar.push(b"User ID,Insurance Status\r\n00").expect("correct so far");
/// let fault = grammar.push(b"4231,Enrolled\n").expect_err("a row ends with CRLF");
/// assert_eq!((fault.rule, fault.line, fault.column), (SheetRule::LineEnd, 2, Some(2)));
/// ```
#[derive(Debug)]
pub struct SheetGrammar {
    /// Bytes that are not checked yet: the beginning of a character.
    pending: Vec<u8>,
    has_begun: bool,
    state: State,
    /// The row, from 1.
    line: u32,
    /// The column, from 1.
    column: u16,
    /// The number of cells of the header.
    width: Option<u16>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    /// Before the first character of a cell.
    Start,
    /// In a cell without quotes.
    Bare,
    /// After the opening quote of a cell.
    Quoted,
    /// After a second quote: the end of the cell, or the first half of a doubled quote.
    Closed,
    /// After the CR of a row's end.
    Cr,
}

const BYTE_ORDER_MARK: &[u8] = "\u{FEFF}".as_bytes();

impl Default for SheetGrammar {
    fn default() -> Self {
        Self { pending: Vec::new(), has_begun: false, state: State::Start, line: 1, column: 1, width: None }
    }
}

impl SheetGrammar {
    /// Checks the next bytes.
    ///
    /// # Errors
    ///
    /// The first rule that they break.
    pub fn push(&mut self, bytes: &[u8]) -> Result<(), SheetFault> {
        let mut text = std::mem::take(&mut self.pending);
        text.extend_from_slice(bytes);
        if !self.has_begun {
            if text.len() < BYTE_ORDER_MARK.len() && BYTE_ORDER_MARK.starts_with(&text) {
                self.pending = text;
                return Ok(());
            }
            self.has_begun = true;
            if text.starts_with(BYTE_ORDER_MARK) {
                text.drain(..BYTE_ORDER_MARK.len());
            }
        }
        let error = std::str::from_utf8(&text).err();
        let valid = error.map_or(text.len(), |error| error.valid_up_to());
        text[..valid].iter().try_for_each(|&byte| self.step(byte))?;
        if error.is_some_and(|error| error.error_len().is_some()) {
            return Err(self.fault(SheetRule::NotUtf8));
        }
        self.pending = text.split_off(valid);
        Ok(())
    }

    /// Checks that the text is complete.
    ///
    /// # Errors
    ///
    /// When it is empty, or ends inside a row.
    pub fn finish(&self) -> Result<(), SheetFault> {
        let is_at_start = self.state == State::Start && self.column == 1 && self.pending.is_empty();
        match self.line {
            1 if is_at_start => Err(SheetFault { rule: SheetRule::Empty, line: 1, column: None }),
            _ if !is_at_start => Err(self.fault(SheetRule::CutOff)),
            2 => Err(SheetFault { rule: SheetRule::NoRows, line: 2, column: None }),
            _ => Ok(()),
        }
    }

    fn step(&mut self, byte: u8) -> Result<(), SheetFault> {
        self.state = match (self.state, byte) {
            (_, 0) => return Err(self.fault(SheetRule::Nul)),
            (State::Start, b'"') | (State::Closed, b'"') => State::Quoted,
            (State::Quoted, b'"') => State::Closed,
            (State::Quoted, _) => State::Quoted,
            (State::Cr, b'\n') => return self.end_row(),
            (State::Cr, _) | (_, b'\n') => return Err(self.fault(SheetRule::LineEnd)),
            // Parsers skip blank lines, so a row of one blank cell has quotes.
            (State::Start, b'\r') if self.column == 1 => {
                return Err(SheetFault { column: None, ..self.fault(SheetRule::CellCount) });
            }
            (_, b'\r') => State::Cr,
            (_, b',') => {
                self.column = self.column.saturating_add(1);
                if self.width.is_some_and(|width| self.column > width) {
                    return Err(self.fault(SheetRule::CellCount));
                }
                State::Start
            }
            (State::Closed, _) | (_, b'"') => return Err(self.fault(SheetRule::Quote)),
            (State::Start | State::Bare, _) => State::Bare,
        };
        Ok(())
    }

    fn end_row(&mut self) -> Result<(), SheetFault> {
        if *self.width.get_or_insert(self.column) != self.column {
            return Err(SheetFault { column: None, ..self.fault(SheetRule::CellCount) });
        }
        (self.state, self.column) = (State::Start, 1);
        self.line = self.line.saturating_add(1);
        Ok(())
    }

    fn fault(&self, rule: SheetRule) -> SheetFault {
        SheetFault { rule, line: self.line, column: Some(self.column) }
    }
}
