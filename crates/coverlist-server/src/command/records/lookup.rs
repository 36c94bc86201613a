//! `coverlist records lookup`: looks up which records keys name.

use super::super::DistrictArgs;
use super::super::input_file::document_bytes;
use super::super::terminal::print;
use super::noun::Noun;
use crate::records::Registry;
use crate::{Clock, Watchers};
use anyhow::{Context, Result};
use coverlist_api::AnswerView;
use coverlist_core::validate::Limits;
use coverlist_messages::{Message, text};
use std::path::PathBuf;
use std::process::ExitCode;

/// Looks up which users or devices the keys in a file name.
#[derive(clap::Args)]
#[command(after_long_help = "\
For a key that names no record, exactly one record may explain it: its lost zeros, another case, spaces or \
hyphens, O for 0 or I for 1, an asset tag, an e-mail address, or the student to whom a device is assigned. \
--json shows the record and the evidence.

Nothing is stored. The command also works while a server uses the data.

Exit code: 0 when each key names a record, 1 when one does not, 2 when the file or the data cannot be opened \
or the command line is wrong.")]
pub struct Args {
    /// The kind of records to look among.
    #[arg(value_enum)]
    noun: Noun,
    /// A text file with one key per line, without a header. `-` reads standard input.
    file: PathBuf,
    #[command(flatten)]
    data_dir: DistrictArgs,
    /// Prints JSON: one answer for each line of the file.
    #[arg(long)]
    json: bool,
}

pub fn run(args: &Args) -> Result<ExitCode> {
    let database = args.data_dir.open()?;
    let district = args.data_dir.find(&database)?.id;
    let bytes = document_bytes(&args.file)
        .with_context(|| text::command_file_unreadable(args.file.display().to_string()))?;
    let keys = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
    let registry = Registry::new(database, Clock::system(), Limits::default(), Watchers::default());
    let found = registry.look_up_keys(district, args.noun.kind(), keys)?;
    let all_named = found.answers.iter().all(is_named);
    print(if all_named { ExitCode::SUCCESS } else { ExitCode::FAILURE }, |out| {
        if args.json {
            serde_json::to_writer(&mut *out, &found)?;
            return writeln!(out);
        }
        for (meaning, is_meant) in counted() {
            let number = found.answers.iter().filter(|answer| is_meant(answer)).count();
            writeln!(out, "{meaning:<40}{number:>8}")?;
        }
        Ok(())
    })
}

type IsMeant = fn(&AnswerView) -> bool;

/// What is counted: the words for it, and the answers that it means.
fn counted() -> [(Message, IsMeant); 4] {
    [
        (text::command_lookup_count_record(), is_named),
        (text::command_lookup_count_proposal(), |answer| matches!(answer, AnswerView::Proposal { .. })),
        (text::command_lookup_count_rivals(), |answer| matches!(answer, AnswerView::Rivals { .. })),
        (text::command_lookup_count_nothing(), |answer| matches!(answer, AnswerView::Nothing)),
    ]
}

const fn is_named(answer: &AnswerView) -> bool {
    matches!(answer, AnswerView::Record { .. })
}
