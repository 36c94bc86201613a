//! The order of the modules in each crate.

/// A crate whose modules are ordered.
pub struct Crate {
    /// The folder of its sources, relative to the checkout.
    pub source: &'static str,
    /// The modules in the order of `lib.rs`. Each may use only those above it.
    pub modules: &'static [&'static str],
    pub limits: &'static [Limit],
}

/// Content, and the modules that must not have it.
pub struct Limit {
    pub what: Content,
    pub place: Place,
}

/// Content that the check can find.
#[derive(Clone, Copy)]
pub enum Content {
    /// The name `rusqlite`, and strings that begin with a word of SQL.
    Sql,
    /// The name `StatusCode`, and numbers that are HTTP statuses.
    HttpStatus,
    /// `window()` and `document()`, with which code uses the browser around the page.
    Surroundings,
}

/// The modules that must not have some content.
pub enum Place {
    /// All modules except this one.
    Outside(&'static str),
    /// This module.
    Inside(&'static str),
}

pub const CRATES: &[Crate] = &[
    Crate {
        source: "crates/coverlist-core/src",
        modules: &[
            "record",
            "template",
            "findings",
            "value",
            "read",
            "oneroster",
            "map",
            "validate",
            "sheet",
            "lookup",
            "plan",
            "coverage",
            "lifecycle",
            "roster",
        ],
        limits: &[],
    },
    Crate {
        source: "crates/coverlist-server/src",
        modules: &[
            "clock",
            "pause",
            "document",
            "query",
            "store",
            "failure",
            "idempotency",
            "paging",
            "watchers",
            "ahead",
            "spool",
            "workbook",
            "access",
            "accounts",
            "logs",
            "fields",
            "templates",
            "sources",
            "lookup",
            "import",
            "retention",
            "records",
            "demo",
            "http",
            "application",
            "command",
        ],
        limits: &[
            Limit { what: Content::Sql, place: Place::Outside("store") },
            Limit { what: Content::HttpStatus, place: Place::Outside("http") },
        ],
    },
    Crate {
        source: "src",
        modules: &[
            "words",
            "client",
            "drafts",
            "language",
            "ui",
            "validator",
            "flow",
            "steps",
            "embed",
            "screens",
        ],
        limits: &[
            Limit { what: Content::Surroundings, place: Place::Inside("steps") },
            Limit { what: Content::Surroundings, place: Place::Inside("embed") },
        ],
    },
];
