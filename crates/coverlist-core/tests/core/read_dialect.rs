//! Delimiters and line ends are recognized.

use coverlist_core::read::{Delimiter, ReadChoices, Table, read};
use coverlist_core::template::TemplateSet;

#[test]
fn the_delimiter_is_the_one_that_makes_headers_appear() {
    for delimiter in Delimiter::ALL {
        let separator = char::from(delimiter.byte()).to_string();
        let text = "User ID,Insurance Status,Policy Number\n004231,Yes,1\n".replace(',', &separator);
        assert_eq!(guessed(&text), delimiter);
        let below_a_title = format!("Oakwood, CA; as of August, 2026 | list\n\n{text}");
        assert_eq!(guessed(&below_a_title), delimiter, "below a title");
        let lower = text.to_lowercase();
        assert_eq!(guessed(&lower), delimiter, "in lower case");
    }
}

#[test]
fn one_header_with_foreign_ones_is_enough() {
    assert_eq!(guessed("Name;Device Serial;Premium, yearly\nTran, Lee;5CD1;1,50\n"), Delimiter::Semicolon);
}

#[test]
fn foreign_headers_are_told_by_how_alike_records_are() {
    assert_eq!(guessed("id;name;amount\n1;Tran, Lee;460,00\n2;Okafor, Dev;460,00\n"), Delimiter::Semicolon);
    assert_eq!(
        guessed("1;\"Tran, Lee\";460,00\n2;\"x\";12,50\n"),
        Delimiter::Semicolon,
        "no header, decimal commas"
    );
    assert_eq!(
        guessed("1;1,5;2,5;3,5\n2;0,5;1,5;1,5\n"),
        Delimiter::Semicolon,
        "as many commas as semicolons"
    );
    assert_eq!(guessed("id,name,tags\n1,Lee,a;b;c;d;e\n2,Ann,b\n3,Kim,c;d\n"), Delimiter::Comma);
    assert_eq!(guessed("id\tname\n1\tTran, Lee\n2\tSmith, Jo\n"), Delimiter::Tab);
    assert_eq!(guessed("id|name|x\n1|Tran, Lee|a;b\n2|Smith|c\n"), Delimiter::Pipe);
    assert_eq!(guessed("\"1\";\"Tran, Lee, Kim\"\n\"2\";\"Okafor, Dev, Jo\"\n"), Delimiter::Semicolon);
    assert_eq!(guessed("\"id\";\"full, name\"\n\"1\";\"Tran, Lee\"\n"), Delimiter::Semicolon);
}

#[test]
fn quoted_commas_do_not_count() {
    assert_eq!(guessed("id;name\n1;\"Tran, Lee\"\n2;\"Smith, Jo\"\n3;Ann\n"), Delimiter::Semicolon);
}

#[test]
fn a_single_column_has_a_comma() {
    assert_eq!(guessed("User ID\n004231\n118204\n"), Delimiter::Comma);
    assert_eq!(guessed("x"), Delimiter::Comma);
}

#[test]
fn a_first_line_that_names_the_delimiter_is_honored() {
    for text in ["sep=;\na,b;c\n", "SEP=;\r\na,b;c\r\n", "\"sep=;\"\na,b;c\n"] {
        assert_eq!(guessed(text), Delimiter::Semicolon, "{text:?}");
    }
    assert_eq!(table("sep=;\na,b;c\n").record(2).cells().collect::<Vec<_>>(), ["a,b", "c"]);
}

#[test]
fn a_person_overrules_the_guess() {
    let choices = ReadChoices { delimiter: Some(Delimiter::Pipe), ..ReadChoices::default() };
    let table = read(b"User ID,Insurance Status|x\n", &choices, &TemplateSet::builtin().headers());
    assert_eq!(table.record(1).cells().collect::<Vec<_>>(), ["User ID,Insurance Status", "x"]);
    assert_eq!(table.facts().delimiter, Delimiter::Pipe);
}

#[test]
fn a_long_record_cut_off_by_the_head_still_counts() {
    let text = format!("{}\n", "abcdefgh;".repeat(20_000));
    assert_eq!(guessed(&text), Delimiter::Semicolon);
}

fn table(text: &str) -> Table {
    read(text.as_bytes(), &ReadChoices::default(), &TemplateSet::builtin().headers())
}

fn guessed(text: &str) -> Delimiter {
    table(text).facts().delimiter
}
