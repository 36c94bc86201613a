//! A list of positions in a text.

/// The number of bits of a block.
const BLOCK: usize = 64;
/// The number of positions that are written in one go.
const GROUP: usize = 8;

/// Positions in a text in ascending order. The bits of a block are added without a check for each.
#[derive(Clone, Debug, Default)]
pub(super) struct Positions {
    /// The positions, and room for more.
    room: Vec<u32>,
    count: usize,
}

impl Positions {
    #[inline]
    pub(super) fn as_slice(&self) -> &[u32] {
        &self.room[..self.count]
    }

    pub(super) fn into_vec(mut self) -> Vec<u32> {
        self.room.truncate(self.count);
        self.room
    }

    pub(super) fn truncate(&mut self, count: usize) {
        self.count = self.count.min(count);
    }

    pub(super) fn push(&mut self, position: usize) {
        if self.count == self.room.len() {
            self.grow();
        }
        self.room[self.count] = position as u32;
        self.count += 1;
    }

    /// Adds the position of each bit in a block that begins at `base`.
    #[inline]
    pub(super) fn push_bits(&mut self, base: usize, bits: u64) {
        if self.room.len() - self.count < BLOCK {
            self.grow();
        }
        let Some(room) = self.room[self.count..].first_chunk_mut::<BLOCK>() else { return };
        let (groups, _) = room.as_chunks_mut::<GROUP>();
        let count = bits.count_ones() as usize;
        self.count += count;
        let mut rest = bits;
        for (index, group) in groups.iter_mut().enumerate() {
            // Whole groups, because it cannot be predicted how many bits a block has.
            for position in group {
                *position = base as u32 + rest.trailing_zeros();
                rest &= rest.wrapping_sub(1);
            }
            if count <= (index + 1) * GROUP {
                break;
            }
        }
    }

    #[cold]
    fn grow(&mut self) {
        self.room.resize(self.room.len() * 2 + BLOCK, 0);
    }
}
