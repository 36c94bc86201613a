use super::super::{StoreError, Tx};
use super::table::{key, table};
use crate::store::params;
use coverlist_core::lookup::{Known, Relation};
use coverlist_core::record::{Attribute, RecordKind};

/// The attributes by which a file may mean a record, besides its key.
const fn other_texts(kind: RecordKind) -> &'static [(Relation, Attribute)] {
    match kind {
        RecordKind::User => &[(Relation::Email, Attribute::Email)],
        RecordKind::Device => {
            &[(Relation::AssetTag, Attribute::AssetTag), (Relation::AssignedUser, Attribute::AssignedTo)]
        }
    }
}

/// Passes each record of a kind to `take`, with what a key in a file may be to it.
pub fn each_known(
    tx: &Tx<'_>,
    district: i64,
    kind: RecordKind,
    mut take: impl FnMut(&Known<'_>),
) -> Result<(), StoreError> {
    let named = other_texts(kind);
    let columns: Vec<&str> = named.iter().map(|(_, attribute)| attribute.id()).collect();
    let sql = format!(
        "SELECT id, match_key, {}, {} FROM {} WHERE district_id = ?1",
        key(kind),
        columns.join(", "),
        table(kind)
    );
    tx.each(&sql, params![district], |row| {
        let mut others = [(Relation::Key, ""); 2];
        for ((other, (relation, _)), column) in others.iter_mut().zip(named).zip(3..) {
            *other = (*relation, row.text(column)?);
        }
        take(&Known { id: row.get(0)?, match_key: row.text(1)?, key: row.text(2)?, others: &others });
        Ok(())
    })
}

/// Passes the key and the e-mail address of each user to `take`.
pub fn each_user(tx: &Tx<'_>, district: i64, mut take: impl FnMut(&str, &str)) -> Result<(), StoreError> {
    let sql = "SELECT user_id, email FROM user_record WHERE district_id = ?1";
    tx.each(sql, params![district], |row| {
        take(row.text(0)?, row.text(1)?);
        Ok(())
    })
}
