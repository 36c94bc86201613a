//! The cells of one column.

use super::Kind;
use super::dictionary::{Dictionary, Id};
use crate::read::unquoted;
use crate::record::{Field, trim};
use crate::value::{Checker, unsafe_cell};
use std::borrow::Cow;

/// The cells of one column, from the first row below the header on.
#[derive(Clone, Debug)]
pub(in crate::validate) enum Column {
    /// Few texts repeat in many rows. Each is judged once.
    Coded(Coded),
    /// Most texts occur once, so each row has its kind.
    Direct(Direct),
}

/// A column of ids.
#[derive(Clone, Debug)]
pub(in crate::validate) struct Coded {
    dictionary: Dictionary,
    ids: Vec<u16>,
    /// The kind of each distinct cell.
    kinds: Vec<Kind>,
    /// The number of counted rows with each distinct cell.
    rows: Vec<u32>,
}

/// A column of kinds.
#[derive(Clone, Debug)]
pub(in crate::validate) struct Direct {
    kinds: Vec<Kind>,
    /// The number of counted rows of each kind.
    rows: Vec<u32>,
}

impl Column {
    /// An empty column. Keys and policy numbers hardly repeat.
    pub(in crate::validate) fn new(field: Field) -> Self {
        match field {
            Field::Key | Field::PolicyNumber => {
                Self::Direct(Direct { kinds: Vec::new(), rows: vec![0; Kind::COUNT] })
            }
            _ => Self::Coded(Coded {
                dictionary: Dictionary::new(),
                ids: Vec::new(),
                kinds: Vec::new(),
                rows: Vec::new(),
            }),
        }
    }

    /// Makes room for this many more rows.
    pub(in crate::validate) fn reserve(&mut self, rows: usize) {
        match self {
            Self::Coded(coded) => coded.ids.reserve(rows),
            Self::Direct(direct) => direct.kinds.reserve(rows),
        }
    }

    /// Adds the cell of the next row, which is in `text[start..end]`, and returns its kind.
    #[inline]
    pub(in crate::validate) fn push(
        &mut self,
        checker: &Checker,
        text: &str,
        start: usize,
        end: usize,
    ) -> Kind {
        let (start, end) = without_quotes(text.as_bytes(), start, end);
        match self {
            Self::Direct(direct) => direct.push(checker, text, start, end),
            Self::Coded(coded) => match coded.push(checker, text, start, end) {
                Some(kind) => kind,
                None => {
                    let mut direct = coded.direct();
                    let kind = direct.push(checker, text, start, end);
                    *self = Self::Direct(direct);
                    kind
                }
            },
        }
    }

    /// Counts the cell of the last row.
    #[inline]
    pub(in crate::validate) fn count_last(&mut self) {
        match self {
            Self::Coded(Coded { ids, rows, .. }) => {
                if let Some(&id) = ids.last() {
                    rows[usize::from(id)] += 1;
                }
            }
            Self::Direct(Direct { kinds, rows }) => {
                if let Some(kind) = kinds.last() {
                    rows[kind.index()] += 1;
                }
            }
        }
    }

    /// Takes back the count of the cell in row `index`, from 0.
    pub(in crate::validate) fn uncount(&mut self, index: usize) {
        match self {
            Self::Coded(Coded { ids, rows, .. }) => rows[usize::from(ids[index])] -= 1,
            Self::Direct(Direct { kinds, rows }) => rows[kinds[index].index()] -= 1,
        }
    }

    /// The kind of the cell in row `index`, from 0.
    #[inline]
    pub(in crate::validate) fn kind(&self, index: usize) -> Kind {
        match self {
            Self::Coded(Coded { ids, kinds, .. }) => kinds[usize::from(ids[index])],
            Self::Direct(Direct { kinds, .. }) => kinds[index],
        }
    }

