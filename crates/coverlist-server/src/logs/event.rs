//! What the actions of the logs mean.

use coverlist_api::EventKind;
use coverlist_messages::{Message, text};
use serde_json::Value;

/// What an entry is about, and what happened. `name` is the account that the detail names, if it names one.
pub fn event(action: &str, detail: &Value, name: &str) -> (EventKind, Message) {
    let accounts = |message| (EventKind::Accounts, message);
    match action {
        "signed_in" => (EventKind::SignIns, text::part_event_signed_in()),
        "sign_in_failed" => (EventKind::SignIns, text::part_event_sign_in_failed()),
        "signed_out" => (EventKind::SignIns, text::part_event_signed_out()),
        "signed_out_everywhere" => (EventKind::SignIns, text::part_event_signed_out_everywhere()),
        "downloaded" => (EventKind::Downloads, downloaded(detail)),
        "account_added" => accounts(text::part_event_account_added(name)),
        "role_changed" => accounts(text::part_event_role_changed(name)),
        "account_disabled" => accounts(text::part_event_account_disabled(name)),
        "account_enabled" => accounts(text::part_event_account_enabled(name)),
        "account_removed" => accounts(text::part_event_account_removed(name)),
        "sessions_ended" => accounts(text::part_event_sessions_ended(name)),
        "password_changed" => accounts(text::part_event_password_changed(name)),
        "language_changed" => accounts(text::part_event_language_changed()),
        "records_loaded" => (EventKind::Records, text::part_event_records_loaded()),
        "load_undone" => (EventKind::Records, text::part_event_load_undone()),
        "expired" if detail["load"].is_i64() => (EventKind::Records, text::part_event_load_expired()),
        "load_redone" => (EventKind::Records, text::part_event_load_redone()),
        _ => of_import(action, &word(detail, "import")).map_or_else(
            || (EventKind::Settings, of_settings(action, detail)),
            |it| (EventKind::Imports, it),
        ),
    }
}

fn of_import(action: &str, import: &str) -> Option<Message> {
    Some(match action {
        "staged" => text::part_event_staged(import),
        "decided" => text::part_event_decided(import),
        "queued" => text::part_event_queued(import),
        "sampled" => text::part_event_sampled(import),
        "processed" => text::part_event_processed(import),
        "failed" => text::part_event_failed(import),
        "withdrawn" => text::part_event_withdrawn(import),
        "undone" => text::part_event_undone(import),
        "redone" => text::part_event_redone(import),
        "deleted" => text::part_event_deleted(import),
        "closed" => text::part_event_closed(import),
        "marked" => text::part_event_marked(import),
        "expired" if !import.is_empty() => text::part_event_expired(import),
        _ => return None,
    })
}

fn of_settings(action: &str, detail: &Value) -> Message {
    match action {
        "fields_changed" => text::part_event_fields_changed(),
        "template_changed" => text::part_event_template_changed(word(detail, "template")),
        "source_changed" => text::part_event_source_changed(word(detail, "source")),
        "source_removed" => text::part_event_source_removed(word(detail, "source")),
        "issuer_added" => text::part_event_issuer_added(word(detail, "issuer")),
        "issuer_granted" => text::part_event_issuer_granted(word(detail, "issuer")),
        "issuer_removed" => text::part_event_issuer_removed(word(detail, "issuer")),
        "district_added" => text::part_event_district_added(),
        "district_renamed" => text::part_event_district_renamed(),
        "time_zone_changed" => text::part_event_time_zone_changed(),
        "retention_changed" => text::part_event_retention_changed(),
        other => text::part_event_other(other),
    }
}

fn downloaded(detail: &Value) -> Message {
    let import = word(detail, "import");
    match detail["what"].as_str().unwrap_or_default() {
        "file" => text::part_event_downloaded_file(import),
        "plan" => text::part_event_downloaded_plan(import),
        "report" => text::part_event_downloaded_report(import),
        "receipt" => text::part_event_downloaded_receipt(import),
        "verification" => text::part_event_downloaded_verification(import),
        "absent" => text::part_event_downloaded_absent(import),
        "logs" => text::part_event_downloaded_logs(),
        _ => text::part_event_downloaded_records(word(detail, "kind")),
    }
}

/// A member of a detail, which is an id or a name.
fn word(detail: &Value, member: &str) -> String {
    match &detail[member] {
        Value::String(word) => word.clone(),
        Value::Null => String::new(),
        other => other.to_string(),
    }
}
