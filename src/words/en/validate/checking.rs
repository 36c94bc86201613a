//! Sentences about file facts, progress, findings and rows.

use crate::words::{bytes, count, number};
use coverlist_core::findings::Severity;
use coverlist_core::read::{Delimiter, Encoding, FileKind, LineEnds};
use coverlist_core::validate::RowStatus;
use coverlist_worker::{EngineFailure as Unreadable, Progress, Summary, Which};







pub const fn encoding(encoding: Encoding) -> &'static str {
    match encoding {
        Encoding::Utf8 => "UTF-8",
        Encoding::Utf16Le => "UTF-16 (little-endian)",
        Encoding::Utf16Be => "UTF-16 (big-endian)",
        Encoding::Windows1252 => "Windows-1252",
    }
}

pub fn encoding_of_file(name: Encoding, bom: bool) -> String {
    let name = encoding(name);
    if bom { format!("{name} with BOM") } else { name.to_owned() }
}

pub const fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "Comma",
        Delimiter::Semicolon => "Semicolon",
        Delimiter::Tab => "Tab",
        Delimiter::Pipe => "Pipe",
    }
}

pub const fn line_ends(ends: LineEnds) -> &'static str {
    match ends {
        LineEnds::None => "None",
        LineEnds::Lf => "LF",
        LineEnds::Crlf => "CRLF",
        LineEnds::Cr => "CR",
        LineEnds::Mixed => "Mixed",
    }
}

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

pub const fn unreadable(why: Unreadable) -> &'static str {
    match why {
        Unreadable::UnknownTemplate => "The template no longer exists",
        Unreadable::FileUnreadable => "The file can’t be read",
        Unreadable::OtherSize { read, size } if read < size => "Only a part of the file could be read",
        Unreadable::OtherSize { .. } => "The file grew while it was read",
    }
}

pub fn unreadable_next(why: Unreadable) -> String {
    let (read, size) = match why {
        Unreadable::UnknownTemplate => {
            return "Choose another template. If none is offered, reload this page.".to_owned();
        }
        Unreadable::FileUnreadable => {
            return "The browser could not read it and doesn’t say why. It may have been changed, moved or \
                deleted after you chose it, or be in a cloud drive or network folder that can’t be reached \
                now. Make sure that it opens on this computer; in a cloud drive, make it available \
                offline. Then choose it again."
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
            "The file has {due}, and only {came} of it arrived, so nothing was checked. A cloud drive or a \
             network folder does this when it has not fetched the whole file. Make the file available \
             offline, or download it again, and make sure that it opens on this computer. Then choose it \
             again."
        )
    } else {
        format!(
            "The file had {due} when you chose it, and {came} arrived, so nothing was checked. A program \
             is probably still writing it. Wait until it is done, then choose the file again."
        )
    }
}

pub fn sample_at(line: u32) -> String {
    format!("Line {}", number(line))
}

pub fn rows(summary: &Summary) -> String {
    match summary.set_aside {
        0 => number(summary.rows),
        1 => format!("{}, and 1 row set aside", number(summary.rows)),
        aside => format!("{}, and {} rows set aside", number(summary.rows), number(aside)),
    }
}

/// `of` is the file's size in bytes.
pub fn read_so_far(progress: &Progress, of: u64) -> String {
    let rows = count(progress.rows, "row", "rows");
    format!("{} of {}, {rows}", bytes(progress.bytes.min(of)), bytes(of))
}

pub fn checked_so_far(progress: &Progress) -> String {
    let checked = (f64::from(progress.rows) * progress.validated.clamp(0.0, 1.0)) as u32;
    format!("{} of {}", number(checked), count(progress.rows, "row", "rows"))
}

pub fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocks => "Blocks the file",
        Severity::Rejects => "Rejects the row",
        Severity::Warns => "Worth a look",
    }
}

/// The name of a filter of rows.
pub fn shown_rows(which: Which) -> String {
    match which {
        Which::WithFindings => t!(validate_show_findings),
        Which::Status(status) => row_status(status, true),
        Which::Code(code) => code.entry().title.to_owned(),
        Which::All => t!(validate_show_all),
    }
}

pub fn row_status(row_status: RowStatus, checked: bool) -> String {
    match row_status {
        RowStatus::Rejected if !checked => t!(validate_unchecked),
        RowStatus::Header => "Header".to_owned(),
        RowStatus::Accepted => t!(validate_accepted),
        RowStatus::Rejected => t!(validate_rejected),
        RowStatus::SetAside => t!(validate_set_aside),
    }
}


pub fn show_code(title: &str) -> String {
    format!("Only: {title}")
}

pub fn shown(total: u32) -> String {
    count(total, "row", "rows")
}

pub fn row(line: u32, made: RowStatus, checked: bool) -> String {
    format!("Line {}, {}", number(line), row_status(made, checked).to_lowercase())
}

pub fn more_findings(more: usize) -> String {
    format!("and {more} more")
}

pub fn verdict(summary: &Summary) -> String {
    if !summary.checked {
        return format!("{}. {}, not checked.", t!(validate_blocked), count(summary.rows, "row", "rows"));
    }
    let counts = format!(
        "{} checked: {} accepted, {} rejected, {} set aside.",
        count(summary.rows, "row", "rows"),
        number(summary.accepted),
        number(summary.rejected),
        number(summary.set_aside)
    );
    if summary.blocked { format!("{}. {counts}", t!(validate_blocked)) } else { counts }
}
