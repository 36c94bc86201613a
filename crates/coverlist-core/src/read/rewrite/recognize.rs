//! Recognizes the dialect of a file by its beginning.

use super::Rewriter;
use super::form::Form;
use super::sample::Sample;
use super::sign::has_sign;
use crate::read::guess::{Evidence, guess_delimiter, named_delimiter};
use crate::read::{Delimiter, Dialect, ReadChoices};

/// How the cells of a file are separated and quoted.
#[derive(Debug)]
pub(crate) struct Recognized {
    pub(crate) dialect: Dialect,
    /// The delimiter of the plain text.
    pub(crate) delimiter: Delimiter,
    /// Makes the text plain; `None` when it is.
    pub(crate) rewriter: Option<Rewriter>,
}

/// A reading of the head in a dialect.
struct Candidate {
    dialect: Dialect,
    form: Form,
    /// The head as plain text.
    sample: Sample,
    evidence: Evidence,
    /// Whether most of the head waits for the end of a record.
    is_stuck: bool,
}

/// Decides how the cells of a file are separated and quoted. `complete` means that the head is the whole
/// file.
pub(crate) fn recognize(
    head: &str,
    complete: bool,
    headers: &[Vec<String>],
    choices: &ReadChoices,
) -> Recognized {
    let delimiter = choices.delimiter.unwrap_or_else(|| guess_delimiter(head, headers));
    let plain = Recognized { dialect: Dialect::Plain, delimiter, rewriter: None };
    let (head, complete) = beginning(head, complete);
    let known = choices.delimiter.or_else(|| named_delimiter(head));
    let delimiters = Delimiter::ALL.into_iter().filter(|one| known.is_none_or(|known| known == *one));
    let plains: Vec<Sample> =
        delimiters.map(|delimiter| Sample::new(head.to_owned(), delimiter, complete)).collect();
    let found = match choices.dialect {
        Some(chosen) => best_of(plains.iter().filter_map(|plain| read_as(chosen, plain, headers))),
        None => {
            let mut likely = Dialect::ALL.into_iter().filter(|&dialect| has_sign(dialect, head));
            likely.find_map(|dialect| proven(dialect, &plains, headers))
        }
    };
    found.map_or(plain, |Candidate { dialect, form, sample, .. }| Recognized {
        dialect,
        delimiter: sample.delimiter,
        rewriter: Some(Rewriter::new(form)),
    })
}

/// The part of the head that is read in each dialect, and whether it is the whole file. Every file waits for
/// this before its header is known.
fn beginning(head: &str, complete: bool) -> (&str, bool) {
    if head.len() <= READ_IN_DIALECTS {
        (head, complete)
    } else {
        (&head[..head.floor_char_boundary(READ_IN_DIALECTS)], false)
    }
}

/// The number of bytes that are read in each dialect: more than 100 records of nearly every list.
const READ_IN_DIALECTS: usize = 16 * 1024;

impl Candidate {
    /// Whether the head speaks for the candidate at least as much as for the plain dialect.
    fn outweighs(&self, plain: Evidence) -> bool {
        let is_likely = match self.dialect {
            // In the plain dialect, the rows have more columns, which are blank.
            Dialect::DoubledDelimiter => self.evidence.headers >= plain.headers,
            // Names have spaces, too.
            Dialect::Spaces => self.evidence > plain && self.evidence.headers > 0,
            _ => self.evidence >= plain,
        };
        is_likely && !self.is_stuck
    }
}

/// The reading of a head with the sign of a dialect in it, if the head proves the dialect.
fn proven(dialect: Dialect, plains: &[Sample], headers: &[Vec<String>]) -> Option<Candidate> {
    let mut suspicious = plains.iter().filter(|plain| plain.is_suspicious(dialect)).peekable();
    suspicious.peek()?;
    let evidence = plains.iter().map(|plain| plain.evidence(headers)).max()?;
    let readings = suspicious.filter_map(|plain| Some((plain, read_as(dialect, plain, headers)?)));
    let proven = readings.filter(|(plain, candidate)| {
        candidate.outweighs(evidence) && candidate.sample.proves(dialect, plain)
    });
    best_of(proven.map(|(_, candidate)| candidate))
}

/// The candidate with the most evidence. The last of several equal ones wins, as with plain delimiters.
fn best_of(candidates: impl Iterator<Item = Candidate>) -> Option<Candidate> {
    candidates.max_by_key(|candidate| candidate.evidence)
}

/// Reads the head in a dialect. `None` when the dialect does not go with the delimiter.
fn read_as(dialect: Dialect, plain: &Sample, headers: &[Vec<String>]) -> Option<Candidate> {
    let form = Form::of(dialect, plain.delimiter, &plain.text)?;
    let mut text = String::new();
    let mut rewriter = Rewriter::new(form.clone());
    rewriter.input().push_str(&plain.text);
    rewriter.rewrite_held(plain.complete, &mut text);
    let is_stuck = rewriter.input().len() > plain.text.len() / 2;
    let sample = Sample::new(text, plain.delimiter, true);
    let evidence = sample.evidence(headers);
    Some(Candidate { dialect, form, sample, evidence, is_stuck })
}
