//! Records that are insured now and that a list does not name.

use crate::record::{Date, Field, Status, Values};
use crate::template::Template;

/// The months after which a plan counts as one of several years. A school year with a summer has fewer.
const MOST_MONTHS_OF_ONE_YEAR: i32 = 15;

/// The statuses of a record that is covered under a template.
pub fn covering_statuses(template: &Template) -> Vec<Status> {
    Status::ALL.into_iter().filter(|&status| template.covers(status)).collect()
}

/// The status that ends coverage in a list under a template; `None` if no status does.
pub fn ending_status(template: &Template) -> Option<Status> {
    let ends = |status: &Status| template.leaving_statuses.contains(status) && !template.covers(*status);
    Status::ALL.into_iter().find(ends)
}

/// Whether coverage lasts for several years: a new list of one year may lack its record and not mean its end.
pub fn is_multi_year(values: &Values, today: Date) -> bool {
    let months = |date: Date| i32::from(date.year()) * 12 + i32::from(date.month());
    let start = values.date(Field::CoverageStart).unwrap_or(today);
    values.date(Field::CoverageEnd).is_some_and(|end| months(end) - months(start) > MOST_MONTHS_OF_ONE_YEAR)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{RecordKind, Value};

    #[test]
    fn a_plan_of_several_years_ends_more_than_a_school_year_later() {
        let date = |(year, month, day)| Date::constant(year, month, day);
        let values = |start: Option<_>, end: Option<_>| {
            let start = start.map(|start| (Field::CoverageStart, Value::Date(date(start))));
            let end = end.map(|end| (Field::CoverageEnd, Value::Date(date(end))));
            start.into_iter().chain(end).collect::<Values>()
        };
        for (start, end, expected) in [
            (Some((2026, 8, 1)), Some((2027, 6, 30)), false),
            (Some((2026, 8, 1)), Some((2027, 8, 31)), false),
            (Some((2026, 8, 1)), Some((2028, 6, 30)), true),
            (None, Some((2029, 6, 30)), true),
            (Some((2026, 8, 1)), None, false),
        ] {
            assert_eq!(is_multi_year(&values(start, end), date((2026, 9, 1))), expected, "{start:?} {end:?}");
        }
    }

    #[test]
    fn the_built_in_templates_end_coverage_with_not_enrolled() {
        let template = Template::builtin(RecordKind::Device);
        assert_eq!(covering_statuses(&template), [Status::Enrolled]);
        assert_eq!(ending_status(&template), Some(Status::NotEnrolled));
    }
}
