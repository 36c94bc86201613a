//! Reads bytes slice by slice into a table.

use super::decode::Decoder;
use super::encoding::{byte_order_mark, looks_like_utf16};
use super::guess_encoding::{Guess, guess_encoding, is_encoded_twice};
use super::padding::Padding;
use super::record_splitter::Splitter;
use super::rewrite::{Recognized, Rewriter, recognize};
use super::{Encoding, FileKind, ReadChoices, Table, WorkbookFacts};
use memchr::memchr;

/// The number of bytes that decide what a file is. It is fixed, because the size of the slices must not
/// matter.
const HEAD: usize = FileKind::HEAD;

/// The number of bytes that are decoded and split in one go: small enough to stay in the processor's cache.
const CHUNK: usize = 64 * 1024;

/// The maximum size of a file in bytes. A district's own limit is not higher. A table stores offsets in 32
/// bits, and one byte becomes at most three.
pub const MAX_BYTES: u64 = 1 << 29;
/// The maximum number of bytes of a text. Rewriting a file may make it longer than decoding does.
const MAX_TEXT: u64 = (1 << 32) - (1 << 22);
/// The maximum number of records, including the header. It bounds the memory for a file of nothing but line
/// ends.
pub const MAX_RECORDS: usize = 1 << 22;

/// Reads bytes slice by slice into a table. The size of the slices does not change the table.
#[derive(Debug)]
pub struct Reader {
    choices: ReadChoices,
    headers: Vec<Vec<String>>,
    phase: Phase,
    table: Table,
}

#[derive(Debug)]
enum Phase {
    /// Collects the first bytes until there are enough to decide what the file is.
    Head(Vec<u8>),
    /// Splits the text into records as it arrives.
    Body(Box<Body>),
    /// Ignores further bytes: the file is not text, or is larger than a table can hold.
    Ended,
}

#[derive(Debug)]
struct Body {
    decoder: Decoder,
    padding: Padding,
    /// Makes the decoded text plain; `None` when it is.
    rewriter: Option<Rewriter>,
    splitter: Splitter,
}

impl Reader {
    /// Creates a reader. `headers` lists the sets of headers that a file may have. They help to guess the
    /// delimiter.
    pub fn new(choices: &ReadChoices, headers: &[Vec<String>]) -> Self {
        Self {
            choices: *choices,
            headers: headers.to_vec(),
            phase: Phase::Head(Vec::new()),
            table: Table::new(choices),
        }
    }

    /// Makes room for the rest of a file of `bytes` bytes, so that its text never moves. Returns the number
    /// of records that the file has if they go on as they begin.
    pub fn expect(&mut self, bytes: u64) -> usize {
        let bytes = bytes.min(MAX_BYTES);
        let Table { text, records, facts, .. } = &mut self.table;
        let expected = |so_far: usize| {
            let more = so_far as u64 * bytes.saturating_sub(facts.bytes) / facts.bytes.max(1);
            usize::try_from(more).unwrap_or(0)
        };
        // Characters outside ASCII may be fewer at the beginning.
        let more = expected(text.len());
        text.reserve_exact(more + more / 64);
        let more = expected(records.len()).min(MAX_RECORDS);
        records.reserve_exact(more + more / 32);
        records.len() + more
    }

    /// Notes that the bytes are the CSV of a worksheet, or a workbook that cannot be read.
    pub fn set_workbook(&mut self, workbook: WorkbookFacts) {
        self.table.set_workbook(workbook);
    }

    /// Reads the next bytes of the file.
    pub fn push(&mut self, bytes: &[u8]) {
        let room = MAX_BYTES.saturating_sub(self.table.facts.bytes);
        self.table.facts.bytes += bytes.len() as u64;
        let kept = usize::try_from(room).unwrap_or(usize::MAX).min(bytes.len());
        self.table.is_cut |= kept < bytes.len();
        let rest = self.push_head(&bytes[..kept]);
        for chunk in rest.chunks(CHUNK) {
            self.push_body(chunk);
        }
    }

    /// Reads the rest of the file. Call it after the last bytes.
    pub fn finish(&mut self) {
        if let Phase::Head(head) = &mut self.phase {
            let head = std::mem::take(head);
            self.begin(&head, true);
        }
        if matches!(self.phase, Phase::Body(_)) {
            self.decode(None);
            self.split(true);
        }
        self.phase = Phase::Ended;
        self.table.complete();
    }

    /// The records read so far. The table has no records and no facts until 64 KiB or the whole file have
    /// arrived.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// Returns the table. It is complete after [`Reader::finish`].
    pub fn into_table(self) -> Table {
        self.table
    }