    /// The number of counted rows of each kind that occurs.
    pub(in crate::validate) fn count_kinds(&self) -> Vec<(Kind, u32)> {
        match self {
            Self::Direct(Direct { rows, .. }) => {
                Kind::all().map(|kind| (kind, rows[kind.index()])).filter(|&(_, rows)| rows > 0).collect()
            }
            Self::Coded(Coded { kinds, rows, .. }) => {
                let mut counts = vec![0; Kind::COUNT];
                kinds.iter().zip(rows).for_each(|(kind, rows)| counts[kind.index()] += rows);
                Kind::all().map(|kind| (kind, counts[kind.index()])).filter(|&(_, rows)| rows > 0).collect()
            }
        }
    }
}

impl Coded {
    /// Adds a cell and returns its kind. `None` when the dictionary is full.
    #[inline]
    fn push(&mut self, checker: &Checker, text: &str, start: usize, end: usize) -> Option<Kind> {
        let id = match self.dictionary.id(text.as_bytes(), start, end) {
            Id::Known(id) => id,
            Id::New(id) => {
                self.kinds.push(Kind::of(checker, &as_meant(&text[start..end])));
                self.rows.push(0);
                id
            }
            Id::Full => return None,
        };
        self.ids.push(id);
        Some(self.kinds[usize::from(id)])
    }

    /// The same cells without a dictionary.
    fn direct(&mut self) -> Direct {
        let mut rows = vec![0; Kind::COUNT];
        self.kinds.iter().zip(&self.rows).for_each(|(kind, count)| rows[kind.index()] += count);
        let ids = std::mem::take(&mut self.ids);
        Direct { kinds: ids.into_iter().map(|id| self.kinds[usize::from(id)]).collect(), rows }
    }

    /// The id of the cell in each row.
    pub(in crate::validate) fn ids(&self) -> &[u16] {
        &self.ids
    }

    /// The kind and the trimmed text of each distinct cell.
    pub(in crate::validate) fn distinct<'a>(
        &'a self,
        text: &'a str,
    ) -> impl Iterator<Item = (Kind, Cow<'a, str>)> {
        let texts =
            self.dictionary.texts().iter().map(|&(start, end)| as_meant(&text[start as usize..end as usize]));
        self.kinds.iter().copied().zip(texts)
    }
}

impl Direct {
    #[inline]
    fn push(&mut self, checker: &Checker, text: &str, start: usize, end: usize) -> Kind {
        let plain = if checker.is_free_text() {
            Kind::of_plain(checker.field(), &text.as_bytes()[start..end])
        } else {
            None
        };
        let kind = plain.unwrap_or_else(|| Kind::of(checker, &as_meant(&text[start..end])));
        self.kinds.push(kind);
        kind
    }

    /// The kind of the cell in each row.
    pub(in crate::validate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
}

/// The place of a cell without its quotes, when it has nothing but quotes around it.
#[inline]
fn without_quotes(text: &[u8], start: usize, end: usize) -> (usize, usize) {
    if start < end && text[start] == b'"' {
        let inside = start + 1..(end - 1).max(start + 1);
        if end - start >= 2 && text[end - 1] == b'"' && !text[inside.clone()].contains(&b'"') {
            return (inside.start, inside.end);
        }
    }
    (start, end)
}

/// The trimmed text of a cell, without quotes and without the apostrophe that prevents a formula.
#[inline]
pub(in crate::validate) fn as_meant(raw: &str) -> Cow<'_, str> {
    // A fast path: nearly every cell begins and ends with a letter or digit.
    if let [first, .., last] = raw.as_bytes()
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return Cow::Borrowed(raw);
    }
    unusual_as_meant(raw)
}

fn unusual_as_meant(raw: &str) -> Cow<'_, str> {
    match unquoted(raw) {
        Cow::Borrowed(text) => Cow::Borrowed(trim(unsafe_cell(text))),
        Cow::Owned(text) => Cow::Owned(trim(unsafe_cell(&text)).to_owned()),
    }
}
