use super::pages::LIMIT;

/// The way from the first page of a list to another one: the cursor of each page, and the number of rows
/// before it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trail(Vec<(String, usize)>);

impl Trail {
    /// The trail of an address; `None` for a text that is none. Each page before is full: it has [`LIMIT`]
    /// rows.
    pub fn parse(text: &str) -> Option<Self> {
        let is_cursor = |cursor: &str| {
            !cursor.is_empty() && cursor.bytes().all(|it| it.is_ascii_digit() || b".-".contains(&it))
        };
        let step = |(place, cursor): (usize, &str)| {
            is_cursor(cursor).then(|| (cursor.to_owned(), (place + 1) * LIMIT as usize))
        };
        text.split(',').enumerate().map(step).collect::<Option<Vec<_>>>().map(Self)
    }

    /// The form of the trail in an address.
    pub fn text(&self) -> String {
        self.0.iter().map(|(cursor, _)| cursor.as_str()).collect::<Vec<_>>().join(",")
    }

    /// Whether it leads to the first page.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The cursor of the page; `None` for the first one.
    pub(super) fn cursor(&self) -> Option<String> {
        self.0.last().map(|(cursor, _)| cursor.clone())
    }

    /// The number of rows before the page.
    pub(super) fn before(&self) -> usize {
        self.0.last().map_or(0, |(_, before)| *before)
    }

    /// The way to the next page, after a page of `rows` rows.
    pub(super) fn forward(&self, cursor: String, rows: usize) -> Self {
        let mut longer = self.clone();
        longer.0.push((cursor, self.before() + rows));
        longer
    }

    /// The way to the previous page.
    pub(super) fn back(&self) -> Self {
        let mut shorter = self.clone();
        shorter.0.pop();
        shorter
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_the_cursors_of_the_pages() {
        let trail = Trail::default().forward("12".to_owned(), 100).forward("7".to_owned(), 100);
        assert_eq!(
            (trail.text().as_str(), trail.cursor(), trail.before()),
            ("12,7", Some("7".to_owned()), 200)
        );
        assert_eq!(Trail::parse("12,7"), Some(trail.clone()));
        assert_eq!(Trail::parse("12"), Some(trail.back()));
        assert_eq!(trail.back().back(), Trail::default());
        for text in ["", "12,", "x", "12,Ann"] {
            assert_eq!(Trail::parse(text), None, "{text}");
        }
    }
}
