//! Compares the engine with the naive validator.

use super::case::{Question as Asked, cases};
use super::oracle::{Question, assert_agree, assert_reads};
use super::ugly_files::{UglyFile, ugly_files};
use super::ugly_templates::TEMPLATES;
use coverlist_core::record::Date;
use coverlist_core::validate::{Limits, Validator, validate};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::test_runner::RngSeed;

const TODAY: Date = Date::constant(2026, 9, 1);

#[test]
fn engine_and_oracle_agree_on_the_corpus() {
    for case in cases() {
        let Asked { today, limits, .. } = case.question;
        let templates = case.templates();
        let template = templates.get(case.template_id()).expect("the set has the template");
        let table = case.table();
        let choices = case.choices(&table);
        // A failure shows the last name.
        println!("{}", case.name);
        let question = Question { template, templates: &templates, choices: &choices, today, limits };
        assert_reads(&case.input, &table);
        assert_agree(&table, question);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(12), ..ProptestConfig::with_cases(192) })]

    #[test]
    fn engine_and_oracle_agree_on_ugly_files(file in ugly_files()) {
        let table = file.table(&[file.text.len()]);
        assert_reads(file.text.as_bytes(), &table);
        assert_agree(&table, question(&file));
    }

    #[test]
    fn any_slicing_of_an_ugly_file_gives_the_same_answer(
        file in ugly_files(),
        sizes in vec(1..40_usize, 1..8),
        step in 1..30_u32,
    ) {
        let Question { template, templates, choices, today, limits } = question(&file);
        let (whole_table, table) = (file.table(&[file.text.len()]), file.table(&sizes));
        let whole = validate(&whole_table, template, templates, choices, today, limits);
        let mut validator = Validator::new(&table, template, templates, choices, today, limits);
        while !validator.step(&table, step) {}
        prop_assert_eq!(validator.header(), whole.header.as_ref());
        let sliced = validator.finish(&table);
        prop_assert_eq!(&whole.header, &sliced.header);
        prop_assert_eq!(&whole.dates, &sliced.dates);
        prop_assert_eq!(&whole.facts, &sliced.facts);
        prop_assert!(whole.findings().eq(sliced.findings()));
        for line in (1..).take(whole_table.len()) {
            prop_assert_eq!(whole.row_status(line), sliced.row_status(line));
        }
        let (ours, theirs) = (whole.accepted_rows(&whole_table), sliced.accepted_rows(&table));
        prop_assert_eq!(ours.collect::<Vec<_>>(), theirs.collect::<Vec<_>>());
    }
}

pub(crate) fn question(file: &UglyFile) -> Question<'_> {
    let template = TEMPLATES.iter().nth(file.template).expect("there are three templates");
    Question {
        template,
        templates: &TEMPLATES,
        choices: &file.choices,
        today: TODAY,
        limits: Limits::default(),
    }
}
