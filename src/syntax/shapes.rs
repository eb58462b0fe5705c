//! Which shape each line has, in two bytes a line.
//!
//! An index into a list of shapes, or none. Where a list grows too long for two bytes, every index takes four.

use super::document::Lines;
use std::ops::Range;

/// As [`Lines::NO_SHAPE`], in two bytes.
const NONE: u16 = u16::MAX;

/// A list of indices, each found at once by the number of its line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Shapes {
    narrow: Vec<u16>,
    /// All of them, once one does not fit above; else nothing.
    wide: Vec<u32>,
}

impl Shapes {
    #[must_use]
    pub fn get(&self, line: usize) -> Option<u32> {
        match self.narrow.get(line) {
            Some(&shape) => Some(widened(shape)),
            None => self.wide.get(line).copied(),
        }
    }

    /// Those of some lines, in order.
    pub fn range(&self, lines: Range<usize>) -> impl Iterator<Item = u32> + '_ {
        let narrow = self.narrow.get(lines.clone()).unwrap_or_default();
        let wide = self.wide.get(lines).unwrap_or_default();
        (narrow.iter().map(|&shape| widened(shape))).chain(wide.iter().copied())
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        self.range(0..self.narrow.len().max(self.wide.len()))
    }

    pub fn push(&mut self, shape: u32) {
        if self.wide.is_empty() {
            if let Some(shape) = narrowed(shape) {
                return self.narrow.push(shape);
            }
            self.wide = std::mem::take(&mut self.narrow)
                .into_iter()
                .map(widened)
                .collect();
        }
        self.wide.push(shape);
    }

    /// Makes room for this many more lines, and no more.
    pub fn reserve(&mut self, more: usize) {
        if self.wide.is_empty() {
            self.narrow.reserve_exact(more);
        } else {
            self.wide.reserve_exact(more);
        }
    }

    pub fn shrink_to_fit(&mut self) {
        self.narrow.shrink_to_fit();
        self.wide.shrink_to_fit();
    }
}

const fn widened(shape: u16) -> u32 {
    match shape {
        NONE => Lines::NO_SHAPE,
        _ => shape as u32,
    }
}

fn narrowed(shape: u32) -> Option<u16> {
    match shape {
        Lines::NO_SHAPE => Some(NONE),
        _ => u16::try_from(shape).ok().filter(|&shape| shape != NONE),
    }
}

impl Extend<u32> for Shapes {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, shapes: I) {
        for shape in shapes {
            self.push(shape);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Shapes};

    #[test]
    fn indices_of_every_size_come_out_as_they_went_in() {
        for far in [0, 65_534, 65_535, 65_536, u32::MAX - 1] {
            let list = [7, Lines::NO_SHAPE, far, 3, Lines::NO_SHAPE];
            let mut shapes = Shapes::default();
            shapes.extend(list);
            assert_eq!(shapes.iter().collect::<Vec<_>>(), list);
            assert_eq!(shapes.range(1..3).collect::<Vec<_>>(), [list[1], far]);
            assert_eq!(shapes.get(2), Some(far));
            assert_eq!(shapes.get(5), None);
        }
    }
}
