use crate::words::{records, terms};
use coverlist_api::{CoverageRow, DeviceView, UserView, ValuesView};
use coverlist_core::record::{Attribute, Field, RecordKind};
use std::iter;

/// The columns of the list of records of a kind.
pub fn columns(kind: RecordKind) -> impl Iterator<Item = Field> {
    let attributes: &[_] = match kind {
        RecordKind::User => &[Attribute::Name, Attribute::School, Attribute::Grade],
        RecordKind::Device => {
            &[Attribute::AssetTag, Attribute::Model, Attribute::AssignedTo, Attribute::Location]
        }
    };
    let attributes = attributes.iter().map(|attribute| Field::Attribute(*attribute));
    iter::once(Field::Key).chain(attributes).chain(Field::INSURANCE)
}

/// The header of a column.
pub fn header(kind: RecordKind, field: Field) -> String {
    match field {
        Field::Key => records::key(kind),
        Field::Attribute(attribute) => terms::attribute(attribute),
        other => terms::field(other),
    }
}

/// A record of the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Listed {
    pub id: i64,
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
        Self { id: record.id, key: record.user_id, attributes, values: record.values, covered }
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
        Self { id: record.id, key: record.serial, attributes, values: record.values, covered }
    }
}
