//! Compares the engine with the naive validator.

use super::case::{Question as Asked, cases};
use super::oracle::{Question, assert_agree};
use coverlist_core::read::read;

#[test]
fn engine_and_oracle_agree_on_the_corpus() {
    for case in cases() {
        let Asked { today, choices, limits, .. } = &case.question;
        let templates = case.templates();
        let template = templates.get(case.template_id()).expect("the set has the template");
        let table = read(&case.input, &choices.read, &templates.headers());
        println!("{}", case.name);
        let question = Question { template, templates: &templates, choices, today: *today, limits: *limits };
        assert_agree(&table, question);
    }
}
