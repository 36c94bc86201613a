//! The stage *validate*: file facts, progress and rows.

use super::file_terms::{Judged, row_status};
use super::{bytes, number, tr};
use coverlist_core::validate::RowStatus;
use coverlist_messages::finding_title;
use coverlist_worker::{Progress, Summary, Which};

pub fn rows(summary: &Summary) -> String {
    match summary.set_aside {
        0 => number(summary.rows),
        ignored => t!(validate_rows_and_ignored, summary.rows, ignored),
    }
}

/// The result for staging, in one sentence.
pub fn can_be_staged(summary: &Summary) -> String {
    let Summary { accepted, rejected, blocked, .. } = *summary;
    match accepted {
        _ if blocked => t!(stage_blocked),
        0 if summary.questions.is_empty() => t!(stage_nothing_accepted),
        0 => t!(stage_answer_first),
        _ => t!(validate_can_stage, accepted, accepted + rejected),
    }
}

/// `of` is the file's size in bytes.
pub fn read_so_far(progress: &Progress, of: u64) -> String {
    if progress.is_of_workbook {
        return t!(validate_read_rows_so_far, progress.rows);
    }
    t!(validate_read_so_far, bytes(progress.bytes.min(of)), bytes(of), progress.rows)
}

pub fn checked_so_far(progress: &Progress) -> String {
    t!(validate_checked_so_far, progress.validated, progress.rows)
}

/// The name of a filter of rows.
pub fn filter(which: Which) -> String {
    match which {
        Which::WithFindings => t!(validate_show_findings),
        Which::Status(status) => row_status(status, Judged::Yes),
        Which::Missing => t!(file_row_missing),
        Which::SameKey(line) => t!(validate_show_same_key, line),
        Which::Code(code) => t!(validate_show_code, tr(&finding_title(code))),
        Which::All => t!(validate_show_all),
    }
}

/// The line and the status of a row.
pub fn row(line: u32, status: RowStatus, judged: Judged) -> String {
    let status = match status {
        RowStatus::Rejected if judged == Judged::No => t!(file_row_unchecked_inline),
        RowStatus::Accepted if judged == Judged::ButBlocked => t!(file_row_waiting_inline),
        RowStatus::Header => t!(file_row_header_inline),
        RowStatus::Accepted => t!(file_row_accepted_inline),
        RowStatus::Rejected => t!(file_row_rejected_inline),
        RowStatus::SetAside => t!(file_row_ignored_inline),
    };
    t!(validate_row, line, status)
}

/// The result of validation.
pub fn verdict(summary: &Summary) -> String {
    if !summary.checked {
        return t!(validate_verdict_unchecked, summary.rows);
    }
    let Summary { rows, accepted, rejected, set_aside, .. } = *summary;
    let counts = t!(validate_verdict, rows, accepted, rejected, set_aside);
    if summary.blocked { t!(validate_verdict_blocked, counts) } else { counts }
}
