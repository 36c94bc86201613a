//! The request that starts the engine on a list of users.

use coverlist_core::record::Date;
use coverlist_core::sheet::Decisions;
use coverlist_core::template::TemplateSet;
use coverlist_core::validate::Limits;
use coverlist_worker::{SavedSources, Start};

pub const TODAY: Date = Date::constant(2026, 9, 1);

pub fn start(run: u32, decisions: Decisions) -> Start {
    Start {
        run,
        templates: TemplateSet::builtin(),
        template: "user".to_owned(),
        decisions,
        sources: SavedSources::default(),
        today: TODAY,
        limits: Limits::default(),
    }
}
