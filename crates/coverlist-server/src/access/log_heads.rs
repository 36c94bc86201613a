//! Publishes the head of each log, which is the number and the hash of its last entry, to the server's output
//! and to the other database. Somebody who changes a log cannot change these copies.

use super::Access;
use crate::store::chain::{Head, keep_head};
use crate::store::{StoreError, Tx, access_log, audit, db, districts};
use std::time::Duration;
use tokio::sync::watch;

const INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);
/// The name under which coverlist.db stores the heads of the access log.
pub(crate) const ACCESS_LOG: &str = "access";

const AUDIT_LOG: &str = "audit";

/// The name under which access.db stores the heads of a district's audit log.
pub(crate) fn audit_log(district: i64) -> String {
    format!("{AUDIT_LOG} {district}")
}

impl Access {
    /// Publishes the heads now and once a day, until `stopping` becomes `true`.
    pub async fn publish_log_heads_daily(self, mut stopping: watch::Receiver<bool>) {
        loop {
            self.publish_log_heads().await;
            tokio::select! {
                () = tokio::time::sleep(INTERVAL) => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    pub async fn publish_log_heads(&self) {
        if let Err(error) = self.try_to_publish_log_heads().await {
            tracing::warn!(%error, "cannot store the heads of the logs");
        }
    }

    async fn try_to_publish_log_heads(&self) -> Result<(), StoreError> {
        let (access, now) = (self.clone(), self.clock.now());
        self.store.write_patiently(move |tx| access.log_limit.append(tx, now)).await?;
        let access = self.clone();
        let (audits, access_head) = db::blocking(move || {
            let audits = access.database.read(audit_heads)?;
            Ok::<_, StoreError>((audits, access.store.read(access_log::head)?))
        })
        .await?;
        for (district, Head { entries, hash }) in &audits {
            tracing::info!(log = AUDIT_LOG, district, entries, head = hash, "a log ends here");
        }
        let Head { entries, hash } = &access_head;
        tracing::info!(log = ACCESS_LOG, entries, head = hash, "a log ends here");
        self.store
            .write_patiently(move |tx| {
                let mut audits = audits.iter();
                audits.try_for_each(|(district, head)| keep_head(tx, &audit_log(*district), head, now))
            })
            .await?;
        self.database.write_patiently(move |tx| keep_head(tx, ACCESS_LOG, &access_head, now)).await
    }
}

/// The head of each district's audit log, with the district's id.
fn audit_heads(tx: &Tx<'_>) -> Result<Vec<(i64, Head)>, StoreError> {
    let districts = districts::all(tx)?.into_iter();
    districts.map(|district| Ok((district.id, audit::head(tx, district.id)?))).collect()
}
