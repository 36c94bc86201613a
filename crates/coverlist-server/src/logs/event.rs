//! What the actions of the logs mean.

use crate::store::LogAction;
use coverlist_api::EventKind;
use coverlist_messages::{Message, text};
use serde_json::Value;

/// What an entry is about, and what happened. `name` is the account that the detail names, if it names one.
/// An action of another version has no sentence.
pub fn event(action: &str, detail: &Value, name: &str) -> (EventKind, Message) {
    let Some(known) = LogAction::from_id(action) else {
        return (EventKind::Settings, text::part_event_other(action));
    };
    let import = || word(detail, "import");
    match known {
        LogAction::SignedIn => (EventKind::SignIns, text::part_event_signed_in()),
        LogAction::SignInFailed => (EventKind::SignIns, text::part_event_sign_in_failed()),
        LogAction::SignInsNotListed => (EventKind::SignIns, text::part_event_sign_ins_not_listed()),
        LogAction::SignedOut => (EventKind::SignIns, text::part_event_signed_out()),
        LogAction::SignedOutEverywhere => (EventKind::SignIns, text::part_event_signed_out_everywhere()),
        LogAction::Downloaded => (EventKind::Downloads, downloaded(detail)),
        LogAction::AccountAdded => (EventKind::Accounts, text::part_event_account_added(name)),
        LogAction::RoleChanged => (EventKind::Accounts, text::part_event_role_changed(name)),
        LogAction::AccountDisabled => (EventKind::Accounts, text::part_event_account_disabled(name)),
        LogAction::AccountEnabled => (EventKind::Accounts, text::part_event_account_enabled(name)),
        LogAction::AccountRemoved => (EventKind::Accounts, text::part_event_account_removed(name)),
        LogAction::SessionsEnded => (EventKind::Accounts, text::part_event_sessions_ended(name)),
        LogAction::PasswordChanged => (EventKind::Accounts, text::part_event_password_changed(name)),
        LogAction::LanguageChanged => (EventKind::Accounts, text::part_event_language_changed()),
        LogAction::RecordsLoaded => (EventKind::Records, text::part_event_records_loaded()),
        LogAction::LoadUndone => (EventKind::Records, text::part_event_load_undone()),
        LogAction::LoadRedone => (EventKind::Records, text::part_event_load_redone()),
        LogAction::LoadExpired => (EventKind::Records, text::part_event_load_expired()),
        LogAction::Staged => (EventKind::Imports, text::part_event_staged(import())),
        LogAction::Restaged => (EventKind::Imports, text::part_event_restaged(import())),
        LogAction::Decided => (EventKind::Imports, text::part_event_decided(import())),
        LogAction::Queued => (EventKind::Imports, text::part_event_queued(import())),
        LogAction::Sampled => (EventKind::Imports, text::part_event_sampled(import())),
        LogAction::Processed => (EventKind::Imports, text::part_event_processed(import())),
        LogAction::Failed => (EventKind::Imports, text::part_event_failed(import())),
        LogAction::Withdrawn => (EventKind::Imports, text::part_event_withdrawn(import())),
        LogAction::Undone => (EventKind::Imports, text::part_event_undone(import())),
        LogAction::Redone => (EventKind::Imports, text::part_event_redone(import())),
        LogAction::Deleted => (EventKind::Imports, text::part_event_deleted(import())),
        LogAction::Closed => (EventKind::Imports, text::part_event_closed(import())),
        LogAction::Marked => (EventKind::Imports, text::part_event_marked(import())),
        LogAction::Expired => (EventKind::Imports, text::part_event_expired(import())),
        LogAction::FieldsChanged => (EventKind::Settings, text::part_event_fields_changed()),
        LogAction::TemplateChanged => {
            (EventKind::Settings, text::part_event_template_changed(word(detail, "template")))
        }
        LogAction::SourceChanged => {
            (EventKind::Settings, text::part_event_source_changed(word(detail, "source")))
        }
        LogAction::SourceRemoved => {
            (EventKind::Settings, text::part_event_source_removed(word(detail, "source")))
        }
        LogAction::IssuerAdded => {
            (EventKind::Settings, text::part_event_issuer_added(word(detail, "issuer")))
        }
        LogAction::IssuerGranted => {
            (EventKind::Settings, text::part_event_issuer_granted(word(detail, "issuer")))
        }
        LogAction::IssuerRemoved => {
            (EventKind::Settings, text::part_event_issuer_removed(word(detail, "issuer")))
        }
        LogAction::DistrictAdded => (EventKind::Settings, text::part_event_district_added()),
        LogAction::DistrictRenamed => (EventKind::Settings, text::part_event_district_renamed()),
        LogAction::TimeZoneChanged => (EventKind::Settings, text::part_event_time_zone_changed()),
        LogAction::RetentionChanged => (EventKind::Settings, text::part_event_retention_changed()),
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
