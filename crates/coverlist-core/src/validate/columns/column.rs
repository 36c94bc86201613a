//! The cells of one column.

use super::Kind;
use super::dictionary::{Dictionary, Id};
use crate::read::{Span, unquoted};
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
    distinct: Distinct,
    ids: Vec<u16>,
}

/// The distinct cells of a column.
#[derive(Clone, Debug)]
struct Distinct {
    dictionary: Dictionary,
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
            Field::Attribute(attribute) if attribute.is_distinct() => {
                Self::Direct(Direct::new(checker, Vec::new()))
            }
            _ => Self::Coded(Coded {
                distinct: Distinct { dictionary: Dictionary::new(), kinds: Vec::new() },
                ids: Vec::new(),
            }),
        }
    }

    /// Makes room for this many more rows.
    pub(in crate::validate) fn reserve(&mut self, rows: usize) {
        match self {
            Self::Coded(coded) => coded.ids.reserve_exact(rows),
            Self::Direct(direct) => direct.kinds.reserve_exact(rows),
        }
    }

    /// Adds the cells of the next rows, without the quotes around them.
    pub(in crate::validate) fn extend(&mut self, checker: &Checker, text: &str, cells: &[Span]) {
        let rest = match self {
            Self::Coded(coded) => coded.extend(checker, text, cells),
            Self::Direct(_) => cells,
        };
        if let (Self::Coded(coded), false) = (&mut *self, rest.is_empty()) {
            *self = Self::Direct(coded.direct(checker));
        }
        if let Self::Direct(direct) = self {
            direct.extend(checker, text, rest);
        }
    }

    /// Replaces the cell of a row, as for [`Column::extend`]. Returns `false` when the
    /// dictionary is full.
    pub(in crate::validate) fn replace(
        &mut self,
        row: usize,
        checker: &Checker,
        text: &str,
        cell: Span,
    ) -> bool {
        let was_coded = matches!(self, Self::Coded(_));
        self.extend(checker, text, &[cell]);
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
            Self::Coded(Coded { ids, distinct }) => distinct.kinds[usize::from(ids[index])],
            Self::Direct(Direct { kinds, .. }) => kinds[index],
        }
    }

    /// The number of rows of each kind, by [`Kind::index`].
    pub(in crate::validate) fn count_kinds(&self) -> Vec<u32> {
        match self {
            Self::Direct(Direct { kinds, .. }) => count(kinds, Kind::COUNT, |kind| kind.index()),
            Self::Coded(Coded { ids, distinct: Distinct { kinds, .. } }) => {
                let mut counts = vec![0; Kind::COUNT];
                let rows = count(ids, kinds.len(), |&id| usize::from(id));
                kinds.iter().zip(rows).for_each(|(kind, rows)| counts[kind.index()] += rows);
                counts
            }
        }
    }
}

/// The number of items with each index, which is below `length`.
fn count<T>(items: &[T], length: usize, index: impl Fn(&T) -> usize) -> Vec<u32> {
    // Neighbors are often equal, and a processor waits for a count that it has just changed.
    let mut lists = [(); 4].map(|()| vec![0_u32; length]);
    let (chunks, rest) = items.as_chunks();
    for chunk in chunks {
        lists.iter_mut().zip::<&[T; 4]>(chunk).for_each(|(list, item)| list[index(item)] += 1);
    }
    let [mut counts, others @ ..] = lists;
    rest.iter().for_each(|item| counts[index(item)] += 1);
    others.iter().for_each(|list| counts.iter_mut().zip(list).for_each(|(count, more)| *count += more));
    counts
}

impl Coded {
    /// Adds cells as long as the dictionary has room. Returns the other ones.
    // Loops over many cells are not inlined: WebAssembly engines keep the variables of large functions in
    // memory.
    #[inline(never)]
    fn extend<'a>(&mut self, checker: &Checker, text: &str, cells: &'a [Span]) -> &'a [Span] {
        let rows = self.ids.len();
        self.ids.resize(rows + cells.len(), 0);
        let mut left = cells;
        for id in &mut self.ids[rows..] {
            let Some((&cell, next)) = left.split_first() else { break };
            let Some(known) = self.distinct.id(checker, text, cell) else { break };
            (*id, left) = (known, next);
        }
        self.ids.truncate(rows + cells.len() - left.len());
        left
    }

    /// The same cells without a dictionary.
    fn direct(&mut self, checker: &Checker) -> Direct {
        let ids = std::mem::take(&mut self.ids);
        Direct::new(checker, ids.into_iter().map(|id| self.distinct.kinds[usize::from(id)]).collect())
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
        let texts = self.distinct.dictionary.texts().iter();
        let texts = texts.map(|&cell| as_meant_inside(checker, text, cell));
        self.distinct.kinds.iter().copied().zip(texts)
    }
}

