//! Writing rows of the file for a person, without the server.

use super::{Effect, Importing, Phase, Step, Validate};
use coverlist_core::sheet::Content;
use coverlist_worker::DownloadContent;

/// Rows that a person downloads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Download {
    /// The name of the file that is saved.
    pub name: String,
    pub format: DownloadFormat,
    pub content: DownloadContent,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DownloadFormat {
    Csv,
    /// A workbook of Excel (`.xlsx`).
    Workbook,
}

/// The state of the last download of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Downloading {
    #[default]
    Idle,
    /// The engine writes the rows. Another verdict ends this.
    Writing(Box<Download>),
    /// The rows are written, and are turned into a file.
    Saving,
    Failed(DownloadFailure),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DownloadFailure {
    /// A worksheet cannot hold the rows.
    TooLarge,
    /// The browser or the network did not deliver what writes workbooks.
    NoWriter,
}

impl Downloading {
    pub const fn is_under_way(&self) -> bool {
        matches!(self, Self::Writing(_) | Self::Saving)
    }
}

impl Validate {
    /// The engine that wrote rows has stopped, or their file is validated again.
    pub(super) fn stop_download(&mut self) {
        if self.downloading != Downloading::Saving {
            self.downloading = Downloading::Idle;
        }
    }
}

/// Asks the engine for the rows.
pub(super) fn download(mut state: Importing, download: Download) -> (Importing, Vec<Effect>) {
    let run = state.run;
    match &mut state.step {
        Step::Validate(validate)
            if matches!(validate.phase, Phase::Done { .. }) && !validate.downloading.is_under_way() =>
        {
            let content = download.content.clone();
            validate.downloading = Downloading::Writing(Box::new(download));
            (state, vec![Effect::WriteDownload { run, content }])
        }
        _ => (state, vec![]),
    }
}

/// Saves the rows that the engine has written.
pub(super) fn save_download(mut state: Importing, columns: Vec<Content>) -> (Importing, Vec<Effect>) {
    let downloading = state.validate_mut().map(|validate| &mut validate.downloading);
    let Some(downloading) = downloading else { return (state, vec![]) };
    match std::mem::take(downloading) {
        Downloading::Writing(download) => {
            *downloading = Downloading::Saving;
            let Download { name, format, .. } = *download;
            (state, vec![Effect::SaveDownload { name, format, columns }])
        }
        other => {
            *downloading = other;
            (state, vec![])
        }
    }
}

pub(super) fn end_download(
    mut state: Importing,
    end: Result<(), DownloadFailure>,
) -> (Importing, Vec<Effect>) {
    if let Some(validate) = state.validate_mut().filter(|it| it.downloading == Downloading::Saving) {
        validate.downloading = end.map_or_else(Downloading::Failed, |()| Downloading::Idle);
    }
    (state, vec![])
}
