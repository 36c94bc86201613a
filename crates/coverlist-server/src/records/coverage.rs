//! The coverage report: which records are insured, and until when.

use super::list::page;
use super::query::{self, Scope};
use super::{Registry, sheet, view};
use crate::Failure;
use crate::store::records::{self, Record};
use crate::store::{StoreError, Tx};
use crate::workbook::FileFormat;
use coverlist_api::{
    CoverageEndings, CoverageGroup, CoverageMonth, CoveragePage, CoverageRow, CoverageView, DeviceView, Page,
    RecordQueryRequest, UserView,
};
use coverlist_core::coverage::{CoverageCounts, Covered, Covering, Endings, Groups};
use coverlist_core::record::{Date, Field};

/// The maximum number of groups of each sort in an answer.
const MOST_GROUPS: usize = 1_000;

impl Registry {
    /// The counts of the records of a kind.
    pub(crate) async fn coverage(&self, scope: Scope) -> Result<CoverageView, Failure> {
        Ok(self.database.read_async(move |tx| counts(tx, scope)).await?)
    }

    /// The same for the command line.
    pub(crate) fn coverage_now(&self, scope: Scope) -> Result<CoverageView, StoreError> {
        self.database.read(|tx| counts(tx, scope))
    }

    /// The users that a request selects.
    ///
    /// # Errors
    ///
    /// `bad_request` with a pointer when the request names an unknown field, or a value of another type.
    pub(crate) async fn covered_users(
        &self,
        scope: Scope,
        request: RecordQueryRequest,
    ) -> Result<CoveragePage<UserView>, Failure> {
        self.database.read_async(move |tx| list(tx, scope, &request, view::user)).await
    }

    /// The devices that a request selects.
    ///
    /// # Errors
    ///
    /// As [`Registry::covered_users`].
    pub(crate) async fn covered_devices(
        &self,
        scope: Scope,
        request: RecordQueryRequest,
    ) -> Result<CoveragePage<DeviceView>, Failure> {
        self.database.read_async(move |tx| list(tx, scope, &request, view::device)).await
    }

    /// Exports all records that a request selects as an insurance list, see [`sheet::insurance_list`].
    ///
    /// # Errors
    ///
    /// As [`Registry::covered_users`], and for an unknown template.
    pub(crate) async fn insurance_list(
        &self,
        scope: Scope,
        request: RecordQueryRequest,
        template: Option<String>,
        format: FileFormat,
    ) -> Result<Vec<u8>, Failure> {
        let write =
            move |tx: &Tx<'_>| sheet::insurance_list(tx, scope, &request, template.as_deref(), format);
        self.database.read_async(write).await
    }

    /// All records as a CSV, for the command line.
    ///
    /// # Errors
    ///
    /// `bad_request` for an unknown template.
    pub(crate) fn insurance_list_now(
        &self,
        scope: Scope,
        template: Option<&str>,
    ) -> Result<Vec<u8>, Failure> {
        let all = RecordQueryRequest::default();
        self.database.read(|tx| Ok(sheet::insurance_list(tx, scope, &all, template, FileFormat::Csv)))?
    }
}

fn list<T>(
    tx: &Tx<'_>,
    scope: Scope,
    request: &RecordQueryRequest,
    view: fn(&Record) -> T,
) -> Result<CoveragePage<T>, Failure> {
    let part = query::part(tx, scope, request)?;
    let Page { rows, next } = page(tx, scope, &part)?;
    let found = match (part.after, &next) {
        (Some(_), _) => None,
        (None, None) => Some(rows.len() as u32),
        (None, Some(_)) => Some(records::count(tx, scope.district, scope.kind, &part.query)?),
    };
    let covering = query::covering(tx, scope)?;
    let row = |record: &Record| CoverageRow {
        record: view(record),
        covered: covered(&covering, record, scope.today) == Covered::Yes,
    };
    let rows = rows.iter().map(row).collect();
    Ok(CoveragePage { as_of: scope.today.to_string(), found, rows, next })
}

/// The coverage of a record on a day.
pub(super) fn covered(covering: &Covering, record: &Record, today: Date) -> Covered {
    let date = |field| record.values.date(field);
    let (start, end) = (date(Field::CoverageStart), date(Field::CoverageEnd));
    covering.on(today, record.values.status(), start, end)
}

fn counts(tx: &Tx<'_>, scope: Scope) -> Result<CoverageView, StoreError> {
    let covering = query::covering(tx, scope)?;
    let mut counts = CoverageCounts::new(covering.clone(), scope.today);
    records::each_coverage(tx, scope.district, scope.kind, |record| counts.add(record))?;
    let ((places, more_places), (groups, more_groups)) = (listed(&counts.places), listed(&counts.groups));
    Ok(CoverageView {
        as_of: scope.today.to_string(),
        covering: covering.statuses().to_vec(),
        all: counts.all.into(),
        endings: endings(&counts.endings),
        not_started: counts.not_started,
        without_policy: counts.without_policy,
        places,
        more_places,
        groups,
        more_groups,
    })
}

/// The largest groups, and the number of the others.
fn listed(groups: &Groups) -> (Vec<CoverageGroup>, u32) {
    let group = |(name, count): (&str, _)| CoverageGroup { name: name.to_owned(), count: From::from(count) };
    let listed: Vec<_> = groups.largest(MOST_GROUPS).into_iter().map(group).collect();
    let more = groups.len() - listed.len();
    (listed, more as u32)
}

fn endings(endings: &Endings) -> CoverageEndings {
    let [within_30, within_60, within_90] = endings.within;
    let month = |(month, records)| CoverageMonth { month, records };
    CoverageEndings {
        within_30,
        within_60,
        within_90,
        ended: endings.ended,
        months: endings.by_month().map(month).collect(),
        later: endings.later,
        never: endings.never,
    }
}
