//! What is read, how far it is, and what was found.

use crate::words::{bytes, count, number};
use coverlist_core::findings::Severity;
use coverlist_core::read::{Delimiter, Encoding, FileKind, LineEnds};
use coverlist_core::validate::RowStatus;
use coverlist_worker::{Failure as Unreadable, Progress, Summary};

/// The stage's card.
pub const TITLE: &str = "Validate";
/// The worker died.
pub const WORKER_DIED: &str = "The background checker stopped; continuing on this page.";
/// The work was stopped.
pub const CANCELED: &str = "Checking was canceled. Nothing was sent.";
/// Begins again.
pub const CHECK_AGAIN: &str = "Check again";
/// Stops the work.
pub const CANCEL: &str = "Cancel";

/// While the file is read.
pub const READING: &str = "Reading the file";
/// While rows are validated.
pub const CHECKING: &str = "Checking rows";

/// The file's facts.
pub const FILE: &str = "The file as it is read";
/// What the file is called.
pub const NAME: &str = "File";
/// How large it is.
pub const SIZE: &str = "Size";
/// How many rows it has.
pub const ROWS: &str = "Rows";
/// How its bytes became characters.
pub const ENCODING: &str = "Encoding";
/// What separates its cells.
pub const DELIMITER: &str = "Delimiter";
/// What it is, when it is no text.
pub const KIND: &str = "Content";
/// What ends its rows.
pub const LINE_ENDS: &str = "Line ends";
/// Opens what can be changed about reading.
pub const READ_OTHERWISE: &str = "Change how the file is read";
/// Above the samples.
pub const SAMPLES: &str = "If names look wrong here, choose another encoding. These are the first cells with other than plain letters.";

/// The findings' heading.
pub const FINDINGS: &str = "Findings";
/// A file without any.
pub const NO_FINDINGS: &str = "No findings. Every row can be applied.";
/// Before an example.
pub const EXAMPLE: &str = "For example:";

/// The table's section.
pub const TABLE: &str = "Rows";
/// The table itself.
pub const TABLE_LABEL: &str = "Rows of the file; arrow keys move from row to row";
/// Which rows are shown.
pub const SHOW: &str = "Show";
/// Text to look for.
pub const FIND: &str = "Find in rows";
/// The table's first column.
pub const LINE: &str = "Line";
/// The table's second column.
pub const FOUND: &str = "Findings";
/// No row fits.
pub const NO_ROWS: &str = "No rows to show.";
/// A row without findings.
pub const ROW_CLEAN: &str = "No findings in this row.";
/// A row of a file that is blocked.
pub const ROW_UNCHECKED: &str = "Rows are checked once nothing blocks the file.";
/// Looks for the same text in every row.
pub const LOOK_IN_ALL: &str = "Look in all rows";

/// Above what blocks a file.
pub const BLOCKED: &str = "The file can’t be staged as it is";
/// Rows that can be applied.
pub const ACCEPTED: &str = "Accepted";
/// Rows that cannot.
pub const REJECTED: &str = "Rejected";
/// Rows that nothing is known of yet.
pub const UNCHECKED: &str = "Not checked";
/// Rows that are no record.
pub const SET_ASIDE: &str = "Set aside";

/// An encoding's name.
pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 (little-endian)",
        Encoding::Utf16Be => "UTF-16 (big-endian)",
        Encoding::Windows1252 => "Windows-1252",
    }
}

/// A file's encoding, and whether it says so itself.
pub fn encoding_of_file(name: Encoding, bom: bool) -> String {
    let name = encoding(name);
    if bom { format!("{name} with BOM") } else { name.to_owned() }
}

/// A delimiter's name.
pub const fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "Comma",
        Delimiter::Semicolon => "Semicolon",
        Delimiter::Tab => "Tab",
        Delimiter::Pipe => "Pipe",
    }
}

/// What ends rows.
pub const fn line_ends(ends: LineEnds) -> &'static str {
    match ends {
        LineEnds::None => "None",
        LineEnds::Lf => "LF",
        LineEnds::Crlf => "CRLF",
        LineEnds::Cr => "CR",
        LineEnds::Mixed => "Mixed",
    }
}

/// What a file is that holds no rows.
pub const fn kind(kind: FileKind) -> &'static str {
    match kind {
        FileKind::Text => "Text",
        FileKind::Empty => "Empty",
        FileKind::Workbook => "Workbook",
        FileKind::Archive => "Zip archive",
        FileKind::Pdf => "PDF",
        FileKind::WebPage => "Web page",
        FileKind::Binary => "Not text",
    }
}