impl Distinct {
    /// The id of a cell without the quotes around it. `None` when the dictionary is full.
    #[inline]
    fn id(&mut self, checker: &Checker, text: &str, cell: Span) -> Option<u16> {
        match self.dictionary.id(text.as_bytes(), cell) {
            Id::Known(id) => Some(id),
            Id::New(id) => {
                self.kinds.push(kind_of(checker, text, cell));
                Some(id)
            }
            Id::Full => None,
        }
    }
}

impl Direct {
    fn new(checker: &Checker, kinds: Vec<Kind>) -> Self {
        let field = checker.field();
        let is_plain = matches!(field, Field::Key | Field::PolicyNumber) && checker.is_free_text();
        Self { kinds, plain: is_plain.then_some(field) }
    }

    /// Adds cells.
    #[inline(never)]
    fn extend(&mut self, checker: &Checker, text: &str, cells: &[Span]) {
        let plain = self.plain;
        self.kinds.extend(cells.iter().map(|&cell| Self::kind(plain, checker, text, cell)));
    }

    /// The kind of a cell without the quotes around it.
    #[inline]
    fn kind(plain: Option<Field>, checker: &Checker, text: &str, cell: Span) -> Kind {
        if cell.is_empty() && !checker.reads_blank() {
            return Kind::BLANK;
        }
        let plain = plain.and_then(|field| Kind::of_plain(field, text.as_bytes(), cell));
        plain.unwrap_or_else(|| kind_of(checker, text, cell))
    }

    /// The kind of the cell in each row.
    pub(in crate::validate) fn kinds(&self) -> &[Kind] {
        &self.kinds
    }
}

/// The kind of any cell without the quotes around it.
#[inline(never)]
fn kind_of(checker: &Checker, text: &str, cell: Span) -> Kind {
    Kind::of(checker, &as_meant_inside(checker, text, cell))
}

/// The text that a cell stands for, given the cell with its quotes.
pub(in crate::validate) fn as_meant<'a>(checker: &Checker, raw: &'a str) -> Cow<'a, str> {
    let cell = Span { start: 0, end: raw.len() as u32 };
    as_meant_inside(checker, raw, cell.without_quotes(raw.as_bytes()))
}

/// The text that a cell stands for, given the cell without the quotes around it.
#[inline]
fn as_meant_inside<'a>(checker: &Checker, text: &'a str, cell: Span) -> Cow<'a, str> {
    checker
        .meant(plainly_written(text, cell).map_or_else(|| unusual_as_written(cell.of(text)), Cow::Borrowed))
}

/// Reads the text that a cell stands for, given the cell without the quotes around it. Unlike
/// [`as_meant_inside`], it makes no `Cow` of a plain cell, which costs more than reading it.
#[inline(always)]
pub(in crate::validate) fn read_meant<T>(
    checker: &Checker,
    text: &str,
    cell: Span,
    mut read: impl FnMut(&str) -> T,
) -> T {
    match plainly_written(text, cell) {
        Some(plain) if !checker.has_mapped_words() => read(plain),
        _ => read(&as_meant_inside(checker, text, cell)),
    }
}

/// The text of a cell that needs no trimming and has no apostrophe before it, as nearly every cell.
#[inline(always)]
fn plainly_written(text: &str, cell: Span) -> Option<&str> {
    match cell.of_bytes(text.as_bytes()) {
        [first, .., last] if first.is_ascii_alphanumeric() && last.is_ascii_alphanumeric() => {
            Some(cell.of(text))
        }
        _ => None,
    }
}

/// The trimmed text of a cell, without the apostrophe that prevents a formula.
fn unusual_as_written(raw: &str) -> Cow<'_, str> {
    match unquoted(raw) {
        Cow::Borrowed(text) => Cow::Borrowed(trim(unsafe_cell(text))),
        Cow::Owned(text) => Cow::Owned(trim(unsafe_cell(&text)).to_owned()),
    }
}
