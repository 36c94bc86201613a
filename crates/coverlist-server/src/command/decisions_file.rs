//! The decisions document that a command line names.

use super::output_files::new_private_file;
use super::terminal::shown;
use crate::document::{self, Fault};
use anyhow::{Context, Result, anyhow};
use coverlist_core::sheet::{DecisionFault, Decisions, Proposals};
use coverlist_messages::{English, decision_rule, render, text};
use std::path::{Path, PathBuf};

/// The file with the decisions.
#[derive(clap::Args)]
pub struct DecisionsFile {
    /// The decisions about the file, as JSON. Options of the command line have precedence.
    #[arg(long, value_name = "FILE")]
    decisions: Option<PathBuf>,
    /// Accepts every proposal that has no rival: columns and words.
    #[arg(long)]
    confirm: bool,
    /// Writes the decisions that were applied to this file, for the next file of the same form. The file must
    /// not exist.
    #[arg(long, value_name = "FILE")]
    write_decisions: Option<PathBuf>,
}

impl DecisionsFile {
    /// The decisions of the document, if the command line names one.
    ///
    /// # Errors
    ///
    /// When the document cannot be read.
    pub fn load(&self) -> Result<Decisions> {
        let decisions = self.decisions.as_deref().map(|path| self.read(path)).transpose()?;
        Ok(decisions.unwrap_or_default())
    }

    /// What happens to proposals.
    pub fn proposals(&self) -> Proposals {
        if self.confirm { Proposals::Confirmed } else { Proposals::Asked }
    }

    /// Writes the decisions that were applied, if the command line names a file for them. Decisions can name
    /// cells, so only the owner of the file may read it.
    ///
    /// # Errors
    ///
    /// When the file exists or cannot be written.
    pub fn save(&self, applied: &Decisions) -> Result<()> {
        let Some(path) = &self.write_decisions else { return Ok(()) };
        let mut json = serde_json::to_vec_pretty(applied)?;
        json.push(b'\n');
        new_private_file(path, &json)
    }

    fn read(&self, path: &Path) -> Result<Decisions> {
        let json = std::fs::read(path).with_context(|| path.display().to_string())?;
        document::decisions(&json).map_err(|fault| self.wrong(fault))
    }

    /// The error about a decision that does not fit.
    pub fn misfit(&self, fault: DecisionFault) -> anyhow::Error {
        self.wrong(Fault { pointer: fault.pointer, problem: decision_rule(fault.rule) })
    }

    /// The error about a fault of the decisions, which are on the command line if there is no document.
    pub fn wrong(&self, fault: Fault) -> anyhow::Error {
        let Fault { pointer, problem } = fault;
        let message = match &self.decisions {
            Some(file) => text::convert_decisions(file.display().to_string(), pointer, problem),
            None => problem,
        };
        anyhow!(shown(&render(&English, &message)).into_owned())
    }
}
