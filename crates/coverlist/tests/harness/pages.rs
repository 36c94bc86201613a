use coverlist_api::Page;

/// The rows on all pages of a list. `page` gets the end of a query: blank for the first page, or the next
/// cursor.
pub fn every_page<T>(mut page: impl FnMut(&str) -> Page<T>) -> Vec<T> {
    let (mut all, mut cursor) = (Vec::new(), String::new());
    loop {
        let Page { rows, next } = page(&cursor);
        all.extend(rows);
        let Some(next) = next else { return all };
        cursor = format!("&cursor={next}");
    }
}
