//! The file, the template and the decisions of a command that converts a file.

use super::decisions_file::DecisionsFile;
use super::input_file::InputFile;
use super::source_args::{SaveSource, SourceArgs};
use super::template_source::Known;
use super::terminal::{Palette, Style, reading, shown};
use super::{source_text, verdict_text};
use crate::import::{FileContent, convert_file};
use crate::sources::unknown as no_source;
use crate::templates::unknown;
use anyhow::{Context, Result, bail};
use coverlist_core::read::FileKind;
use coverlist_core::sheet::{AskedWord, Converted, Question, Subject, Terms};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{English, Message, question, render, text};
use std::io::{self, Write};

/// A file to convert.
#[derive(clap::Args)]
pub struct Conversion {
    #[command(flatten)]
    pub file: InputFile,
    /// The id of the template, such as user or device. By default that of --source.
    #[arg(long, value_name = "TEMPLATE")]
    template: Option<String>,
    #[command(flatten)]
    decisions: DecisionsFile,
    #[command(flatten)]
    source: SourceArgs,
    #[command(flatten)]
    save: SaveSource,
}

impl Conversion {
    /// The template that the command line names, or that of the named source, or the default one.
    ///
    /// # Errors
    ///
    /// When the district has no such template or source: the text lists those that it has. And when none is
    /// named.
    pub fn template<'k>(&self, known: &'k Known, default: Option<&str>) -> Result<&'k Template> {
        let named = self.template.as_ref().map(|id| id.to_ascii_lowercase());
        let id = match (named.as_deref(), default) {
            (Some(id), _) => id,
            (None, Some(id)) if !self.source.is_named() => id,
            (None, None) if !self.source.is_named() => bail!(text::command_template_missing()),
            (None, _) => self.source.template(&known.sources).with_context(|| no_source(&known.sources))?,
        };
        known.templates.get(id).with_context(|| unknown(&known.templates))
    }

    /// Converts the file to a sheet, and saves the decisions as the command line asks.
    ///
    /// # Errors
    ///
    /// When a file cannot be read, or a decision does not fit, or there is no such source.
    pub fn convert(&self, terms: &Terms<'_>, known: &Known) -> Result<Converted> {
        let decisions = self.file.decisions(self.decisions.load()?);
        let content = FileContent::read(self.file.bytes()?, &decisions.workbook())
            .map_err(|fault| self.decisions.wrong(fault))?;
        let sources = self.source.among(&known.sources, terms.template)?;
        let (name, proposals) = (self.file.base_name(), self.decisions.proposals());
        let converted = convert_file(&content.source(&name), terms, &decisions, sources, proposals)
            .map_err(|fault| self.decisions.misfit(fault))?;
        self.decisions.save(&converted.decisions)?;
        self.save.save(&converted, known)?;
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
    if converted.verdict.facts.kind == FileKind::Text {
        writeln!(out, "  {}", reading(&converted.verdict.facts))?;
    }
    source_text::write_use(out, converted.source.as_ref())?;
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
