//! Where the lines of a text start, in about two bytes a line.
//!
//! Lines stand in groups; the first start of a group is kept whole and each start as its distance from it.
//! A text with lines so long that a distance takes more than two bytes keeps every start whole.

/// So many lines are a group.
const GROUP: usize = 64;

/// A list of starts, each found at once by its number.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Starts {
    /// The first start of each group.
    firsts: Vec<u32>,
    /// How far each start is from the first of its group.
    distances: Vec<u16>,
    /// Every start, where a distance is too long; else nothing.
    whole: Vec<u32>,
}

impl Starts {
    #[must_use]
    pub fn len(&self) -> usize {
        self.distances.len().max(self.whole.len())
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    #[must_use]
    pub fn get(&self, index: usize) -> Option<u32> {
        match self.distances.get(index) {
            Some(&distance) => Some(self.firsts.get(index / GROUP)? + u32::from(distance)),
            None => self.whole.get(index).copied(),
        }
    }

    pub fn iter(&self) -> impl Iterator<Item = u32> + '_ {
        let groups = self.distances.chunks(GROUP).zip(&self.firsts);
        groups
            .flat_map(|(group, first)| group.iter().map(move |&next| first + u32::from(next)))
            .chain(self.whole.iter().copied())
    }

    pub fn push(&mut self, start: u32) {
        if !self.whole.is_empty() {
            return self.whole.push(start);
        }
        if self.distances.len().is_multiple_of(GROUP) {
            self.firsts.push(start);
        }
        let first = self.firsts.last().copied().unwrap_or(start);
        match start.checked_sub(first).map(u16::try_from) {
            Some(Ok(distance)) => self.distances.push(distance),
            _ => {
                let whole = self.iter().chain([start]).collect();
                *self = Self {
                    whole,
                    ..Self::default()
                };
            }
        }
    }

    /// Makes room for this many more lines, and no more.
    pub fn reserve(&mut self, more: usize) {
        self.firsts.reserve_exact(more / GROUP + 1);
        self.distances.reserve_exact(more);
    }

    pub fn shrink_to_fit(&mut self) {
        self.firsts.shrink_to_fit();
        self.distances.shrink_to_fit();
        self.whole.shrink_to_fit();
    }
}

impl Extend<u32> for Starts {
    fn extend<I: IntoIterator<Item = u32>>(&mut self, starts: I) {
        for start in starts {
            self.push(start);
        }
    }
}

impl FromIterator<u32> for Starts {
    fn from_iter<I: IntoIterator<Item = u32>>(starts: I) -> Self {
        let mut list = Self::default();
        list.extend(starts);
        list
    }
}

/// The starts of a text's lines, in order.
pub trait LineStarts: std::fmt::Debug {
    /// The start of the line of this number, from 0.
    fn start(&self, line: usize) -> Option<u32>;

    /// How many lines start at this offset or before it.
    fn until(&self, offset: u32) -> usize;
}

impl LineStarts for Vec<u32> {
    fn start(&self, line: usize) -> Option<u32> {
        self.get(line).copied()
    }

    fn until(&self, offset: u32) -> usize {
        self.partition_point(|&start| start <= offset)
    }
}

impl LineStarts for Starts {
    fn start(&self, line: usize) -> Option<u32> {
        self.get(line)
    }

    fn until(&self, offset: u32) -> usize {
        let groups = self.firsts.partition_point(|&first| first <= offset);
        let Some(group) = groups.checked_sub(1) else {
            return self.whole.until(offset);
        };
        let first = self.firsts.get(group).copied().unwrap_or(0);
        let distances = self.distances.chunks(GROUP).nth(group).unwrap_or_default();
        group * GROUP + distances.partition_point(|&next| first + u32::from(next) <= offset)
    }
}
