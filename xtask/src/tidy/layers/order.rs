//! The order of the modules of each crate.

/// A crate whose modules are in order.
pub struct Crate {
    /// The folder of its sources, from the root of the checkout.
    pub source: &'static str,
    /// Its modules. Each may use only those before it. `lib.rs` lists them in the same order.
    pub modules: &'static [&'static str],
    /// Content that is restricted to some modules.
    pub limits: &'static [Limit],
}

/// Content that some modules must not have.
pub struct Limit {
    pub what: Content,
    pub place: Place,
}

/// Content of source text.
#[derive(Clone, Copy)]
pub enum Content {
    /// The name `rusqlite`, and strings that begin with a word of SQL.
    Sql,
    /// The name `StatusCode`, and the number of a status.
    HttpStatus,
    /// `leptos_router`, `window()` and `document()`.
    Surroundings,
}

/// The modules that must not have some content.
pub enum Place {
    /// In every module but this one.
    Outside(&'static str),
    /// In this module.
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
            "validate",
            "sheet",
            "plan",
            "lifecycle",
            "roster",
        ],
        limits: &[],
    },
    Crate {
        source: "crates/coverlist-server/src",
        modules: &[
            "clock",
            "role",
            "pause",
            "document",
            "store",
            "failure",
            "idempotency",
            "paging",
            "watchers",
            "access",
            "templates",
            "import",
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
        modules: &["words", "client", "ui", "validator", "flow", "steps", "screens"],
        limits: &[Limit { what: Content::Surroundings, place: Place::Inside("steps") }],
    },
];
