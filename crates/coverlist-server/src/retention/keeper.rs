//! Deletes what has expired when the server starts, once a day, and when somebody changes the days.

use super::Retention;
use super::expire::{Deleted, expire};
use crate::store::db;
use coverlist_api::RetentionPreview;
use std::time::Duration;
use tokio::sync::watch;

const INTERVAL: Duration = Duration::from_secs(24 * 60 * 60);
/// How long to wait if something of what was deleted may still be in the files.
const AGAIN: Duration = Duration::from_secs(10 * 60);

impl Retention {
    /// Deletes now and later, until `stopping` becomes `true`.
    pub async fn expire_daily(self, mut stopping: watch::Receiver<bool>) {
        loop {
            let pause = self.expire_now().await;
            tokio::select! {
                () = tokio::time::sleep(pause) => {}
                () = self.changed.notified() => {}
                _ = stopping.wait_for(|stopping| *stopping) => return,
            }
        }
    }

    /// Deletes what has expired. Returns when to do it again.
    async fn expire_now(&self) -> Duration {
        let (database, now) = (self.database.clone(), self.clock.now());
        match db::blocking(move || expire(&database, now)).await {
            Ok(Deleted { parts, is_gone }) => {
                if parts != RetentionPreview::default() {
                    let RetentionPreview { file: files, rows, report: reports, loads } = parts;
                    tracing::info!(files, rows, reports, loads, is_gone, "deleted what has expired");
                }
                if is_gone { INTERVAL } else { AGAIN }
            }
            Err(error) => {
                tracing::warn!(%error, "cannot delete what has expired");
                AGAIN
            }
        }
    }
}