    /// Collects the head, and returns the remaining bytes.
    fn push_head<'b>(&mut self, bytes: &'b [u8]) -> &'b [u8] {
        let Phase::Head(head) = &mut self.phase else { return bytes };
        let (more, rest) = bytes.split_at(bytes.len().min(HEAD - head.len()));
        head.extend_from_slice(more);
        if head.len() == HEAD {
            let head = std::mem::take(head);
            self.begin(&head, false);
        }
        rest
    }

    /// Decides what the file is and how to read it, and reads its head.
    fn begin(&mut self, head: &[u8], complete: bool) {
        let Table { text, facts, is_encoding_doubtful, .. } = &mut self.table;
        self.phase = Phase::Ended;
        if let Some(kind) = FileKind::of_bytes(head) {
            facts.kind = kind;
            return;
        }
        let mark = byte_order_mark(head);
        let guess = self.choices.encoding.map_or_else(|| recognized(head, mark), Guess::Clear);
        *is_encoding_doubtful = guess == Guess::Doubtful;
        let encoding = match guess {
            Guess::Clear(encoding) => Some(encoding),
            Guess::Usual | Guess::Doubtful => None,
        };
        let is_twice = |marked| marked == Encoding::Utf8 && encoding == Some(Encoding::Utf8Twice);
        let is_of = |marked| encoding == Some(marked) || is_twice(marked);
        let mark_len = mark.filter(|&(marked, _)| is_of(marked)).map_or(0, |(_, len)| len);
        facts.bom = mark_len > 0;
        let mut decoder = Decoder::new(encoding);
        decoder.push(&head[mark_len..], text);
        if complete {
            decoder.finish(text);
        }
        facts.encoding = decoder.encoding();
        facts.kind = FileKind::of_text(text, self.choices.encoding.is_some());
        if facts.kind != FileKind::Text {
            text.clear();
            return;
        }
        let mut padding = Padding::default();
        padding.hold_back(text);
        let recognized = recognize(text, complete, &self.headers, &self.choices);
        let Recognized { dialect, delimiter, mut rewriter } = recognized;
        (facts.dialect, facts.delimiter) = (dialect, delimiter);
        if let Some(rewriter) = &mut rewriter {
            std::mem::swap(rewriter.input(), text);
            rewriter.rewrite(&mut decoder, false, text);
        }
        let splitter = Splitter::new(delimiter.byte());
        self.phase = Phase::Body(Box::new(Body { decoder, padding, rewriter, splitter }));
        self.note_nul(0);
        self.split(false);
    }

    fn push_body(&mut self, bytes: &[u8]) {
        if matches!(self.phase, Phase::Body(_)) {
            self.decode(Some(bytes));
            self.split(false);
        }
    }

    /// Adds the text of the next bytes, or of those that the decoder holds back at the end of the file.
    fn decode(&mut self, bytes: Option<&[u8]>) {
        let Phase::Body(body) = &mut self.phase else { return };
        let Body { decoder, padding, rewriter, .. } = &mut **body;
        let Table { text, facts, is_cut, is_padded, .. } = &mut self.table;
        let before = text.len();
        let ends_row = text.ends_with(['\r', '\n']);
        let decoded = match rewriter {
            Some(rewriter) => rewriter.input(),
            None => &mut *text,
        };
        padding.put_back(decoded);
        match bytes {
            Some(bytes) => decoder.push(bytes, decoded),
            None => decoder.finish(decoded),
        }
        padding.hold_back(decoded);
        if bytes.is_none() {
            *is_padded = padding.finish(decoded, ends_row);
        }
        facts.encoding = decoder.encoding();
        if let Some(rewriter) = rewriter {
            rewriter.rewrite(decoder, bytes.is_none(), text);
            *is_cut |= text.len() as u64 > MAX_TEXT;
        }
        self.note_nul(before);
    }

    /// Notes the first NUL character, in the text from `before` on.
    fn note_nul(&mut self, before: usize) {
        let Table { text, first_nul, .. } = &mut self.table;
        if first_nul.is_none() {
            *first_nul = memchr(0, &text.as_bytes()[before..]).map(|place| before + place);
        }
    }

    /// Finds the records in the text so far.
    fn split(&mut self, complete: bool) {
        let Phase::Body(body) = &mut self.phase else { return };
        let Body { decoder, rewriter, splitter, .. } = &mut **body;
        if self.table.text.len() as u64 > MAX_TEXT {
            self.phase = Phase::Ended;
            return;
        }
        let mut replaced = rewriter.as_ref().map_or(decoder.replaced(), Rewriter::replaced);
        let mut end = 0;
        let mut is_full = false;
        loop {
            if replaced.is_empty() {
                let Table { text, records, .. } = &mut self.table;
                splitter.push_plain(text.as_bytes(), MAX_RECORDS, records);
            }
            let Some(span) = splitter.next(self.table.text.as_bytes(), complete) else { break };
            if self.table.len() == MAX_RECORDS {
                is_full = true;
                break;
            }
            let (here, later) = replaced.split_at(replaced.partition_point(|&place| place < span.end));
            self.table.push_record(span, here);
            replaced = later;
            end = span.end;
        }
        match rewriter {
            Some(rewriter) => rewriter.forget_replaced(end),
            None => decoder.forget_replaced(end),
        }
        self.table.facts.line_ends = splitter.line_ends();
        if is_full {
            self.table.is_cut = true;
            self.phase = Phase::Ended;
        }
    }
}

/// What the first bytes show about the encoding.
fn recognized(head: &[u8], mark: Option<(Encoding, usize)>) -> Guess {
    match mark {
        Some((Encoding::Utf8, len)) if is_encoded_twice(&head[len..]) => Guess::Clear(Encoding::Utf8Twice),
        Some((encoding, _)) => Guess::Clear(encoding),
        None => looks_like_utf16(head).map_or_else(|| guess_encoding(head), Guess::Clear),
    }
}

/// Reads a whole file. `headers` lists the sets of headers that a file may have, as for [`Reader::new`].
///
/// ```
/// use coverlist_core::read::{Delimiter, ReadChoices, read};
/// use coverlist_core::template::TemplateSet;
///
/// let file = "User ID;Insurance Status\n004231;Yes\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers());
/// assert_eq!(table.facts().delimiter, Delimiter::Semicolon);
/// assert_eq!(table.record(2).cell(1).as_deref(), Some("004231"));
/// ```
pub fn read(bytes: &[u8], choices: &ReadChoices, headers: &[Vec<String>]) -> Table {
    let mut reader = Reader::new(choices, headers);
    reader.push(bytes);
    reader.finish();
    reader.into_table()
}
