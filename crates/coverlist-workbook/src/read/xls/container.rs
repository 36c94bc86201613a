//! The container of streams (Compound File Binary) in which Excel kept workbooks, and keeps encrypted ones.

use crate::read::bytes::Bytes;
use crate::read::refusal::Refusal;

/// The first bytes of a container.
pub(in crate::read) const SIGNATURE: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

/// The numbers of sectors end here; others mark the end of a chain or a free sector.
const LAST_SECTOR: u32 = 0xFFFF_FFFA;
/// The size of the header.
const HEADER: usize = 512;
/// The size of a sector of the stream that holds small streams.
const SMALL_SECTOR: usize = 64;
/// The size of an entry of the directory.
const ENTRY: usize = 128;

/// A container of streams.
pub(in crate::read) struct Container {
    bytes: Vec<u8>,
    sector: usize,
    /// The next sector of each sector.
    next: Vec<u32>,
    small_next: Vec<u32>,
    /// The streams with less bytes are in the small stream.
    small_limit: usize,
    entries: Vec<Entry>,
}

struct Entry {
    name: String,
    first: u32,
    size: usize,
}

impl Container {
    pub(in crate::read) fn open(bytes: Vec<u8>) -> Result<Self, Refusal> {
        let mut header = Bytes(bytes.get(30..HEADER).ok_or(Refusal::Damaged)?);
        let sector = match header.u16()? {
            9 => 512,
            12 => 4096,
            _ => return Err(Refusal::Damaged),
        };
        header.take(16)?;
        let directory = header.u32()?;
        header.take(4)?;
        let small_limit = header.u32()? as usize;
        let small_table = header.u32()?;
        header.take(4)?;
        let mut more = header.u32()?;
        header.take(4)?;
        let mut container = Self {
            bytes,
            sector,
            next: Vec::new(),
            small_next: Vec::new(),
            small_limit,
            entries: Vec::new(),
        };
        let start = HEADER - 109 * 4;
        let mut tables = numbers(&container.bytes[start..HEADER]);
        // The list of tables goes on in sectors, each of which names the next one.
        for _ in 0..container.sectors() {
            if more > LAST_SECTOR {
                break;
            }
            tables.extend(numbers(container.sector(more)?));
            more = tables.pop().unwrap_or(u32::MAX);
        }
        for table in tables.into_iter().filter(|table| *table <= LAST_SECTOR) {
            if container.next.len() > container.sectors() + sector {
                return Err(Refusal::Damaged);
            }
            let next = numbers(container.sector(table)?);
            container.next.extend(next);
        }
        let directory = container.chain(directory, usize::MAX)?;
        container.entries = directory.chunks_exact(ENTRY).filter_map(entry).collect();
        if small_table <= LAST_SECTOR {
            container.small_next = numbers(&container.chain(small_table, usize::MAX)?);
        }
        Ok(container)
    }

    /// Whether there is a stream with this name.
    pub(in crate::read) fn has(&self, name: &str) -> bool {
        self.entries.iter().any(|entry| entry.name == name)
    }

    /// The bytes of a stream.
    pub(super) fn stream(&self, name: &str) -> Result<Vec<u8>, Refusal> {
        let entry = self.entries.iter().find(|entry| entry.name == name).ok_or(Refusal::NotWorkbook)?;
        if entry.size >= self.small_limit {
            return self.chain(entry.first, entry.size);
        }
        let root = self.entries.first().ok_or(Refusal::Damaged)?;
        let small = self.chain(root.first, root.size)?;
        let sector = |at: u32| {
            let start = at as usize * SMALL_SECTOR;
            small.get(start..start + SMALL_SECTOR).ok_or(Refusal::Damaged)
        };
        follow(entry.first, entry.size, &self.small_next, sector)
    }

    fn sectors(&self) -> usize {
        self.bytes.len() / self.sector
    }

    fn sector(&self, at: u32) -> Result<&[u8], Refusal> {
        let start = (at as usize + 1) * self.sector;
        // Some programs cut the last sector short.
        let end = (start + self.sector).min(self.bytes.len());
        self.bytes.get(start..end).ok_or(Refusal::Damaged)
    }

    fn chain(&self, first: u32, size: usize) -> Result<Vec<u8>, Refusal> {
        follow(first, size, &self.next, |at| self.sector(at))
    }
}

/// Puts the sectors of a chain together. A chain has no more sectors than there are.
fn follow<'a>(
    first: u32,
    size: usize,
    next: &[u32],
    sector: impl Fn(u32) -> Result<&'a [u8], Refusal>,
) -> Result<Vec<u8>, Refusal> {
    let (mut stream, mut at) = (Vec::new(), first);
    for _ in 0..=next.len() {
        if at > LAST_SECTOR || stream.len() >= size {
            stream.truncate(size);
            return Ok(stream);
        }
        stream.extend_from_slice(sector(at)?);
        at = *next.get(at as usize).ok_or(Refusal::Damaged)?;
    }
    Err(Refusal::Damaged)
}

fn numbers(bytes: &[u8]) -> Vec<u32> {
    bytes.chunks_exact(4).map(|four| u32::from_le_bytes([four[0], four[1], four[2], four[3]])).collect()
}

fn entry(bytes: &[u8]) -> Option<Entry> {
    let mut name = Bytes(bytes);
    let units = usize::from(u16::from_le_bytes([bytes[64], bytes[65]]) / 2).checked_sub(1)?;
    let name = name.utf16(units.min(31)).ok()?;
    let number = |at: usize| u32::from_le_bytes([bytes[at], bytes[at + 1], bytes[at + 2], bytes[at + 3]]);
    Some(Entry { name, first: number(116), size: number(120) as usize })
}
