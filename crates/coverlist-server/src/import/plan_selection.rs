//! Selects rows of a plan, in the order of the file or of a column.

use super::PlanQuery;
use super::plan_columns::{Place, PlanColumn};
use super::plan_overview::PlanOverview;
use super::planned_rows::{PlannedRow, each_planned_chunk_with, of_lines, sample_lines};
use crate::Failure;
use crate::paging::Paged;
use crate::query::{self, Filter, Order, QueryFault, Rule};
use crate::store::imports::Import;
use crate::store::{StoreError, Tx};
use coverlist_api::Page;
use std::cmp::Ordering;
use std::collections::{BTreeSet, HashMap};

/// The rows of a plan that a query selects.
pub(super) struct Selection<'a> {
    query: &'a PlanQuery,
    filters: Vec<Filter<PlanColumn>>,
    order: Option<Order<PlanColumn>>,
    /// The lines of the sample.
    sampled: Option<BTreeSet<u32>>,
    import: &'a Import,
    overview: &'a PlanOverview,
}

impl<'a> Selection<'a> {
    /// Checks a query against the template of its import.
    pub(super) fn new(
        tx: &Tx<'_>,
        import: &'a Import,
        overview: &'a PlanOverview,
        query: &'a PlanQuery,
    ) -> Result<Self, Failure> {
        let find = |id: &str| PlanColumn::from_id(&import.template, id);
        let sampled = query.sample.map(|sample| sample_lines(tx, import, sample)).transpose()?;
        Ok(Self {
            query,
            filters: query::filters(&query.filters, find)?,
            order: query::order(query.sort.as_ref(), find)?,
            sampled: sampled.map(|(lines, _)| lines),
            import,
            overview,
        })
    }

    fn has(&self, row: &PlannedRow) -> bool {
        let PlanQuery { rows, effect, warning, .. } = self.query;
        rows.outcome.is_none_or(|wanted| wanted == row.outcome())
            && effect.is_none_or(|wanted| row.effect() == Some(wanted))
            && warning.is_none_or(|wanted| self.overview.warnings(row, self.import).contains(&wanted))
            && self.sampled.as_ref().is_none_or(|lines| lines.contains(&row.line()))
            && self.filters.iter().all(|filter| filter.condition.accepts(filter.field.value(row).as_deref()))
    }

    /// The page that the query names.
    ///
    /// # Errors
    ///
    /// `bad_request` if the row of a cursor in a sorted list is not in the plan any more.
    pub(super) fn page(&self, tx: &Tx<'_>) -> Result<Page<PlannedRow>, Failure> {
        match self.order {
            None => Ok(self.page_in_file_order(tx)?),
            Some(order) => self.sorted_page(tx, order),
        }
    }

    /// Passes all rows to `take`, in file order.
    pub(super) fn each(&self, tx: &Tx<'_>, mut take: impl FnMut(&PlannedRow)) -> Result<(), StoreError> {
        each_planned_chunk_with(tx, self.import, 0, &self.query.rows.q, |chunk| {
            chunk.iter().filter(|row| self.has(row)).for_each(&mut take);
            Ok(true)
        })
    }

    fn page_in_file_order(&self, tx: &Tx<'_>) -> Result<Page<PlannedRow>, StoreError> {
        let rows = &self.query.rows;
        let mut page = Paged::new(rows.limit);
        each_planned_chunk_with(tx, self.import, rows.after, &rows.q, |chunk| {
            Ok(page.fill(chunk.into_iter().filter(|row| self.has(row))))
        })?;
        Ok(page.finish(cursor))
    }

    /// The cursor is a line, and the page begins after the place of its row.
    fn sorted_page(&self, tx: &Tx<'_>, order: Order<PlanColumn>) -> Result<Page<PlannedRow>, Failure> {
        let rows = &self.query.rows;
        let last = of_lines(tx, self.import, &[rows.after])?;
        let last = last.first().filter(|row| !row.staged.left_out).map(|row| order.place(row));
        if last.is_none() && rows.after > 0 {
            return Err(QueryFault::new("/cursor", Rule::Cursor).into());
        }
        let mut places = Vec::new();
        self.each(tx, |row| {
            let place = order.place(row);
            if last.as_ref().is_none_or(|last| order.compare(&place, last) == Ordering::Greater) {
                places.push(place);
            }
        })?;
        places.sort_unstable_by(|one, other| order.compare(one, other));
        let mut page = Paged::new(rows.limit);
        places.truncate(page.room());
        page.fill(in_order(tx, self.import, &places)?);
        Ok(page.finish(cursor))
    }
}

/// The rows at these places.
fn in_order(tx: &Tx<'_>, import: &Import, places: &[Place]) -> Result<Vec<PlannedRow>, StoreError> {
    let lines: Vec<u32> = places.iter().map(|place| place.line).collect();
    let mut rows: HashMap<u32, PlannedRow> =
        of_lines(tx, import, &lines)?.into_iter().map(|row| (row.line(), row)).collect();
    Ok(lines.iter().filter_map(|line| rows.remove(line)).collect())
}

fn cursor(row: &PlannedRow) -> String {
    row.line().to_string()
}
