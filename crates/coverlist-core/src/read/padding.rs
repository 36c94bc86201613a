//! Padding at the end of a file: old programs end a text with Ctrl-Z, or fill its last block with zeros.

/// The character of Ctrl-Z.
const END_OF_TEXT: char = '\u{1A}';

/// The maximum length of padding. Programs fill at most one block; more zeros are a broken download.
const BLOCK: usize = 4_096;

/// What may be padding at the end of a text. It is held back until other text follows.
#[derive(Debug, Default)]
pub(super) struct Padding {
    held: String,
}

impl Padding {
    /// Takes back what was held, because the text goes on.
    pub(super) fn put_back(&mut self, text: &mut String) {
        text.push_str(&self.held);
        self.held.clear();
    }

    /// Holds back the characters at the end of a text that may be padding.
    pub(super) fn hold_back(&mut self, text: &mut String) {
        let may_belong = |byte: &u8| matches!(byte, 0 | 0x1A | b'\r' | b'\n');
        let run = text.bytes().rev().take(BLOCK + 1).take_while(may_belong).count();
        let start = text.len() - run;
        let padding = text[start..].find(['\0', END_OF_TEXT]).map(|place| start + place);
        if let Some(place) = padding.filter(|place| text.len() - place <= BLOCK) {
            self.held.push_str(&text[place..]);
            text.truncate(place);
        }
    }

    /// Ends the text. Drops what is padding, puts back what is not, and returns whether there is padding.
    /// Zeros in the middle of a row are damage, and the row may be cut off. `follows_row` means that a whole
    /// row is before this text.
    pub(super) fn finish(&mut self, text: &mut String, follows_row: bool) -> bool {
        let ends_row = if text.is_empty() { follows_row } else { text.ends_with(['\r', '\n']) };
        let is_after_text = !text.is_empty() || follows_row;
        let is_padding =
            !self.held.is_empty() && is_after_text && (self.held.starts_with(END_OF_TEXT) || ends_row);
        if !is_padding {
            self.put_back(text);
        }
        is_padding
    }
}
