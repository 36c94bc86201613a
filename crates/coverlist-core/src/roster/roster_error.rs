//! The reason why a whole file is refused.

use crate::findings::Finding;
use crate::read::FileKind;
use crate::record::RecordKind;

/// The reason why a whole file is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RosterError {
    /// The file is not text, or is empty.
    NotText(FileKind),
    /// The finding about the workbook blocks it.
    Workbook(Finding),
    /// The file has more rows than the limit.
    TooManyRows,
    /// No row near the top has the header of a key.
    NoKey(RecordKind),
    /// Two columns can hold the key, and their cells differ.
    KeyTwice {
        /// The kind of record that the roster lists.
        kind: RecordKind,
        /// The header of the first of the two columns.
        first: String,
        /// The header of the second of the two columns.
        second: String,
    },
    /// The row on this line is a header with other columns, or with the same columns in another order.
    SecondHeader(u32),
    /// The headers belong to a list of this other kind.
    OtherKind(RecordKind),
    /// The headers belong to an insurance list, and no column describes a record.
    Insurance,
}
