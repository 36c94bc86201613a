//! The limits that keep a hostile workbook from taking time and memory.

/// The maximum number of rows of a worksheet, as in Excel.
pub const MAX_ROWS: u32 = 1 << 20;

/// The number of blank rows before a cell that is left out, if it is near the end of the worksheet.
pub(super) const FAR_ROWS: u32 = 100_000;

/// The first row, from 0, that is near the end of the worksheet.
pub(super) const END_ROWS: u32 = 1_000_000;

/// The maximum size of the CSV in bytes: the engine's limit.
pub const MAX_CSV: usize = 128 << 20;

/// The maximum number of columns, as in Excel.
pub(super) const MAX_COLUMNS: u32 = 16_384;

/// The maximum number of cells of an OpenDocument sheet for which others stand, each as often as it is read.
pub(super) const MAX_REPEATED: u64 = 20_000_000;

/// The maximum number of files in an archive. A workbook has some for each worksheet.
pub(super) const MAX_PARTS: usize = 10_000;

/// The maximum number of number formats and of cell styles. Excel has at most 65,490 styles.
pub(super) const MAX_STYLES: usize = 65_536;

/// The maximum number of characters of a number format. Excel has at most 255.
pub(super) const MAX_FORMAT: usize = 1000;

/// The maximum unpacked size of all parts together, each as often as it is read.
pub(super) const MAX_UNPACKED: u64 = 8 << 30;

/// The maximum unpacked size of a part that is read in a stream. A million rows of ten cells have 600 MB.
pub(super) const MAX_STREAMED: u64 = 1 << 30;

/// The maximum unpacked size of a part that stays in memory, such as the shared strings.
pub(super) const MAX_STORED: u64 = 96 << 20;

/// The maximum size of one tag or text of XML. A cell of Excel has at most 32,767 characters.
pub(super) const MAX_TOKEN: usize = 1 << 20;
