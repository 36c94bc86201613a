//! What happens on the import screen, and what is to be done then.

use super::{Chosen, Unsent};
use crate::client::Failure;
use coverlist_api::ImportView;
use coverlist_core::read::{Delimiter, Encoding};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::validate::{Choices, ColumnMapping};
use coverlist_core::value::DateOrder;
use coverlist_worker::Answer;

/// What happens.
#[derive(Clone, Debug, PartialEq)]
pub enum Event {
    /// The server said which import is open.
    OpenSeen(Option<Box<ImportView>>),
    /// The admin chose a template.
    TemplateChosen(RecordKind),
    /// The admin chose a file.
    FileChosen(Chosen),
    /// The engine answered.
    Answered(Answer),
    /// The admin says how bytes become characters; `None` leaves it to the reader again.
    EncodingChosen(Option<Encoding>),
    /// The admin says what separates cells; `None` leaves it to the reader again.
    DelimiterChosen(Option<Delimiter>),
    /// The worker died: what it did begins again on the page.
    WorkerDied,
    /// Columns count as some of the template's.
    ColumnsMapped(Vec<ColumnMapping>),
    /// A column counts as what its header says again.
    MappingUndone(Field),
    /// A column is none of the template's, whatever its header is near to.
    ColumnIgnored(u16),
    /// A column that was left out may be one of the template's again.
    ColumnRestored(u16),
    /// The dates of a column are day-first or month-first.
    OrderChosen(Field, DateOrder),
    /// The admin stopped the work.
    Canceled,
    /// The same file from its beginning.
    Restarted,
    /// The admin agreed, or not any more, that rejected rows are not applied.
    Agreed(bool),
    /// The file shall be staged; also after it did not work.
    StageAsked,
    /// So many bytes of it were sent.
    Sent(u64),
    /// It is staged, or not.
    StageEnded(Result<Box<ImportView>, Unsent>),
    /// The open import shall be deleted.
    DeleteAsked,
    /// It is deleted, or not.
    DeleteEnded(Result<(), Failure>),
    /// The admin is done with this file.
    Left,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq)]
pub enum Effect {
    /// Read the chosen file and validate it.
    Start {
        /// Names the work.
        run: u32,
        /// What the file is measured against.
        template: RecordKind,
        /// What the admin decided about it.
        choices: Choices,
    },
    /// Validate the same file otherwise.
    Revalidate {
        /// Names the work.
        run: u32,
        /// What the file is measured against.
        template: RecordKind,
        /// What the admin decided about it.
        choices: Choices,
    },
    /// Stop the work.
    Cancel {
        /// The work to stop.
        run: u32,
    },
    /// Send the file to the server.
    Stage {
        /// The template that it is staged under.
        template: RecordKind,
        /// The file's name.
        name: String,
        /// What the admin decided about it.
        choices: Choices,
        /// The rejected rows that the admin agreed to.
        rejected: u32,
        /// The SHA-256 of the bytes that were validated.
        sha256: String,
    },
    /// Stop sending.
    CutUpload,
    /// Delete an import.
    Delete {
        /// Its id.
        id: i64,
    },
    /// Ask which import is open.
    LookForOpen,
    /// Leave a mark for whoever measures the page.
    Mark(Mark),
}

/// A User Timing mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    /// A file was chosen.
    Chosen,
    /// Its header verdict is there.
    Header,
    /// Its rows are validated.
    Validated,
    /// It is staged.
    Staged,
}

impl Mark {
    /// Its name in the browser's performance timeline.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Chosen => "coverlist.chosen",
            Self::Header => "coverlist.header",
            Self::Validated => "coverlist.validated",
            Self::Staged => "coverlist.staged",
        }
    }
}
