use coverlist_core::record::Status;

/// Whether a record with one of these statuses is insured on a day, as a condition in SQL:
/// [`Covering::on`](coverlist_core::coverage::Covering::on). It is NULL without a status.
pub(super) fn is_covered(statuses: &[Status], day: &str) -> String {
    let statuses: Vec<_> = statuses.iter().map(|status| format!("'{}'", status.id())).collect();
    format!(
        "(status IN ({})
          AND (coverage_start IS NULL OR coverage_start <= {day})
          AND (coverage_end IS NULL OR coverage_end >= {day}))",
        statuses.join(", ")
    )
}
