//! The logs of the district.

use coverlist_api::{EventKind, LogName};

pub fn log(log: LogName) -> String {
    match log {
        LogName::Audit => t!(audit_log_audit),
        LogName::Access => t!(audit_log_access),
    }
}

pub fn kind(kind: EventKind) -> String {
    match kind {
        EventKind::SignIns => t!(audit_kind_sign_ins),
        EventKind::Downloads => t!(audit_kind_downloads),
        EventKind::Imports => t!(audit_kind_imports),
        EventKind::Records => t!(audit_kind_records),
        EventKind::Accounts => t!(audit_kind_accounts),
        EventKind::Settings => t!(audit_kind_settings),
    }
}
