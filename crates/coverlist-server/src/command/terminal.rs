//! Output for people at a terminal.

use crate::Failure;
use coverlist_core::read::{Delimiter, Facts, LineEnds, Worksheet};
use coverlist_messages::{Message, text};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Prints to standard output and returns the exit code. A reader that stops early, such as `head`, causes no
/// error.
pub fn print(
    code: ExitCode,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // Discards the buffer, because nobody reads it.
            let _ = out.into_parts();
            Ok(code)
        }
        Err(error) => Err(anyhow::Error::new(error).context(text::command_output())),
    }
}

#[derive(Clone, Copy)]
pub enum Style {
    /// A heading: bold.
    Strong,
    /// Success: green.
    Good,
    /// A warning: yellow.
    Warning,
    /// A problem that prevents something: red.
    Bad,
    /// Less important text: dim.
    Faint,
}

/// Applies styles if standard output is a terminal and `NO_COLOR` is not set.
#[derive(Clone, Copy)]
pub struct Palette(bool);

impl Palette {
    pub fn of_stdout() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self(wanted && io::stdout().is_terminal())
    }

    /// Wraps the text in the escape codes of a style, if styles are in use.
    pub fn paint(self, style: Style, text: &str) -> String {
        let code = match style {
            Style::Strong => "1",
            Style::Good => "32",
            Style::Warning => "33",
            Style::Bad => "31",
            Style::Faint => "2",
        };
        if self.0 { format!("\u{1b}[{code}m{text}\u{1b}[0m") } else { text.to_owned() }
    }
}

/// Replaces characters that control the terminal, because a file may contain any.
pub fn shown(text: &str) -> Cow<'_, str> {
    let picture = |c: char| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        // Direction marks would reorder the displayed text.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    };
    if text.chars().all(|c| picture(c) == c) {
        Cow::Borrowed(text)
    } else {
        text.chars().map(picture).collect()
    }
}

/// How a file is read: its worksheet, or its encoding, its delimiter, its line ends, and an unusual dialect.
pub fn reading(facts: &Facts) -> String {
    let workbook = facts.workbook.as_deref();
    match workbook.and_then(|workbook| Some((workbook.worksheet()?, &*workbook.worksheets))) {
        Some((read, all)) => worksheet(read, all),
        None => text_reading(facts),
    }
}

/// The worksheet that is read of all worksheets, and the number of its hidden rows.
fn worksheet(read: &Worksheet, all: &[Worksheet]) -> String {
    let name = |worksheet: &Worksheet| shown(&worksheet.name).into_owned();
    let worksheet = match all {
        [_] => text::command_file_worksheet(name(read)),
        _ => text::command_file_worksheet_of(name(read), all.iter().map(name)),
    };
    match read.hidden_rows {
        0 => worksheet.to_string(),
        rows => format!("{worksheet}, {}", text::command_file_hidden_rows(u64::from(rows))),
    }
}

fn text_reading(facts: &Facts) -> String {
    let (delimiter, line_ends) = (delimiter(facts.delimiter), line_ends(facts.line_ends));
    let mut known = vec![encoding(facts), delimiter.to_string(), line_ends.to_string()];
    if !facts.dialect.is_plain() {
        known.push(text::command_file_dialect(facts.dialect.id()).to_string());
    }
    known.join(", ")
}

/// The name of a delimiter.
const fn delimiter(delimiter: Delimiter) -> Message {
    match delimiter {
        Delimiter::Comma => text::command_file_delimiter_comma(),
        Delimiter::Semicolon => text::command_file_delimiter_semicolon(),
        Delimiter::Tab => text::command_file_delimiter_tab(),
        Delimiter::Pipe => text::command_file_delimiter_pipe(),
    }
}

/// The name of a kind of line ends.
const fn line_ends(line_ends: LineEnds) -> Message {
    match line_ends {
        LineEnds::None => text::command_file_line_ends_none(),
        LineEnds::Lf => text::line_ends_lf(),
        LineEnds::Crlf => text::line_ends_crlf(),
        LineEnds::Cr => text::line_ends_cr(),
        LineEnds::Mixed => text::command_file_line_ends_mixed(),
    }
}

/// The name of a file's encoding.
fn encoding(facts: &Facts) -> String {
    let id = facts.encoding.id();
    if facts.bom { text::command_file_bom(id).to_string() } else { id.to_owned() }
}

/// A refusal as its sentence.
pub fn explained(failure: Failure) -> anyhow::Error {
    match failure {
        Failure::Refused(refusal) => anyhow::Error::msg(refusal.detail()),
        failure => failure.into(),
    }
}
