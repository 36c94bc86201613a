//! How the commands print an answer.

use super::workplace::{Answer, Stop};
use crate::command::terminal::{Palette, Style, print};
use anyhow::Result;
use coverlist_messages::{English, Message, render};
use serde::Serialize;
use std::io::Write;
use std::process::ExitCode;

/// Prints an answer: as JSON, or as the sentences of `says`. A refusal is printed to standard error, and the
/// exit code is 1.
pub(in super::super) fn print_answer<T: Serialize>(
    answer: Answer<T>,
    json: bool,
    says: impl FnOnce(&T) -> Vec<Message>,
) -> Result<ExitCode> {
    let value = match answer {
        Ok(value) => value,
        Err(Stop::Refused(reason)) => return Ok(refused(&reason)),
        Err(Stop::Failed(error)) => return Err(error),
    };
    print(ExitCode::SUCCESS, |out| {
        if json {
            serde_json::to_writer(&mut *out, &value)?;
            return writeln!(out);
        }
        print_all(out, &says(&value))
    })
}

/// Prints why nothing was done. Returns the exit code.
pub(in super::super) fn refused(reason: &Message) -> ExitCode {
    eprintln!("{}", render(&English, reason));
    ExitCode::FAILURE
}

/// Prints sentences, the first one highlighted.
fn print_all(out: &mut dyn Write, sentences: &[Message]) -> std::io::Result<()> {
    let palette = Palette::of_stdout();
    for (place, sentence) in sentences.iter().enumerate() {
        let sentence = render(&English, sentence);
        let line = if place == 0 { palette.paint(Style::Strong, &sentence) } else { sentence };
        writeln!(out, "{line}")?;
    }
    Ok(())
}
