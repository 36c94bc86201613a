//! The look-up of keys. `header` is that of the key in the template.

use super::list;
use coverlist_core::lookup::{Difference, Relation};

/// What explains the keys of `rows` rows that name no record.
pub fn explanation(header: &str, relation: Relation, differences: &[Difference], rows: u64) -> String {
    match relation {
        Relation::Key if differences == [Difference::Zeros] => t!(keys_match_zeros, rows),
        Relation::Key => {
            t!(keys_match_differences, rows, list(differences.iter().map(|it| difference(*it)).collect()))
        }
        Relation::AssetTag => t!(keys_match_asset_tag, rows, header),
        Relation::Email => t!(keys_match_email, rows, header),
        Relation::AssignedUser => t!(keys_match_assigned_user, rows, header),
    }
}

/// The button that puts the keys of the records in place of those in the file.
pub fn accept(header: &str, relation: Relation, rows: u64) -> String {
    match relation {
        Relation::AssignedUser => t!(keys_use_assigned, rows),
        Relation::Key | Relation::AssetTag | Relation::Email => t!(keys_use, rows, header),
    }
}

fn difference(difference: Difference) -> String {
    match difference {
        Difference::Case => t!(keys_difference_case),
        Difference::Separators => t!(keys_difference_separators),
        Difference::Zeros => t!(keys_difference_zeros),
        Difference::LookAlikes => t!(keys_difference_look_alikes),
    }
}
