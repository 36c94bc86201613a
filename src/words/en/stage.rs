//! The file is staged.

use crate::words::{bytes, count, number};
use coverlist_api::ImportView;
use coverlist_worker::Summary;

/// The stage's card.
pub const TITLE: &str = "Stage";
/// What staging does.
pub const ABOUT: &str =
    "Staging sends the file to the server, which checks it again and keeps it. No record changes.";
/// While the file is sent.
pub const SENDING: &str = "Sending the file";
/// While the server checks it.
pub const CHECKING: &str = "The server is checking the file";
/// A file that cannot be staged as it is.
pub const BLOCKED: &str =
    "This file can’t be staged as it is. The card above says what keeps it back, and what to do.";
/// A file without a row to apply.
pub const NOTHING_ACCEPTED: &str = "Every row of this file is rejected, so there is nothing to stage. Correct the rows in your spreadsheet and choose the file again.";
/// While another import is open.
pub const OPEN_FIRST: &str =
    "Another file is staged. Process or delete it first; this one stays here meanwhile.";
/// While rejected rows are not agreed to.
pub const AGREE_FIRST: &str = "Tick the box above to go on.";
/// Another import was opened in the meantime.
pub const OPEN_NOW: &str = "Another file was staged meanwhile";
/// What to do then.
pub const OPEN_NOW_NEXT: &str = "It stands at the top of this page, with who staged it. Process or delete it, then stage this one; nothing you did here is lost.";
/// The file changed after it was validated.
pub const CHANGED: &str = "The file changed";
/// What to do then.
pub const CHANGED_NEXT: &str = "The file was changed, moved or deleted on this computer after it was checked. Nothing was staged, and no record has changed. Choose the file again to check it as it is now.";
/// The server sees it differently.
pub const REFUSED_FINDINGS: &str = "What the server found:";
/// It is staged.
pub const STAGED: &str = "The file is staged";
/// What comes next.
pub const STAGED_NEXT: &str = "No record has changed. Next, see what processing would change.";
/// For another file.
pub const ANOTHER: &str = "Choose another file";

/// The button that stages.
pub fn stage(accepted: u32) -> String {
    format!("Stage {}", count(accepted, "row", "rows"))
}

/// What the admin agrees to.
pub fn agree(rejected: u32) -> String {
    match rejected {
        1 => "1 row is rejected and will not be applied.".to_owned(),
        _ => format!("{} rows are rejected and will not be applied.", number(rejected)),
    }
}

/// What will be staged.
pub fn will_stage(summary: &Summary) -> String {
    match summary.rejected {
        0 if summary.rows == 1 => "The 1 row can be applied.".to_owned(),
        0 => format!("All {} rows can be applied.", number(summary.rows)),
        rejected => format!(
            "{} of {} can be applied, {} can’t. Rejected rows stay in the report, with the reason.",
            number(summary.accepted),
            count(summary.rows, "row", "rows"),
            number(rejected)
        ),
    }
}

/// How much was sent.
pub fn sent(sent: u64, of: u64) -> String {
    format!("{} of {}", bytes(sent.min(of)), bytes(of))
}

/// What was staged.
pub fn staged(import: &ImportView) -> String {
    let accepted = count(import.accepted, "row", "rows");
    match import.rejected {
        0 => format!("{}: {accepted} to be applied.", import.name),
        rejected => format!("{}: {accepted} to be applied, {} rejected.", import.name, number(rejected)),
    }
}

/// The same bytes were processed before.
pub fn processed_before(when: &str, who: &str) -> String {
    format!(
        "The same file was processed on {when} by {who}. Processing it again will probably change nothing."
    )
}
