//! How long the district keeps what.

use coverlist_api::{KeptPart, KeptUntil, RetentionPreview};

pub fn part(part: KeptPart) -> String {
    match part {
        KeptPart::File => t!(retention_files),
        KeptPart::Rows => t!(retention_rows),
        KeptPart::Report => t!(retention_reports),
    }
}

pub fn part_means(part: KeptPart) -> String {
    match part {
        KeptPart::File => t!(retention_files_means),
        KeptPart::Rows => t!(retention_rows_means),
        KeptPart::Report => t!(retention_reports_means),
    }
}

pub fn until(kept: &KeptUntil) -> String {
    match (&kept.until, kept.deleted_after) {
        (_, Some(days)) => t!(retention_deleted, days),
        (Some(day), None) => t!(retention_until, day.clone()),
        (None, None) => t!(retention_kept),
    }
}

/// What is deleted at once, one sentence for each part.
pub fn deleted_now(preview: &RetentionPreview) -> Vec<String> {
    let RetentionPreview { file, rows, report, loads } = *preview;
    let sentences = [
        (file > 0).then(|| t!(retention_deletes_files, file)),
        (rows > 0).then(|| t!(retention_deletes_rows, rows)),
        (loads > 0).then(|| t!(retention_deletes_loads, loads)),
        (report > 0).then(|| t!(retention_deletes_reports, report)),
    ];
    sentences.into_iter().flatten().collect()
}
