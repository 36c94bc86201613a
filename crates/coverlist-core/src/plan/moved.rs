//! Moves coverage from one record to another.

use super::ending_status;
use super::rules::COVERAGE;
use crate::record::{Field, Value, Values};
use crate::template::Template;

/// The values of a record whose coverage moves away, and of the one that gets it: its coverage ends, and the
/// other one has all values that the template has fields of. `None` if no status of the template ends
/// coverage.
///
/// A value that the template requires stays with both, as in every list under it that ends coverage.
pub fn moved(from: &Values, template: &Template) -> Option<[Values; 2]> {
    let ending = Value::Status(ending_status(template)?);
    let fields = template.columns.iter().map(|column| column.field).filter(|field| *field != Field::Key);
    let to: Values = fields.filter_map(|field| Some((field, from.get(field)?.clone()))).collect();
    let mut left = to.clone();
    left.set(Field::Status, Some(ending));
    let is_required = |field| template.column(field).is_some_and(|column| column.required);
    let cleared = COVERAGE.into_iter().filter(|&field| !is_required(field));
    cleared.for_each(|field| left.set(field, None));
    Some([left, to])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::record::{Date, RecordKind, Status};

    #[test]
    fn the_coverage_ends_at_one_record_and_is_at_the_other() {
        let template = Template::builtin(RecordKind::Device);
        let start = Value::Date(Date::constant(2026, 8, 24));
        let from = Values::from_iter([
            (Field::Status, Value::Status(Status::Enrolled)),
            (Field::PolicyNumber, Value::Text("P-1".to_owned())),
            (Field::CoverageStart, start.clone()),
        ]);
        let [left, to] = moved(&from, &template).expect("a status that ends coverage");
        assert_eq!(to, from);
        let kept = [(Field::Status, Value::Status(Status::NotEnrolled)), (Field::CoverageStart, start)];
        assert_eq!(left, Values::from_iter(kept));
    }

    #[test]
    fn a_required_value_stays_with_the_record_whose_coverage_ends() {
        let mut template = Template::builtin(RecordKind::Device);
        let number = template.columns.iter_mut().find(|column| column.field == Field::PolicyNumber);
        number.expect("the column of the policy number").required = true;
        let policy = (Field::PolicyNumber, Value::Text("P-1".to_owned()));
        let kind = (Field::CoverageType, Value::Text("Full".to_owned()));
        let enrolled = (Field::Status, Value::Status(Status::Enrolled));
        let [left, to] =
            moved(&Values::from_iter([enrolled.clone(), policy.clone(), kind.clone()]), &template)
                .expect("a status that ends coverage");
        assert_eq!(
            left,
            Values::from_iter([(Field::Status, Value::Status(Status::NotEnrolled)), policy.clone()])
        );
        assert_eq!(to, Values::from_iter([enrolled, policy, kind]));
    }
}
