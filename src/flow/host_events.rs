//! What the page around an element is told. The events carry counts and ids, and nothing about students.

use leptos::prelude::*;
use serde::Serialize;
use std::rc::Rc;

/// An event of an element: `coverlist-ready`, `coverlist-validated` and so on. The fields are its `detail`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum HostEvent {
    /// Somebody is signed in, and a file can be chosen.
    Ready {},
    /// All counts of the chosen file are final.
    Validated {
        /// Identifies the validation, so that the same counts of another file are told, too.
        #[serde(skip)]
        run: u32,
        accepted: u32,
        rejected: u32,
        ignored: u32,
        /// Whether a mistake of the file as a whole keeps it from being staged.
        blocked: bool,
    },
    Staged {
        /// The id of the import.
        import: i64,
        accepted: u32,
        rejected: u32,
    },
    Processed {
        import: i64,
    },
    Error {
        /// The code of a problem, such as `unreachable`.
        code: String,
    },
}

/// Tells the page around an element what happens in it.
#[derive(Clone, Copy)]
pub struct Tell(StoredValue<Rc<dyn Fn(HostEvent)>, LocalStorage>);

impl Tell {
    pub fn new(tell: impl Fn(HostEvent) + 'static) -> Self {
        Self(StoredValue::new_local(Rc::new(tell)))
    }

    pub fn nobody() -> Self {
        Self::new(|_| ())
    }

    pub fn host(self, event: HostEvent) {
        // After the element has been removed, nobody is told.
        if let Some(tell) = self.0.try_get_value() {
            tell(event);
        }
    }
}

impl std::fmt::Debug for Tell {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Tell")
    }
}
