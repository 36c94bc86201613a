//! Keeps a chosen file, with all answers about it, while a person looks at another screen.

use super::Host;
use super::import_steps::{ask_before_leaving, follow_wishes};
use crate::flow::importing::Importer;
use coverlist_api::SessionView;
use leptos::prelude::*;

/// The import of an account. It ends with the frame that provides it: at sign-out, or with its element.
#[derive(Clone)]
pub struct KeptImport {
    owner: Owner,
    importer: StoredValue<Option<Importer>>,
}

impl KeptImport {
    /// Provides the screens inside with one import.
    pub fn provide() {
        provide_context(Self { owner: Owner::new(), importer: StoredValue::new(None) });
    }

    /// The import of the surrounding frame. What may have changed meanwhile is fetched again.
    pub fn here() -> Importer {
        let Self { owner, importer } = expect_context();
        if let Some(kept) = importer.get_value() {
            kept.return_to();
            return kept;
        }
        let opened = owner.with(|| open(Host::here()));
        importer.set_value(Some(opened));
        opened
    }
}

fn open(Host { client, announcer, account, wishes, .. }: Host) -> Importer {
    let SessionView { limits, time_zone, .. } = account.get_untracked();
    let importer = Importer::open(client, announcer, limits, time_zone, wishes.source.into());
    follow_wishes(importer, wishes);
    ask_before_leaving(importer);
    importer
}
