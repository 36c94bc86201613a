//! Dates that are stored as ISO writes them.

/// The date without the time at midnight.
pub(super) fn iso_date(text: &str) -> String {
    let text = text.trim().trim_end_matches('Z');
    let (date, time) = text.split_once('T').unwrap_or((text, ""));
    let time = time.split('.').next().unwrap_or_default();
    if matches!(time, "" | "00:00" | "00:00:00") { date.to_owned() } else { format!("{date} {time}") }
}
