//! The distinct cells of a column.

use super::bytes::{folded, long_words, mix, two_words};

/// The maximum number of distinct cells. Ids have 16 bits.
const MOST: usize = 60_000;
/// The maximum number of places that a search visits. A hostile file makes every search long.
const LONGEST_SEARCH: usize = 64;
/// The maximum length in bytes of a cell that is its own key.
const SHORT: usize = 15;

/// The distinct cells of a column, each with an id. The texts stay in the table.
#[derive(Clone, Debug)]
pub(super) struct Dictionary {
    /// Ids plus one by hash; zero is a free place.
    places: Vec<u16>,
    keys: Vec<Key>,
    /// The start and end in the text of the first cell with each id.
    texts: Vec<(u32, u32)>,
}

/// A short cell itself, or the hash of a long one. The highest byte is the length of a short cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Key(u64, u64);

/// The id of a cell.
pub(super) enum Id {
    Known(u16),
    New(u16),
    /// The dictionary is full.
    Full,
}

impl Dictionary {
    pub(super) fn new() -> Self {
        Self { places: vec![0; 1 << 8], keys: Vec::new(), texts: Vec::new() }
    }

    /// The start and end in the text of the first cell with each id.
    pub(super) fn texts(&self) -> &[(u32, u32)] {
        &self.texts
    }

    /// The id of the cell in `text[start..end]`.
    #[inline]
    pub(super) fn id(&mut self, text: &[u8], start: usize, end: usize) -> Id {
        let key = Key::of(&text[start..end]);
        let mask = self.places.len() - 1;
        let place = key.hash() & mask;
        // A fast path: nearly every short cell is found at once.
        if key.is_cell()
            && let Some(index) = self.places[place].checked_sub(1)
            && self.keys[usize::from(index)] == key
        {
            return Id::Known(index);
        }
        self.search(key, place, text, start, end)
    }

    /// The id of the cell in `text[start..end]`, searched from a place on.
    fn search(&mut self, key: Key, mut place: usize, text: &[u8], start: usize, end: usize) -> Id {
        let mask = self.places.len() - 1;
        for _ in 0..LONGEST_SEARCH {
            let Some(index) = self.places[place].checked_sub(1) else {
                return self.add(key, place, start, end);
            };
            if self.keys[usize::from(index)] == key && self.is_same(key, index, text, start, end) {
                return Id::Known(index);
            }
            place = (place + 1) & mask;
        }
        Id::Full
    }

    /// Whether cells with equal keys are equal.
    #[inline]
    fn is_same(&self, key: Key, id: u16, text: &[u8], start: usize, end: usize) -> bool {
        if key.is_cell() {
            return true;
        }
        let (first, last) = self.texts[usize::from(id)];
        text[first as usize..last as usize] == text[start..end]
    }

    fn add(&mut self, key: Key, place: usize, start: usize, end: usize) -> Id {
        let (Ok(id), Ok(first), Ok(last)) =
            (u16::try_from(self.keys.len()), u32::try_from(start), u32::try_from(end))
        else {
            return Id::Full;
        };
        if self.keys.len() >= MOST {
            return Id::Full;
        }
        self.places[place] = id + 1;
        self.keys.push(key);
        self.texts.push((first, last));
        if self.keys.len() * 2 > self.places.len() {
            self.grow();
        }
        Id::New(id)
    }

    fn grow(&mut self) {
        let mask = self.places.len() * 2 - 1;
        self.places = vec![0; mask + 1];
        for (id, key) in (1..).zip(&self.keys) {
            let mut place = key.hash() & mask;
            while self.places[place] != 0 {
                place = (place + 1) & mask;
            }
            self.places[place] = id;
        }
    }
}

impl Key {
    #[inline]
    fn of(cell: &[u8]) -> Self {
        let length = (cell.len() as u64) << 56;
        match two_words(cell) {
            Some([first, last]) if cell.len() <= SHORT => Self(first, last | length),
            _ => Self(long_words(cell).fold(length, mix), u64::MAX),
        }
    }

    /// Whether the key is the cell itself.
    #[inline]
    fn is_cell(self) -> bool {
        self.1 != u64::MAX
    }

    #[inline]
    fn hash(self) -> usize {
        folded(mix(self.0, self.1)) as usize
    }
}
