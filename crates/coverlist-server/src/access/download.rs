use super::{Access, Caller};
use crate::store::LogAction;
use crate::store::access_log::{self, Event};
use coverlist_core::record::RecordKind;
use serde_json::json;
use std::net::IpAddr;

#[derive(Clone, Copy, Debug)]
pub enum Download {
    /// The uploaded file of the import with this id.
    File(i64),
    /// Rows of the plan of the import with this id.
    Plan(i64),
    /// The report of the import with this id.
    Report(i64),
    /// The receipt of the import with this id.
    Receipt(i64),
    /// The verification sheet of the import with this id.
    Verification(i64),
    /// The records that the import with this id does not name.
    Absent(i64),
    /// Entries of the logs.
    Logs,
    /// Records of this kind: all of them, or those that match a search.
    Records(RecordKind),
}

impl Access {
    /// Appends a download by the caller, who is at `address`, to the access log. If the disk is full, the
    /// download still succeeds, and the server's log says that the entry is missing.
    pub async fn downloads(&self, caller: &Caller, address: IpAddr, download: Download) {
        let detail = match download {
            Download::File(import) => json!({ "what": "file", "import": import }),
            Download::Plan(import) => json!({ "what": "plan", "import": import }),
            Download::Report(import) => json!({ "what": "report", "import": import }),
            Download::Receipt(import) => json!({ "what": "receipt", "import": import }),
            Download::Verification(import) => json!({ "what": "verification", "import": import }),
            Download::Absent(import) => json!({ "what": "absent", "import": import }),
            Download::Logs => json!({ "what": "logs" }),
            Download::Records(kind) => json!({ "what": "records", "kind": kind.id() }),
        };
        let event = Event {
            account: Some(caller.key()),
            address: Some(address),
            action: LogAction::Downloaded,
            detail,
        };
        let now = self.clock.now();
        if let Err(error) = self.store.write_patiently(move |tx| access_log::append(tx, &event, now)).await {
            let (district, account) = (caller.district, caller.account);
            tracing::warn!(%error, district, account, "a download is missing from the access log");
        }
    }
}
