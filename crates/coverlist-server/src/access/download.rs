//! Downloads in the access log.

use super::{Access, Caller};
use crate::store::access_log::{self, Event};
use coverlist_core::record::RecordKind;
use serde_json::json;
use std::net::IpAddr;

/// A downloaded file.
#[derive(Clone, Copy, Debug)]
pub enum Download {
    /// The original file of an import.
    File(i64),
    /// The report of an import.
    Report(i64),
    /// The records of a kind, all of them or those that match a search.
    Records(RecordKind),
}

impl Access {
    /// Logs a download by the caller to `address`. If the disk is full the download goes on, and the server's
    /// output says that an entry is missing.
    pub async fn downloads(&self, caller: &Caller, address: IpAddr, download: Download) {
        let detail = match download {
            Download::File(import) => json!({ "what": "file", "import": import }),
            Download::Report(import) => json!({ "what": "report", "import": import }),
            Download::Records(kind) => json!({ "what": "records", "kind": kind.id() }),
        };
        let event =
            Event { account: Some(caller.key()), address: Some(address), action: "downloaded", detail };
        let now = self.clock.now();
        if let Err(error) = self.store.write_patiently(move |tx| access_log::append(tx, &event, now)).await {
            let (district, account) = (caller.district, caller.account);
            tracing::warn!(%error, district, account, "a download is missing from the access log");
        }
    }
}