/// Why the work on a file ended before its verdict.
pub const fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::FileUnreadable => "The file can’t be read",
        Unreadable::OtherSize { read, size } if read < size => "Only a part of the file could be read",
        Unreadable::OtherSize { .. } => "The file grew while it was read",
    }
}

/// What happened to the file, as far as it is known, and what to do.
pub fn unreadable_next(why: Unreadable) -> String {
    let (read, size) = match why {
        Unreadable::FileUnreadable => {
            return "The browser could not read it and doesn’t say why. It may have been changed, moved or deleted after \
                    you chose it, or be in a cloud drive or network folder that can’t be reached now. Make sure that it \
                    opens on this computer; in a cloud drive, make it available offline. Then choose it again."
                .to_owned();
        }
        Unreadable::OtherSize { read, size } => (read, size),
    };
    let (came, due) = match (bytes(read), bytes(size)) {
        (came, due) if came == due => (format!("{} bytes", number(read)), format!("{} bytes", number(size))),
        differing => differing,
    };
    if read < size {
        format!(
            "The file has {due}, and only {came} of it arrived, so nothing was checked. A cloud drive or a network folder \
             does this when it has not fetched the whole file. Make the file available offline, or download it again, \
             and make sure that it opens on this computer. Then choose it again."
        )
    } else {
        format!(
            "The file had {due} when you chose it, and {came} arrived, so nothing was checked. A program is probably \
             still writing it. Wait until it is done, then choose the file again."
        )
    }
}

/// A sample cell.
pub fn sample_at(line: u32) -> String {
    format!("Line {}", number(line))
}

/// Rows and those set aside.
pub fn rows(summary: &Summary) -> String {
    match summary.set_aside {
        0 => number(summary.rows),
        1 => format!("{}, and 1 row set aside", number(summary.rows)),
        aside => format!("{}, and {} rows set aside", number(summary.rows), number(aside)),
    }
}

/// How far reading is.
pub fn read_so_far(progress: &Progress, of: u64) -> String {
    let rows = count(progress.rows, "row", "rows");
    format!("{} of {}, {rows}", bytes(progress.bytes.min(of)), bytes(of))
}

/// How far checking is.
pub fn checked_so_far(progress: &Progress) -> String {
    let checked = (f64::from(progress.rows) * progress.validated.clamp(0.0, 1.0)) as u32;
    format!("{} of {}", number(checked), count(progress.rows, "row", "rows"))
}

/// The findings of a severity.
pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "Blocks the file",
        Severity::Rejects => "Rejects the row",
        Severity::Warns => "Worth a look",
    }
}

/// What validation made of a row, in a file whose rows were checked or not.
pub const fn row_status(row_status: RowStatus, checked: bool) -> &'static str {
    match row_status {
        RowStatus::Rejected if !checked => UNCHECKED,
        RowStatus::Header => "Header",
        RowStatus::Accepted => ACCEPTED,
        RowStatus::Rejected => REJECTED,
        RowStatus::SetAside => SET_ASIDE,
    }
}

/// Which rows are shown: those with findings.
pub const SHOW_FINDINGS: &str = "Rows with findings";
/// Which rows are shown: all.
pub const SHOW_ALL: &str = "All rows";

/// Which rows are shown: those with one finding.
pub fn show_code(title: &str) -> String {
    format!("Only: {title}")
}

/// How many rows are shown.
pub fn shown(total: u32) -> String {
    count(total, "row", "rows")
}

/// The chosen row.
pub fn row(line: u32, made: RowStatus, checked: bool) -> String {
    format!("Line {}, {}", number(line), row_status(made, checked).to_lowercase())
}

/// More findings than are named.
pub fn more_findings(more: usize) -> String {
    format!("and {more} more")
}

/// The verdict in a sentence.
pub fn verdict(summary: &Summary) -> String {
    if !summary.checked {
        return format!("{BLOCKED}. {}, not checked.", count(summary.rows, "row", "rows"));
    }
    let counts = format!(
        "{} checked: {} accepted, {} rejected, {} set aside.",
        count(summary.rows, "row", "rows"),
        number(summary.accepted),
        number(summary.rejected),
        number(summary.set_aside)
    );
    if summary.blocked { format!("{BLOCKED}. {counts}") } else { counts }
}
