//! The import screen: the admin chooses a file, validates it and stages it. A *run* is one validation of a
//! file. Runs are numbered, and an answer of the engine carries the number of its run.

mod state;
mod templates;
mod event;
mod advance;
mod fitting;
mod decisions;
mod history;
mod validating;
mod look_up;
mod sources;
mod drafts;
mod staging;
mod downloading;
mod replacing;
mod today;
mod engine;
mod requests;
mod announcement;
mod importer;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod walk_tests;

pub use advance::advance;
pub use coverlist_core::sheet::SourceChoice;
pub use coverlist_worker::EngineFailure as Unreadable;
pub use decisions::Decision;
pub use downloading::{Download, DownloadFailure, DownloadFormat, Downloading};
pub use drafts::{Draft, EarlierDraft, OfferedDraft};
pub use event::{Effect, Event, Job, TimingMark, WindowRequest};
pub use history::History;
pub use importer::{ImportFlow, Importer};
pub use look_up::{KeyProposal, LookUp, LookUpPhase, LookedUp};
pub use replacing::{Find, Found};
pub use sources::Saving;
pub use state::{
    Choose, Chosen, Corrected, Deleting, Importing, Phase, Refresh, SourceBytes, Step, TooLarge, Unsent,
    Upload, UploadPhase, Validate,
};
pub use templates::{ChosenTemplate, TemplateFetch, Templates};
