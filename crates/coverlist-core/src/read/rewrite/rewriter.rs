//! Rewrites text as it arrives.

use super::form::Form;
use crate::read::decode::Decoder;
use memchr::memmem;

/// The number of bytes in which a record must end to be rewritten. A longer one is kept as it is.
const LONGEST: usize = 1 << 20;

/// U+FFFD in UTF-8.
const REPLACEMENT: &[u8] = "\u{FFFD}".as_bytes();

/// Rewrites text as it arrives. It holds back an incomplete record.
#[derive(Debug)]
pub(crate) struct Rewriter {
    /// The form of the records; `None` when all others are plain.
    form: Option<Form>,
    /// The text that is not rewritten yet.
    held: String,
    /// The places in `held` where U+FFFD replaces invalid bytes.
    held_replaced: Vec<usize>,
    /// The same places in the rewritten text.
    replaced: Vec<usize>,
    /// Whether the text up to the next line end is kept as it is.
    is_keeping: bool,
}

impl Rewriter {
    pub(super) fn new(form: Form) -> Self {
        Self {
            form: Some(form),
            held: String::new(),
            held_replaced: Vec::new(),
            replaced: Vec::new(),
            is_keeping: false,
        }
    }

    /// The text to which a decoder adds what it decodes.
    pub(crate) fn input(&mut self) -> &mut String {
        &mut self.held
    }

    /// The places in the rewritten text where U+FFFD replaces invalid bytes.
    pub(crate) fn replaced(&self) -> &[usize] {
        &self.replaced
    }

    /// Forgets the places before `end`, the end of a finished record.
    pub(crate) fn forget_replaced(&mut self, end: usize) {
        self.replaced.drain(..self.replaced.partition_point(|&place| place < end));
    }

    /// Rewrites the complete records of what `decoder` has added to the input. `complete` means that no text
    /// follows.
    pub(crate) fn rewrite(&mut self, decoder: &mut Decoder, complete: bool, out: &mut String) {
        self.held_replaced.extend_from_slice(decoder.replaced());
        decoder.forget_replaced(usize::MAX);
        self.rewrite_held(complete, out);
    }

    /// Rewrites the complete records of the input.
    pub(super) fn rewrite_held(&mut self, complete: bool, out: &mut String) {
        let before = out.len();
        let mut at = 0;
        while at < self.held.len()
            && let Some(length) = self.rewrite_record(at, complete, out)
        {
            at += length;
        }
        self.move_replaced(at, before, out);
        self.held.drain(..at);
    }

    /// Rewrites the record at a place in the input, or keeps a piece of it. Returns the length of what is
    /// done; `None` when more text is needed.
    fn rewrite_record(&mut self, at: usize, complete: bool, out: &mut String) -> Option<usize> {
        let text = &self.held[at..];
        let Some(form) = &self.form else {
            out.push_str(text);
            return Some(text.len());
        };
        if self.is_keeping {
            let end = text.find(['\n', '\r']);
            self.is_keeping = end.is_none();
            let length = end.map_or(text.len(), |end| end + 1);
            out.push_str(&text[..length]);
            return Some(length);
        }
        let window = &text[..text.floor_char_boundary(LONGEST)];
        let is_whole = window.len() == text.len();
        let before = out.len();
        let Some(length) = form.rewrite(window, complete && is_whole, out) else {
            out.truncate(before);
            self.is_keeping = !is_whole;
            return self.is_keeping.then_some(0);
        };
        if form.ends_with(&window[..length]) {
            self.form = None;
        }
        Some(length)
    }

    /// Finds the places in the text that was rewritten from the first `end` bytes of the input. Rewriting
    /// keeps all characters outside ASCII.
    fn move_replaced(&mut self, end: usize, before: usize, out: &str) {
        if !self.held_replaced.is_empty() {
            let found = memmem::find_iter(&self.held.as_bytes()[..end], REPLACEMENT);
            let written = memmem::find_iter(&out.as_bytes()[before..], REPLACEMENT);
            let is_replaced = |place: usize| self.held_replaced.binary_search(&place).is_ok();
            let moved = found.zip(written).filter(|&(found, _)| is_replaced(found));
            self.replaced.extend(moved.map(|(_, written)| before + written));
        }
        let done = self.held_replaced.partition_point(|&place| place < end);
        self.held_replaced.drain(..done);
        self.held_replaced.iter_mut().for_each(|place| *place -= end);
    }
}
