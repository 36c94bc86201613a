use crate::words::{records, terms, tr};
use coverlist_api::{CoverageRow, DeviceView, UserView, ValuesView};
use coverlist_core::record::{Attribute, Field, RecordKind};
use coverlist_messages::attribute_column;

/// The columns of the list of records of a kind.
pub const fn columns(kind: RecordKind) -> &'static [Field] {
    match kind {
        RecordKind::User => &[
            Field::Key,
            Field::Attribute(Attribute::Name),
            Field::Attribute(Attribute::School),
            Field::Attribute(Attribute::Grade),
            Field::Status,
            Field::PolicyNumber,
            Field::CoverageType,
            Field::CoverageAmount,
            Field::CoverageStart,
            Field::CoverageEnd,
        ],
        RecordKind::Device => &[
            Field::Key,
            Field::Attribute(Attribute::AssetTag),
            Field::Attribute(Attribute::Model),
            Field::Attribute(Attribute::AssignedTo),
            Field::Attribute(Attribute::Location),
            Field::Status,
            Field::PolicyNumber,
            Field::CoverageType,
            Field::CoverageAmount,
            Field::CoverageStart,
            Field::CoverageEnd,
        ],
    }
}

/// The header of a column.
pub fn header(kind: RecordKind, field: Field) -> String {
    match field {
        Field::Key => records::key(kind),
        Field::Attribute(attribute) => tr(&attribute_column(attribute)),
        other => terms::field(other),
    }
}

/// A record of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub key: String,
    attributes: Vec<(Attribute, String)>,
    values: ValuesView,
    /// Whether it is insured today.
    pub covered: bool,
}

impl Listed {
    /// The text of a column but the key's; empty if it is blank.
    pub fn text(&self, field: Field) -> &str {
        match field {
            Field::Attribute(attribute) => {
                self.attributes.iter().find(|(own, _)| *own == attribute).map_or("", |(_, text)| text)
            }
            other => self.values.text(other).unwrap_or_default(),
        }
    }
}

impl From<CoverageRow<UserView>> for Listed {
    fn from(CoverageRow { record, covered }: CoverageRow<UserView>) -> Self {
        let attributes = vec![
            (Attribute::Name, record.name),
            (Attribute::School, record.school),
            (Attribute::Grade, record.grade),
        ];
        Self { key: record.user_id, attributes, values: record.values, covered }
    }
}

impl From<CoverageRow<DeviceView>> for Listed {
    fn from(CoverageRow { record, covered }: CoverageRow<DeviceView>) -> Self {
        let attributes = vec![
            (Attribute::AssetTag, record.asset_tag),
            (Attribute::Model, record.model),
            (Attribute::AssignedTo, record.assigned_to),
            (Attribute::Location, record.location),
        ];
        Self { key: record.serial, attributes, values: record.values, covered }
    }
}
