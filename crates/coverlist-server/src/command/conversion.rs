//! The file, the template and the decisions of a command that converts a file.

use super::decisions_file::DecisionsFile;
use super::input_file::InputFile;
use super::terminal::{Palette, Style, shown};
use super::verdict_text;
use crate::import::convert_file;
use crate::templates::unknown;
use anyhow::{Context, Result};
use coverlist_core::sheet::{AskedWord, Converted, Question, Subject, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{English, Message, question, render, text};
use std::io::{self, Write};

/// A file to convert.
#[derive(clap::Args)]
pub struct Conversion {
    #[command(flatten)]
    pub file: InputFile,
    /// The id of the template, such as user or device.
    #[arg(long, value_name = "TEMPLATE")]
    template: String,
    #[command(flatten)]
    decisions: DecisionsFile,
}

impl Conversion {
    /// The template that the command line names.
    ///
    /// # Errors
    ///
    /// When the district has no such template. The text lists its templates.
    pub fn template<'t>(&self, templates: &'t TemplateSet) -> Result<&'t Template> {
        templates.get(&self.template.to_ascii_lowercase()).with_context(|| unknown(templates))
    }

    /// Converts the file to a sheet.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or a decision does not fit.
    pub fn convert(&self, terms: &Terms<'_>) -> Result<Converted> {
        let decisions = self.decisions.load(self.file.choices())?;
        let bytes = self.file.bytes()?;
        let proposals = self.decisions.proposals();
        let converted = convert_file(&self.file.base_name(), &bytes, terms, &decisions, proposals)
            .map_err(|fault| self.decisions.misfit(fault))?;
        self.decisions.save(&converted.decisions)?;
        Ok(converted)
    }
}

/// Prints the name of a file, its findings and its open questions.
pub fn write_result(
    out: &mut dyn Write,
    name: &str,
    converted: &Converted,
    template: &Template,
    templates: &TemplateSet,
) -> io::Result<()> {
    let palette = Palette::of_stdout();
    writeln!(out, "{}", palette.paint(Style::Strong, &shown(name)))?;
    verdict_text::write_findings(out, &converted.verdict, template, templates)?;
    write_questions(out, &converted.questions, AskedWords::Listed)
}

/// What is printed of the words that a question asks about, which are cells of the file.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum AskedWords {
    /// Each word is printed.
    Listed,
    /// The output has no cell.
    Hidden,
}

/// Lists the questions that are open, if there are any.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn write_questions(out: &mut dyn Write, questions: &[Question], listed: AskedWords) -> io::Result<()> {
    if questions.is_empty() {
        return Ok(());
    }
    let palette = Palette::of_stdout();
    let title = render(&English, &text::convert_questions());
    writeln!(out, "\n{}", palette.paint(Style::Strong, &title))?;
    for asked in questions {
        writeln!(out, "  {}", shown(&render(&English, &question(asked))))?;
        for word in words(asked).iter().filter(|_| listed == AskedWords::Listed) {
            writeln!(out, "    {}", shown(&render(&English, &word_text(word))))?;
        }
        let answer = render(&English, &text::convert_answer(asked.decision.clone()));
        writeln!(out, "    {}", palette.paint(Style::Faint, &answer))?;
    }
    Ok(())
}

/// The words that a question asks about.
fn words(asked: &Question) -> &[AskedWord] {
    match &asked.about {
        Subject::Words { words, .. } => words,
        _ => &[],
    }
}

fn word_text(word: &AskedWord) -> Message {
    let (text, rows) = (word.text.clone(), u64::from(word.rows));
    match &word.proposal {
        Some(proposal) => text::convert_word_proposed(text, rows, proposal.clone()),
        None => text::convert_word(text, rows),
    }
}
