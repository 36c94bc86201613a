//! Prints the result of validating a file for people.

use super::terminal::{Palette, Style, reading, shown};
use coverlist_core::findings::{Code, Finding, Severity};
use coverlist_core::map::{Expected, Found, HeaderVerdict};
use coverlist_core::read::FileKind;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::Verdict;
use coverlist_messages::{Message, Phrase, finding_message, finding_title, text};
use std::collections::BTreeMap;
use std::io::{self, Write};

/// The maximum number of lines or columns that are listed for each code of findings.
const NAMED_PLACES: usize = 8;
/// The maximum width of the printed column names, in characters. A longer name is printed whole.
const WIDEST_NAME: usize = 40;

/// Writes the file's name, its size in bytes and its facts, the header verdict, the findings by code, and
/// whether the file can be staged.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    file: (&str, u64),
    verdict: &Verdict,
    template: &Template,
    templates: &TemplateSet,
) -> io::Result<()> {
    let page = Page { palette: Palette::of_stdout(), verdict, template, templates };
    page.facts(out, file)?;
    if let Some(header) = &verdict.header {
        page.header(out, header)?;
    }
    page.findings(out)?;
    page.conclusion(out)
}

/// Writes the findings by code.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn write_findings(
    out: &mut dyn Write,
    verdict: &Verdict,
    template: &Template,
    templates: &TemplateSet,
) -> io::Result<()> {
    Page { palette: Palette::of_stdout(), verdict, template, templates }.findings(out)
}

struct Page<'a> {
    palette: Palette,
    verdict: &'a Verdict,
    template: &'a Template,
    templates: &'a TemplateSet,
}

impl Page<'_> {
    fn facts(&self, out: &mut dyn Write, (name, bytes): (&str, u64)) -> io::Result<()> {
        let facts = &self.verdict.facts;
        let template = text::command_check_template(&self.template.id);
        let mut known = vec![template.to_string(), text::command_file_bytes(bytes).to_string()];
        if facts.kind == FileKind::Text {
            known.push(text::command_file_rows(self.verdict.rows).to_string());
            known.push(reading(facts));
        }
        writeln!(out, "{}", self.palette.paint(Style::Strong, &shown(name)))?;
        writeln!(out, "  {}", known.join(", "))
    }

    fn header(&self, out: &mut dyn Write, header: &HeaderVerdict) -> io::Result<()> {
        self.heading(out, &text::command_check_header(header.line.to_string()))?;
        let width = name_width(header);
        for expected in &header.expected {
            let (style, mark, place) = place(expected);
            let mark = self.palette.paint(style, mark);
            writeln!(out, "  {mark} {:width$}  {place}", expected.header)?;
        }
        for other in &header.others {
            let none = text::command_check_no_header().to_string();
            let name = if other.text.trim().is_empty() { none.into() } else { shown(&other.text) };
            let mark = self.palette.paint(Style::Faint, "\u{b7}");
            let ignored = text::command_check_column_ignored(other.column.to_string());
            writeln!(out, "  {mark} {name:width$}  {ignored}")?;
        }
        Ok(())
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let mut by_code: BTreeMap<(Severity, Code), Vec<Finding>> = BTreeMap::new();
        for finding in self.verdict.findings() {
            by_code.entry((finding.severity(), finding.code)).or_default().push(finding);
        }
        if by_code.is_empty() {
            return Ok(());
        }
        self.heading(out, &text::command_check_findings())?;
        by_code.iter().try_for_each(|(&(severity, code), findings)| self.group(out, code, severity, findings))
    }

    fn group(
        &self,
        out: &mut dyn Write,
        code: Code,
        severity: Severity,
        findings: &[Finding],
    ) -> io::Result<()> {
        let style = match severity {
            Severity::Blocks | Severity::Rejects => Style::Bad,
            Severity::Warns => Style::Warning,
        };
        let word = self.palette.paint(style, &format!("{:<7}", severity.id()));
        let times = findings.len() as u64;
        let title = self.palette.paint(Style::Strong, &finding_title(code).to_string());
        let title = if times > 1 { text::command_check_times(title, times).to_string() } else { title };
        writeln!(out, "  {word}  {title}  {}", self.palette.paint(Style::Faint, code.id()))?;
        if let Some(first) = findings.first() {
            let message = finding_message(first, self.template, self.templates);
            writeln!(out, "           {message}")?;
        }
        match further_places(findings) {
            Some(places) => writeln!(out, "           {places}"),
            None => Ok(()),
        }
    }

    fn conclusion(&self, out: &mut dyn Write) -> io::Result<()> {
        let Verdict { rows, accepted, rejected, set_aside, blocked, .. } = self.verdict;
        let ignored = match set_aside {
            0 => String::new(),
            number => format!(" {}", text::command_check_ignored(*number)),
        };
        let (style, conclusion) = if *blocked {
            (Style::Bad, text::command_check_blocked())
        } else if *rejected > 0 {
            (Style::Warning, text::command_check_rejected(*rejected, *rows, *accepted))
        } else {
            (Style::Good, text::command_check_accepted(*accepted))
        };
        writeln!(out, "\n{}{ignored}", self.palette.paint(style, &conclusion.to_string()))
    }

    fn heading(&self, out: &mut dyn Write, heading: &Message) -> io::Result<()> {
        writeln!(out, "\n{}", self.palette.paint(Style::Strong, &heading.to_string()))
    }
}

