//! The texts of findings.

use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::{
    English, Message, finding_example, finding_fact, finding_help, finding_message, finding_title, render,
};

fn english(message: &Message) -> String {
    render(&English, message)
}

fn message(finding: &Finding, kind: RecordKind) -> String {
    render(&English, &finding_message(finding, &Template::builtin(kind), &TemplateSet::builtin()))
}

#[test]
fn every_sentence_can_be_filled_in() {
    for kind in RecordKind::ALL {
        for &code in Code::ALL {
            let message = message(&Finding::cell(code, 4, 2, Some(Field::Status)).naming([7], 1), kind);
            assert!(message.starts_with("Line 4, column 2 (Insurance Status): "), "{message}");
            assert!(message.ends_with('.') && !message.contains(['{', '}']), "{message}");
        }
    }
}

#[test]
fn every_code_has_a_title_help_and_an_example() {
    for &code in Code::ALL {
        let (title, help) = (render(&English, &finding_title(code)), render(&English, &finding_help(code)));
        assert!(!title.is_empty() && !title.ends_with('.'), "{}: {title}", code.id());
        assert!(help.ends_with('.'), "{}: {help}", code.id());
        assert!(!render(&English, &finding_example(code)).is_empty(), "{}", code.id());
    }
}

/// Sentences are read in lists of many. The template decides how many headers and words a sentence lists.
#[test]
fn the_texts_are_short() {
    let words =
        |text: &str| text.split_whitespace().filter(|word| word.contains(char::is_alphanumeric)).count();
    for kind in RecordKind::ALL {
        let (template, templates) = (Template::builtin(kind), TemplateSet::builtin());
        for &code in Code::ALL {
            let fact = finding_fact(&Finding::file(code).naming([7], 1), &template, &templates);
            let (fact, title, help) =
                (english(&fact), english(&finding_title(code)), english(&finding_help(code)));
            let fact = fact.rsplit_once(": ").map_or(&*fact, |(fact, _)| fact);
            assert!((2..=5).contains(&words(&title)), "{}: {title}", code.id());
            assert!(words(fact) <= 20, "{}: {fact}", code.id());
            assert!(words(&help) <= 30, "{}: {help}", code.id());
        }
    }
}

/// The three texts are read together.
#[test]
fn help_does_not_repeat_the_sentence() {
    let (template, templates) = (Template::builtin(RecordKind::User), TemplateSet::builtin());
    for &code in Code::ALL {
        let fact = english(&finding_fact(&Finding::file(code).naming([7], 1), &template, &templates));
        assert!(!english(&finding_help(code)).contains(fact.trim_end_matches('.')), "{}", code.id());
        assert_ne!(english(&finding_title(code)), fact.trim_end_matches('.'));
    }
}

#[test]
fn other_lines_are_named_and_the_rest_is_counted() {
    let says = |lines: std::ops::RangeInclusive<u32>, words: &str| {
        let others = lines.clone().count();
        let message = message(&Finding::row(Code::KeyConflict, 2).naming(lines, others), RecordKind::User);
        assert!(message.contains(words), "{message}");
    };
    says(3..=3, "also on line 3, with");
    says(3..=4, "also on lines 3 and 4, with");
    says(3..=5, "also on lines 3, 4, and 5, with");
    says(3..=20, "also on lines 3, 4, 5, 6, 7, 8, 9, 10, and 10 more, with");
}
