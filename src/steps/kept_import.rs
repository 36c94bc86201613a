//! Keeps a chosen file, with all answers about it, while a person looks at another screen.

use super::Host;
use super::import_steps::{ask_before_leaving, follow_wishes, tell_results};
use crate::flow::importing::Importer;
use coverlist_api::SessionView;
use leptos::prelude::*;
use leptos::reactive::owner::WeakOwner;

/// The import of an account. It ends with the frame that provides it: at sign-out, or with its element.
#[derive(Clone)]
pub struct KeptImport {
    /// Owns what belongs to the frame.
    frame: WeakOwner,
    importer: StoredValue<Option<Importer>>,
}

impl KeptImport {
    /// Provides the screens inside with one import.
    pub fn provide() {
        let frame = Owner::current().unwrap_or_default().downgrade();
        provide_context(Self { frame, importer: StoredValue::new(None) });
    }

    /// The import of the surrounding frame. What may have changed meanwhile is fetched again.
    pub fn here() -> Importer {
        let Self { frame, importer } = expect_context();
        if let Some(kept) = importer.get_value() {
            kept.return_to();
            return kept;
        }
        // The frame is there as long as a screen in it.
        let host = Host::here();
        let opened = frame.upgrade().unwrap_or_default().with(|| open(host));
        importer.set_value(Some(opened));
        opened
    }
}

fn open(Host { client, announcer, account, wishes, tell, .. }: Host) -> Importer {
    let SessionView { limits, time_zone, .. } = account.get_untracked();
    let importer = Importer::open(client, announcer, limits, time_zone, wishes.source.into());
    follow_wishes(importer, wishes);
    tell_results(importer, tell);
    ask_before_leaving(importer);
    importer
}