/// How to print where a column of the template is in the file: the style, a mark, and words.
fn place(expected: &Expected) -> (Style, &'static str, Message) {
    match &expected.found {
        Found::Exact { column } => (Style::Good, "\u{2713}", text::command_check_column(column.to_string())),
        Found::Mapped { column, text: header } => {
            let mapped = text::command_check_column_mapped(column.to_string(), &*shown(header));
            (Style::Good, "\u{2713}", mapped)
        }
        Found::Constant => (Style::Good, "\u{2713}", text::command_check_column_constant()),
        Found::Proposed { column, text: header, rivals, .. } if rivals.is_empty() => {
            let proposed = text::command_check_column_proposed(column.to_string(), &*shown(header));
            (Style::Warning, "~", proposed)
        }
        Found::Proposed { column, rivals, .. } => {
            let columns = std::iter::once(column).chain(rivals.iter().map(|rival| &rival.column));
            let columns: Vec<String> = columns.map(ToString::to_string).collect();
            (Style::Warning, "~", text::command_check_column_rivals(columns))
        }
        Found::Missing if expected.required => {
            (Style::Bad, "\u{2717}", text::command_check_column_required())
        }
        Found::Missing => (Style::Faint, "\u{b7}", text::command_check_column_absent()),
    }
}

/// The width of the longest column name, up to [`WIDEST_NAME`].
fn name_width(header: &HeaderVerdict) -> usize {
    let names = header.expected.iter().map(|expected| &expected.header);
    let names = names.chain(header.others.iter().map(|other| &other.text));
    names.map(|name| name.chars().count()).max().unwrap_or(0).min(WIDEST_NAME)
}

/// The places of all findings except the first, whose sentence names its own place. Lists lines, or columns
/// if all findings are on one line.
fn further_places(findings: &[Finding]) -> Option<Message> {
    let (first, rest) = findings.split_first()?;
    if rest.iter().all(|finding| finding.line == first.line) {
        let (columns, count) = places(rest.iter().filter_map(|finding| finding.column.map(u32::from)))?;
        return Some(text::command_check_columns(columns, count));
    }
    let (lines, count) = places(rest.iter().filter_map(|finding| finding.line))?;
    Some(text::command_check_lines(lines, count))
}

/// The first places, how many more there are, and the number of all; `None` without a place.
fn places(places: impl Iterator<Item = u32>) -> Option<(Vec<Phrase>, u64)> {
    let mut places: Vec<u32> = places.collect();
    places.dedup();
    let more = (places.len() as u64).saturating_sub(NAMED_PLACES as u64);
    let more = (more > 0).then(|| text::command_check_more(more).into());
    let named = places.iter().take(NAMED_PLACES).map(|place| place.to_string().into());
    let named: Vec<Phrase> = named.chain(more).collect();
    (!named.is_empty()).then_some((named, places.len() as u64))
}
