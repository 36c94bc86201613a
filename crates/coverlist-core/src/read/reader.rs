//! Takes bytes as they come and gives a table.

use super::decode::Decoder;
use super::encoding::{byte_order_mark, looks_like_utf16};
use super::guess::guess_delimiter;
use super::records::Splitter;
use super::{FileKind, ReadChoices, Table};
use memchr::memchr;

/// How many bytes decide what a file is. Always as many, so that the slices in which they come make no difference.
const HEAD: usize = 64 * 1024;

/// How much is decoded and split at a time: what was just decoded is still near the processor.
const CHUNK: usize = 64 * 1024;

/// The bytes that a table holds at most. Limits that a district sets are no higher. It keeps offsets in 32 bits: a byte
/// becomes three at most.
pub const MAX_BYTES: u64 = 1 << 29;
/// The records that a table holds at most, the header one of them. It keeps memory in bounds for a file of nothing but line
/// ends.
pub const MAX_RECORDS: usize = 1 << 22;

/// Takes bytes as they come. Any slicing of the same bytes gives the same table.
#[derive(Debug)]
pub struct Reader {
    choices: ReadChoices,
    headers: Vec<Vec<String>>,
    phase: Phase,
    table: Table,
}

#[derive(Debug)]
enum Phase {
    /// The first bytes, until there are enough of them to decide what the file is.
    Head(Vec<u8>),
    /// Text, record after record.
    Body(Body),
    /// Nothing more is read: the file is no text, or more than a table holds.
    Ended,
}

#[derive(Debug)]
struct Body {
    decoder: Decoder,
    splitter: Splitter,
}

impl Reader {
    /// A reader that has seen nothing yet. `headers` are the sets of headers that a file may have: the delimiter
    /// under which most of one set appear is taken.
    pub fn new(choices: &ReadChoices, headers: &[Vec<String>]) -> Self {
        Self {
            choices: *choices,
            headers: headers.to_vec(),
            phase: Phase::Head(Vec::new()),
            table: Table::new(choices),
        }
    }

    /// Takes the next bytes.
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

    /// Says that no more bytes come.
    pub fn finish(&mut self) {
        if let Phase::Head(head) = &mut self.phase {
            let head = std::mem::take(head);
            self.begin(&head, true);
        }
        if let Phase::Body(body) = &mut self.phase {
            body.decoder.finish(&mut self.table.text);
            self.table.facts.encoding = body.decoder.encoding();
            self.split(true);
        }
        self.phase = Phase::Ended;
        self.table.is_complete = true;
    }

    /// What has been read so far: whole records only. There are none, and the facts are not known, before the first
    /// 64 KiB have come or the file has ended.
    pub fn table(&self) -> &Table {
        &self.table
    }

    /// What was read.
    pub fn into_table(self) -> Table {
        self.table
    }

    /// Collects the head, and gives the bytes after it.
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

    /// Decides what the file is and how it is read, and reads its head.
    fn begin(&mut self, head: &[u8], complete: bool) {
        let Table { text, facts, first_nul, .. } = &mut self.table;
        self.phase = Phase::Ended;
        if let Some(kind) = FileKind::of_bytes(head) {
            facts.kind = kind;
            return;
        }
        let mark = byte_order_mark(head);
        let encoding =
            self.choices.encoding.or(mark.map(|(encoding, _)| encoding)).or_else(|| looks_like_utf16(head));
        let mark_len = mark.filter(|&(marked, _)| encoding == Some(marked)).map_or(0, |(_, len)| len);
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
        *first_nul = memchr(0, text.as_bytes());
        facts.delimiter = self.choices.delimiter.unwrap_or_else(|| guess_delimiter(text, &self.headers));
        let splitter = Splitter::new(facts.delimiter.byte());
        self.phase = Phase::Body(Body { decoder, splitter });
        self.split(complete);
    }

    fn push_body(&mut self, bytes: &[u8]) {
        let Phase::Body(body) = &mut self.phase else { return };
        let Table { text, facts, first_nul, .. } = &mut self.table;
        let before = text.len();
        body.decoder.push(bytes, text);
        facts.encoding = body.decoder.encoding();
        if first_nul.is_none() {
            *first_nul = memchr(0, &text.as_bytes()[before..]).map(|place| before + place);
        }
        self.split(false);
    }

    /// Finds the records in the text so far.
    fn split(&mut self, complete: bool) {
        let Phase::Body(Body { decoder, splitter }) = &mut self.phase else { return };
        let mut replaced = decoder.replaced();
        let mut end = 0;
        let mut is_full = false;
        while let Some(span) = splitter.next(self.table.text.as_bytes(), complete) {
            if self.table.len() == MAX_RECORDS {
                is_full = true;
                break;
            }
            let (here, later) = replaced.split_at(replaced.partition_point(|&place| place < span.end));
            self.table.push_record(span, here);
            replaced = later;
            end = span.end;
        }
        decoder.forget_replaced(end);
        self.table.facts.line_ends = splitter.line_ends();
        if is_full {
            self.table.is_cut = true;
            self.phase = Phase::Ended;
        }
    }
}

/// Reads a whole file. `headers` are the sets of headers that a file may have, as for [`Reader::new`].
///
/// ```
/// use coverlist_core::read::{Delimiter, ReadChoices, read};
/// use coverlist_core::template::builtin_headers;
///
/// let file = "User ID;Insurance Status\n004231;Yes\n";
/// let table = read(file.as_bytes(), &ReadChoices::default(), &builtin_headers());
/// assert_eq!(table.facts().delimiter, Delimiter::Semicolon);
/// assert_eq!(table.record(2).cell(1).as_deref(), Some("004231"));
/// ```
pub fn read(bytes: &[u8], choices: &ReadChoices, headers: &[Vec<String>]) -> Table {
    let mut reader = Reader::new(choices, headers);
    reader.push(bytes);
    reader.finish();
    reader.into_table()
}
