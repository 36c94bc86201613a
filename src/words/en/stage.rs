//! Sentences of the stage *stage*.

use crate::words::{bytes, count, number};
use coverlist_api::ImportView;
use coverlist_worker::Summary;

pub const TITLE: &str = "Stage";
pub const ABOUT: &str =
    "Staging sends the file to the server, which checks it again and keeps it. No record changes.";
pub const SENDING: &str = "Sending the file";
pub const CHECKING: &str = "The server is checking the file";
pub const BLOCKED: &str =
    "This file can’t be staged as it is. The card above says what keeps it back, and what to do.";
pub const NOTHING_ACCEPTED: &str = "Every row of this file is rejected, so there is nothing to stage. \
    Correct the rows in your spreadsheet and choose the file again.";
pub const OPEN_FIRST: &str =
    "Another file is staged. Process or delete it first; this one stays here meanwhile.";
pub const AGREE_FIRST: &str = "Tick the box above to go on.";
pub const OPEN_NOW: &str = "Another file was staged meanwhile";
pub const OPEN_NOW_NEXT: &str = "It stands at the top of this page, with who staged it. Process or delete \
    it, then stage this one; nothing you did here is lost.";
pub const CHANGED: &str = "The file changed";
pub const CHANGED_NEXT: &str = "The file was changed, moved or deleted on this computer after it was \
    checked. Nothing was staged, and no record has changed. Choose the file again to check it as it is now.";
pub const TEMPLATE_CHANGED: &str = "The template changed";
pub const TEMPLATE_CHANGED_NEXT: &str = "An administrator changed the template after this file was checked. \
    Nothing was staged. The file is checked again under the changed template; look at the result, then stage it.";
pub const TEMPLATES_FIRST: &str = "The templates must be loaded first.";
pub const REFUSED_FINDINGS: &str = "What the server found:";
pub const STAGED: &str = "The file is staged";
pub const STAGED_NEXT: &str = "No record has changed. Next, see what processing would change.";
pub const ANOTHER: &str = "Choose another file";

pub fn stage(accepted: u32) -> String {
    format!("Stage {}", count(accepted, "row", "rows"))
}

pub fn agree(rejected: u32) -> String {
    match rejected {
        1 => "1 row is rejected and will not be applied.".to_owned(),
        _ => format!("{} rows are rejected and will not be applied.", number(rejected)),
    }
}

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

pub fn sent(sent: u64, of: u64) -> String {
    format!("{} of {}", bytes(sent.min(of)), bytes(of))
}

pub fn staged(import: &ImportView) -> String {
    let accepted = count(import.accepted, "row", "rows");
    match import.rejected {
        0 => format!("{}: {accepted} to be applied.", import.name),
        rejected => format!("{}: {accepted} to be applied, {} rejected.", import.name, number(rejected)),
    }
}

pub fn processed_before(when: &str, who: &str) -> String {
    format!(
        "The same file was processed on {when} by {who}. Processing it again will probably change nothing."
    )
}
