//! Which users and devices are insured, and until when: counts, and the list that a press on one filters.

mod column;
mod part;
mod counted;
mod selection;
#[cfg(test)]
mod tests;
mod selecting;
mod naming;
mod swatch;
mod part_button;
mod coverage_head;
mod export;
mod statuses;
mod worth_a_look;
mod place_table;
mod months;
mod part_chips;
mod covered_table;
mod covered_list;
mod records_covered;

pub use coverage_head::Coverage;
