//! The cells of one column.

use super::Kind;
use super::dictionary::{Dictionary, Id};
use crate::read::{unquoted, without_quotes};
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
}

/// A column of kinds.
#[derive(Clone, Debug)]
pub(in crate::validate) struct Direct {
    kinds: Vec<Kind>,
    /// The field, when a cell of plain letters and digits needs no closer look.
    plain: Option<Field>,
}

impl Column {
    /// An empty column with these rules. Keys and policy numbers hardly repeat.
    pub(in crate::validate) fn new(checker: &Checker) -> Self {
        match checker.field() {
            Field::Key | Field::PolicyNumber => Self::Direct(Direct::new(checker, Vec::new())),
            _ => Self::Coded(Coded { dictionary: Dictionary::new(), ids: Vec::new(), kinds: Vec::new() }),
        }
    }

    /// Makes room for this many more rows.
    pub(in crate::validate) fn reserve(&mut self, rows: usize) {
        match self {
            Self::Coded(coded) => coded.ids.reserve_exact(rows),
            Self::Direct(direct) => direct.kinds.reserve_exact(rows),
        }
    }

    /// Adds the cells of the next rows. Their places are those of [`Rows::places`](crate::read::Rows::places).
    #[inline]
    pub(in crate::validate) fn extend(
        &mut self,
        checker: &Checker,
        text: &str,
        mut places: impl Iterator<Item = (usize, usize)>,
    ) {
        if let Self::Coded(coded) = self
            && let Some(place) = coded.extend(checker, text, &mut places)
        {
            let mut direct = coded.direct(checker);
            direct.extend(checker, text, std::iter::once(place));
            *self = Self::Direct(direct);
        }
        if let Self::Direct(direct) = self {
            direct.extend(checker, text, places);
        }
    }

    /// Replaces the cell of a row by the one at `place`, as for [`Column::extend`]. Returns `false` when the
    /// dictionary is full.
    pub(in crate::validate) fn replace(
        &mut self,
        row: usize,
        checker: &Checker,
        text: &str,
        place: (usize, usize),
    ) -> bool {
        let was_coded = matches!(self, Self::Coded(_));
        self.extend(checker, text, std::iter::once(place));
        match self {
            Self::Coded(Coded { ids, .. }) => drop(ids.swap_remove(row)),
            Self::Direct(Direct { kinds, .. }) => drop(kinds.swap_remove(row)),
        }
        was_coded == matches!(self, Self::Coded(_))
    }

    /// The kind of the cell in row `index`, from 0.
    #[inline]
    pub(in crate::validate) fn kind(&self, index: usize) -> Kind {
        match self {
            Self::Coded(Coded { ids, kinds, .. }) => kinds[usize::from(ids[index])],
            Self::Direct(Direct { kinds, .. }) => kinds[index],
        }
    }

    /// The number of rows of each kind, by [`Kind::index`].
    pub(in crate::validate) fn count_kinds(&self) -> Vec<u32> {
        let mut counts = vec![0; Kind::COUNT];
        match self {
            Self::Direct(Direct { kinds, .. }) => kinds.iter().for_each(|kind| counts[kind.index()] += 1),
            Self::Coded(Coded { ids, kinds, .. }) => {
                let mut rows = vec![0; kinds.len()];
                ids.iter().for_each(|&id| rows[usize::from(id)] += 1);
                kinds.iter().zip(rows).for_each(|(kind, rows)| counts[kind.index()] += rows);
            }
        }
        counts
    }
}

impl Coded {
    /// Adds cells, up to the first one for which the dictionary has no room. Returns the place of that one.
    #[inline]
    fn extend(
        &mut self,
        checker: &Checker,
        text: &str,
        places: &mut impl Iterator<Item = (usize, usize)>,
    ) -> Option<(usize, usize)> {
        for (start, end) in places {
            match self.id(checker, text, start, end) {
                Some(id) => self.ids.push(id),
                None => return Some((start, end)),
            }
        }
        None
    }

    /// The id of the cell in `text[start..end]`. `None` when the dictionary is full.
    #[inline]
    fn id(&mut self, checker: &Checker, text: &str, start: usize, end: usize) -> Option<u16> {
        match self.dictionary.id(text.as_bytes(), start, end) {
            Id::Known(id) => Some(id),
            Id::New(id) => {
                self.kinds.push(Kind::of(checker, &as_meant(checker, &text[start..end])));
                Some(id)
            }
            Id::Full => None,
        }
    }

    /// The same cells without a dictionary.
    fn direct(&mut self, checker: &Checker) -> Direct {
        let ids = std::mem::take(&mut self.ids);
        Direct::new(checker, ids.into_iter().map(|id| self.kinds[usize::from(id)]).collect())
    }

    /// The id of the cell in each row.
    pub(in crate::validate) fn ids(&self) -> &[u16] {
        &self.ids
    }

    /// The kind and the trimmed text of each distinct cell.
    pub(in crate::validate) fn distinct<'a>(
        &'a self,
        checker: &'a Checker,
        text: &'a str,
    ) -> impl Iterator<Item = (Kind, Cow<'a, str>)> {
        let texts = self.dictionary.texts().iter();
        let texts = texts.map(|&(start, end)| as_meant(checker, &text[start as usize..end as usize]));
        self.kinds.iter().copied().zip(texts)
    }
}

impl Direct {
    fn new(checker: &Checker, kinds: Vec<Kind>) -> Self {
        let field = checker.field();
        let is_plain = matches!(field, Field::Key | Field::PolicyNumber) && checker.is_free_text();
        Self { kinds, plain: is_plain.then_some(field) }
    }

    /// Adds cells.
    #[inline]
    fn extend(&mut self, checker: &Checker, text: &str, places: impl Iterator<Item = (usize, usize)>) {
        for (start, end) in places {
            self.kinds.push(self.kind(checker, text, start, end));
        }
    }

    /// The kind of the cell in `text[start..end]`.
    #[inline]
    fn kind(&self, checker: &Checker, text: &str, start: usize, end: usize) -> Kind {
        let plain = self.plain.and_then(|field| Kind::of_plain(field, &text.as_bytes()[start..end]));
        plain.unwrap_or_else(|| Kind::of(checker, &as_meant(checker, &text[start..end])))
    }

    /// The kind of the cell in each row.
    pub(in crate::validate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
}

/// The text that a cell stands for.
#[inline]
pub(in crate::validate) fn as_meant<'a>(checker: &Checker, raw: &'a str) -> Cow<'a, str> {
    checker.meant(as_written(raw))
}

/// The trimmed text of a cell, without quotes and without the apostrophe that prevents a formula.
#[inline]
fn as_written(raw: &str) -> Cow<'_, str> {
    // A fast path: nearly every cell begins and ends with a letter or digit.
    let (start, end) = without_quotes(raw.as_bytes(), 0, raw.len());
    if let [first, .., last] = raw.as_bytes()[start..end]
        && first.is_ascii_alphanumeric()
        && last.is_ascii_alphanumeric()
    {
        return Cow::Borrowed(&raw[start..end]);
    }
    unusual_as_written(raw)
}

fn unusual_as_written(raw: &str) -> Cow<'_, str> {
    match unquoted(raw) {
        Cow::Borrowed(text) => Cow::Borrowed(trim(unsafe_cell(text))),
        Cow::Owned(text) => Cow::Owned(trim(unsafe_cell(&text)).to_owned()),
    }
}
