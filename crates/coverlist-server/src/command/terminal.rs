//! What is printed for people.

use coverlist_core::read::{Delimiter, LineEnds};
use std::borrow::Cow;
use std::io::{self, IsTerminal, Write};
use std::process::ExitCode;

/// Prints to standard output and keeps the exit code. A reader that has had enough, such as `head`, is no failure.
///
/// # Errors
///
/// When standard output cannot be written for another reason.
pub fn print(
    code: ExitCode,
    write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> anyhow::Result<ExitCode> {
    let mut out = io::BufWriter::new(io::stdout().lock());
    match write(&mut out).and_then(|()| out.flush()) {
        Ok(()) => Ok(code),
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => {
            // What is still in the buffer has nowhere to go.
            let _ = out.into_parts();
            Ok(code)
        }
        Err(error) => Err(anyhow::Error::new(error).context("writing to standard output")),
    }
}

/// How a word stands out.
#[derive(Clone, Copy)]
pub enum Style {
    /// A heading.
    Strong,
    /// All is well.
    Good,
    /// Worth a look.
    Warning,
    /// It keeps something from being applied.
    Bad,
    /// Of less weight.
    Faint,
}

/// Whether and how words stand out: with color on a terminal, unless `NO_COLOR` says otherwise.
#[derive(Clone, Copy)]
pub struct Palette(bool);

impl Palette {
    /// For what is printed to standard output.
    pub fn of_stdout() -> Self {
        let wanted = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
        Self(wanted && io::stdout().is_terminal())
    }

    /// The text, standing out.
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

/// Text of a file that can be shown: nothing in it moves the cursor or rings the bell.
pub fn shown(text: &str) -> Cow<'_, str> {
    let picture = |c: char| match c {
        '\0'..='\u{1f}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or('\u{fffd}'),
        '\u{7f}' => '\u{2421}',
        // Marks that turn the direction of the text around would hide what stands where.
        '\u{80}'..='\u{9f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => '\u{fffd}',
        c => c,
    };
    if text.chars().all(|c| picture(c) == c) {
        Cow::Borrowed(text)
    } else {
        text.chars().map(picture).collect()
    }
}

/// `1 row`, `1,500 rows`.
pub fn count(number: u64, noun: &str) -> String {
    let plural = if number == 1 { "" } else { "s" };
    format!("{} {noun}{plural}", grouped(number))
}

/// `1,500`
pub fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// The name of a delimiter.
pub const fn delimiter(delimiter: Delimiter) -> &'static str {
    match delimiter {
        Delimiter::Comma => "comma",
        Delimiter::Semicolon => "semicolon",
        Delimiter::Tab => "tab",
        Delimiter::Pipe => "pipe",
    }
}

/// The name of line ends.
pub const fn line_ends(line_ends: LineEnds) -> &'static str {
    match line_ends {
        LineEnds::None => "no line ends",
        LineEnds::Lf => "LF",
        LineEnds::Crlf => "CRLF",
        LineEnds::Cr => "CR",
        LineEnds::Mixed => "mixed line ends",
    }
}
