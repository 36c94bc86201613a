//! Prints the result of validating a file for people.

use super::terminal::{Palette, Style, count, delimiter, grouped, line_ends, shown};
use coverlist_core::findings::{Code, Finding, Severity, Tally};
use coverlist_core::read::FileKind;
use coverlist_core::template::{Template, TemplateSet};
use coverlist_core::validate::{Expected, Found, HeaderVerdict, Verdict};
use coverlist_messages::{English, finding_message, finding_title, render};
use std::io::{self, Write};

/// The maximum number of lines or columns that are listed for each code of findings.
const NAMED_PLACES: usize = 8;
/// The maximum width of the printed column names, in characters. A longer name is printed whole.
const WIDEST_NAME: usize = 40;

/// Writes the file's facts, the header verdict, the findings by code, and whether the file can be staged.
///
/// # Errors
///
/// When `out` cannot be written.
pub fn write(
    out: &mut dyn Write,
    name: &str,
    verdict: &Verdict,
    template: &Template,
    templates: &TemplateSet,
) -> io::Result<()> {
    let page = Page { palette: Palette::of_stdout(), verdict, template, templates };
    page.facts(out, name)?;
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
    fn facts(&self, out: &mut dyn Write, name: &str) -> io::Result<()> {
        let facts = &self.verdict.facts;
        let mut known = vec![format!("{} template", self.template.id), count(facts.bytes, "byte")];
        if facts.kind == FileKind::Text {
            let mark = if facts.bom { " with a byte order mark" } else { "" };
            known.push(count(self.verdict.rows.into(), "row"));
            known.push(format!("{}{mark}", facts.encoding.id()));
            known.push(delimiter(facts.delimiter).to_owned());
            known.push(line_ends(facts.line_ends).to_owned());
        }
        writeln!(out, "{}", self.palette.paint(Style::Strong, &shown(name)))?;
        writeln!(out, "  {}", known.join(", "))
    }

    fn header(&self, out: &mut dyn Write, header: &HeaderVerdict) -> io::Result<()> {
        self.heading(out, &format!("Header (line {})", header.line))?;
        let width = name_width(header);
        for expected in &header.expected {
            let (style, mark, place) = place(expected);
            let mark = self.palette.paint(style, mark);
            writeln!(out, "  {mark} {:width$}  {place}", expected.header)?;
        }
        for other in &header.others {
            let text = if other.text.trim().is_empty() { "(no header)".into() } else { shown(&other.text) };
            let mark = self.palette.paint(Style::Faint, "\u{b7}");
            writeln!(out, "  {mark} {text:width$}  column {}, not read", other.column)?;
        }
        Ok(())
    }

    fn findings(&self, out: &mut dyn Write) -> io::Result<()> {
        let tally = Tally::of(&self.verdict.findings);
        if tally.lines.is_empty() {
            return Ok(());
        }
        self.heading(out, "Findings")?;
        for line in &tally.lines {
            let of_code: Vec<&Finding> =
                self.verdict.findings.iter().filter(|finding| finding.code == line.code).collect();
            self.group(out, line.code, line.severity, &of_code)?;
        }
        Ok(())
    }

    fn group(
        &self,
        out: &mut dyn Write,
        code: Code,
        severity: Severity,
        findings: &[&Finding],
    ) -> io::Result<()> {
        let style = match severity {
            Severity::Blocks | Severity::Rejects => Style::Bad,
            Severity::Warns => Style::Warning,
        };
        let word = self.palette.paint(style, &format!("{:<7}", severity.id()));
        let times =
            if findings.len() > 1 { format!(" ({})", grouped(findings.len() as u64)) } else { String::new() };
        let title = self.palette.paint(Style::Strong, &render(&English, &finding_title(code)));
        writeln!(out, "  {word}  {title}{times}  {}", self.palette.paint(Style::Faint, code.id()))?;
        if let Some(first) = findings.first() {
            let message = finding_message(first, self.template, self.templates);
            writeln!(out, "           {}", render(&English, &message))?;
        }
        match further_places(findings) {
            Some(places) => writeln!(out, "           {places}"),
            None => Ok(()),
        }
    }

    fn conclusion(&self, out: &mut dyn Write) -> io::Result<()> {
        let Verdict { rows, accepted, rejected, set_aside, blocked, .. } = self.verdict;
        let aside = match set_aside {
            0 => String::new(),
            number => format!(" {} ignored.", count((*number).into(), "row")),
        };
        let (style, text) = if *blocked {
            (Style::Bad, "This file cannot be staged: see what blocks it above.".to_owned())
        } else if *rejected > 0 {
            let rejected =
                format!("{} of {} rejected", grouped((*rejected).into()), count((*rows).into(), "row"));
            (Style::Warning, format!("{rejected}, {} can be applied.", grouped((*accepted).into())))
        } else {
            (Style::Good, format!("{} can be applied.", count((*accepted).into(), "row")))
        };
        writeln!(out, "\n{}{aside}", self.palette.paint(style, &text))
    }

    fn heading(&self, out: &mut dyn Write, text: &str) -> io::Result<()> {
        writeln!(out, "\n{}", self.palette.paint(Style::Strong, text))
    }
}

/// How to print where a column of the template is in the file: the style, a mark, and words.
fn place(expected: &Expected) -> (Style, &'static str, String) {
    match &expected.found {
        Found::Exact { column } => (Style::Good, "\u{2713}", format!("column {column}")),
        Found::Mapped { column, text } => {
            (Style::Good, "\u{2713}", format!("column {column}, headed {}", shown(text)))
        }
        Found::Similar { column, text } => {
            (Style::Warning, "~", format!("column {column} is headed {}: nearly right", shown(text)))
        }
        Found::Missing if expected.required => (Style::Bad, "\u{2717}", "missing, and required".to_owned()),
        Found::Missing => (Style::Faint, "\u{b7}", "not in the file".to_owned()),
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
fn further_places(findings: &[&Finding]) -> Option<String> {
    let (first, rest) = findings.split_first()?;
    if rest.iter().all(|finding| finding.line == first.line) {
        return named("column", rest.iter().filter_map(|finding| finding.column.map(u32::from)));
    }
    named("line", rest.iter().filter_map(|finding| finding.line))
}

/// A sentence such as `Also lines 3, 5 and 12 more.`; `None` without a place.
fn named(noun: &str, places: impl Iterator<Item = u32>) -> Option<String> {
    let mut places: Vec<u32> = places.collect();
    places.dedup();
    let mut names: Vec<String> = places.iter().take(NAMED_PLACES).map(u32::to_string).collect();
    if let more @ 1.. = places.len().saturating_sub(NAMED_PLACES) {
        names.push(format!("{} more", grouped(more as u64)));
    }
    let last = names.pop()?;
    Some(if names.is_empty() {
        format!("Also {noun} {last}.")
    } else {
        format!("Also {noun}s {} and {last}.", names.join(", "))
    })
}
