#![allow(missing_docs)]
use coverlist_core::findings::{Code, Finding};
use coverlist_core::record::{Field, RecordKind};
use coverlist_core::template::{Template, TemplateSet};
use coverlist_messages::*;

#[test]
fn same_as_before() {
    let set = TemplateSet::builtin();
    for kind in RecordKind::ALL {
        let template = Template::builtin(kind);
        for &code in Code::ALL {
            for lines in [vec![], vec![3], vec![3, 5], (3..20).collect::<Vec<u32>>()] {
                let mut finding = Finding::cell(code, 4, 2, Some(Field::Status));
                let n = lines.len();
                finding = finding.naming(lines, n);
                let message = finding.message(&template, &set);
                let words = FindingWords::of(&finding, &template, &set);
                let new = render(&English, &finding_sentence(code, &words));
                assert_eq!(
                    message.strip_prefix("Line 4, column 2 (Insurance Status): ").unwrap_or(&message),
                    new
                );
                assert_eq!(code.entry().title, render(&English, &finding_title(code)));
                assert_eq!(code.entry().help, render(&English, &finding_help(code)));
                assert_eq!(code.entry().example, render(&English, &finding_example(code)));
            }
        }
    }
}
