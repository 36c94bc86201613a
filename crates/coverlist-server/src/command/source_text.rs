//! A saved source, and its use for a file, as text for people.

use super::terminal::shown;
use coverlist_core::sheet::{AppliedSource, Candidate, ColumnName, ColumnOrigin, Source, SourceUse};
use coverlist_messages::{Message, text};
use std::io::{self, Write};

/// Prints the name of the source that is applied to a file, and what differs from the file that it was made
/// from.
pub fn write_use(out: &mut dyn Write, used: Option<&SourceUse>) -> io::Result<()> {
    match used {
        None => Ok(()),
        Some(SourceUse::Asked { names }) => line(out, &text::convert_source_asked(names.iter())),
        Some(SourceUse::OtherTemplate { name, template }) => {
            line(out, &text::convert_source_other_template(name, template))
        }
        Some(SourceUse::Applied(applied)) => write_applied(out, applied),
    }
}

fn write_applied(out: &mut dyn Write, applied: &AppliedSource) -> io::Result<()> {
    let AppliedSource { name, new, missing, moved, outdated } = applied;
    line(out, &text::convert_source(name))?;
    let headers = |all: &[Candidate]| all.iter().map(|it| it.header.clone()).collect::<Vec<_>>();
    let missing = missing.iter().map(|missing| match missing.header.as_str() {
        "" => text::convert_source_no_header().to_string(),
        header => header.to_owned(),
    });
    let mut write = |all: Vec<String>, message: fn(Vec<String>) -> Message| match all.as_slice() {
        [] => Ok(()),
        _ => line(out, &message(all)),
    };
    write(headers(new), text::convert_source_new)?;
    write(missing.collect(), text::convert_source_missing)?;
    write(headers(moved), text::convert_source_moved)?;
    write(outdated.clone(), text::convert_source_outdated)
}

/// Prints a source. Of its words, which are cells of files, only their number is printed; `export` prints
/// all.
pub fn write(out: &mut dyn Write, source: &Source) -> io::Result<()> {
    let Source { name, version, template, headers, decisions } = source;
    line(out, &text::command_source_title(name, u64::from(*version), template))?;
    line(out, &text::command_source_headers(headers.iter()))?;
    line(out, &text::command_source_columns())?;
    for (field, origin) in &decisions.columns {
        write!(out, "  ")?;
        line(out, &text::command_source_column(field, origin_text(origin.as_ref())))?;
    }
    for (field, words) in &decisions.words {
        line(out, &text::command_source_words(field, words.len() as u64))?;
    }
    if let Some(check) = decisions.check.as_ref().filter(|check| !check.is_empty()) {
        line(out, &text::command_source_check(check.iter().map(column)))?;
    }
    match decisions.leave_out.len() {
        0 => Ok(()),
        rules => line(out, &text::command_source_rules(rules as u64)),
    }
}

fn origin_text(origin: Option<&ColumnOrigin>) -> Message {
    match origin {
        None => text::command_source_no_column(),
        Some(ColumnOrigin::Column(name)) => text::command_source_header(column(name)),
        Some(ColumnOrigin::OneOf(columns)) => text::command_source_one_of(columns.one_of.iter().map(column)),
        Some(ColumnOrigin::Constant(constant)) => text::command_source_constant(&constant.constant),
    }
}

fn column(name: &ColumnName) -> String {
    match name {
        ColumnName::Header(header) => header.clone(),
        ColumnName::Position(position) => text::command_source_position(u64::from(*position)).to_string(),
    }
}

fn line(out: &mut dyn Write, message: &Message) -> io::Result<()> {
    writeln!(out, "{}", shown(&message.to_string()))
}
