//! Encodings are recognized, and invalid bytes are reported.

use coverlist_core::read::{Encoding, FileKind, Flaw, FlawKind, ReadChoices, Table, read};
use coverlist_core::template::TemplateSet;

const TEXT: &str = "User ID,Name\n004231,Núñez 😀 Ana\n";

#[test]
fn unicode_is_read_with_and_without_a_mark() {
    for (bytes, encoding, bom) in [
        (TEXT.as_bytes().to_vec(), Encoding::Utf8, false),
        ([b"\xEF\xBB\xBF", TEXT.as_bytes()].concat(), Encoding::Utf8, true),
        (utf16(TEXT, u16::to_le_bytes), Encoding::Utf16Le, false),
        (utf16(TEXT, u16::to_be_bytes), Encoding::Utf16Be, false),
        ([b"\xFF\xFE".to_vec(), utf16(TEXT, u16::to_le_bytes)].concat(), Encoding::Utf16Le, true),
        ([b"\xFE\xFF".to_vec(), utf16(TEXT, u16::to_be_bytes)].concat(), Encoding::Utf16Be, true),
    ] {
        let table = guessed(&bytes);
        assert_eq!((table.facts().encoding, table.facts().bom), (encoding, bom));
        assert_eq!(cell(&table, 1, 1), "User ID");
        assert_eq!(cell(&table, 2, 2), "Núñez 😀 Ana", "{encoding:?}, mark: {bom}");
        assert_eq!(table.flaws(), []);
    }
}

#[test]
fn the_first_character_beyond_ascii_decides_for_windows_1252() {
    let table = guessed(b"User ID,Name\n1,Nu\xF1ez \x80\x81\x9F\n2,\xC3\xA9\n");
    assert_eq!(table.facts().encoding, Encoding::Windows1252);
    assert_eq!(cell(&table, 2, 2), "Nuñez €\u{81}Ÿ");
    assert_eq!(cell(&table, 3, 2), "Ã©", "what comes later is read the same way");
    assert_eq!(table.flaws(), []);
}

#[test]
fn letters_that_stand_in_words_only_in_another_encoding_decide() {
    let head = b"User ID,Name\n".as_slice();
    for (name, encoding, text) in [
        (&b"N\x9C\x96ez, Jos\x8E\n"[..], Encoding::MacRoman, "Núñez"),
        (b"MU\x84OZ, JOS\x83\n", Encoding::MacRoman, "MUÑOZ"),
        (b"N\xA3\xA4ez, Jos\x82\n", Encoding::Cp437, "Núñez"),
        (b"Garc\x92a\n", Encoding::Windows1252, "Garc’a"),
        (b"O\x92Neil\n", Encoding::Windows1252, "O’Neil"),
        (b"\x93Full\x94 \x96 Smith\x96Jones\n", Encoding::Windows1252, "“Full” – Smith–Jones"),
        (b"N\xFA\xF1ez\n", Encoding::Windows1252, "Núñez"),
        ("NÃºÃ±ez\n".as_bytes(), Encoding::Utf8Twice, "Núñez"),
        ("donâ€™t\n".as_bytes(), Encoding::Utf8Twice, "don’t"),
        ("NÃºÃ±ez, José\n".as_bytes(), Encoding::Utf8, "NÃºÃ±ez"),
        ("Núñez\n".as_bytes(), Encoding::Utf8, "Núñez"),
    ] {
        let table = guessed(&[head, name].concat());
        assert_eq!((table.facts().encoding, cell(&table, 2, 1)), (encoding, text.to_owned()));
        assert_eq!(table.flaws(), []);
    }
}

#[test]
fn utf_8_that_was_encoded_twice_has_damage_where_it_was_not() {
    let file = "\u{FEFF}a,é\nÃ±,日\nÃ,x\n";
    let table = chosen(file.as_bytes(), Encoding::Utf8Twice);
    assert!(table.facts().bom);
    assert_eq!(cell(&table, 1, 2), "\u{FFFD}");
    assert_eq!((cell(&table, 2, 1), cell(&table, 2, 2)), ("ñ".to_owned(), "\u{FFFD}".to_owned()));
    assert_eq!(cell(&table, 3, 1), "\u{FFFD}");
    let places: Vec<_> = table.flaws().iter().map(|flaw| (flaw.line, flaw.column, flaw.kind)).collect();
    let damaged = [(1, 2), (2, 2), (3, 1)].map(|(line, column)| (line, column, FlawKind::NotInEncoding));
    assert_eq!(places, damaged);
}

#[test]
fn the_first_character_beyond_ascii_may_come_late() {
    let mut bytes = b"User ID,Name\n".to_vec();
    bytes.extend(b"1,x\n".repeat(50_000));
    bytes.extend(b"2,\xE9\n");
    let table = guessed(&bytes);
    assert_eq!(table.facts().encoding, Encoding::Windows1252);
    assert_eq!(cell(&table, 50_002, 2), "é");
    bytes.truncate(bytes.len() - 1);
    let table = guessed(&bytes);
    assert_eq!(table.facts().encoding, Encoding::Windows1252, "the last byte of the file");
    assert_eq!(cell(&table, 50_002, 2), "é");
}

#[test]
fn a_character_cut_off_by_the_end_is_no_utf8() {
    let table = guessed(b"a,b\n1,\xE2\x82");
    assert_eq!(table.facts().encoding, Encoding::Windows1252);
    assert_eq!(cell(&table, 2, 2), "â‚");
}

#[test]
fn broken_utf8_is_named_cell_by_cell() {
    let table = guessed("a,é,c\n1,\u{FFFD},3\n".replace('\u{FFFD}', "#").as_bytes());
    assert_eq!(table.flaws(), []);
    let table = guessed(b"a,\xC3\xA9,c\n\xFFx\xFE,2,\xC3\n\xF0\x9F\x98,2\n,,,\xFF,xxxx\n");
    assert_eq!(table.facts().encoding, Encoding::Utf8);
    assert_eq!(cell(&table, 2, 1), "\u{FFFD}x\u{FFFD}");
    let not_in_encoding = |line, column| Flaw { line, column, kind: FlawKind::NotInEncoding };
    assert_eq!(
        table.flaws(),
        [not_in_encoding(2, 1), not_in_encoding(2, 3), not_in_encoding(3, 1), not_in_encoding(4, 4)]
    );
    assert_eq!(cell(&table, 3, 1), "\u{FFFD}");
}

#[test]
fn a_replacement_character_in_the_file_is_a_character() {
    assert_eq!(guessed("a,\u{FFFD}\n".as_bytes()).flaws(), []);
}

#[test]
fn broken_utf16_is_named() {
    let mut bytes = utf16("a,b\nx,", u16::to_le_bytes);
    bytes.extend(0xD83D_u16.to_le_bytes());
    bytes.extend(utf16("y\nz,", u16::to_le_bytes));
    bytes.extend(0xDE00_u16.to_le_bytes());
    bytes.push(b'!');
    let table = read(
        &[b"\xFF\xFE".to_vec(), bytes].concat(),
        &ReadChoices::default(),
        &TemplateSet::builtin().headers(),
    );
    assert_eq!((cell(&table, 2, 2), cell(&table, 3, 2)), ("\u{FFFD}y".into(), "\u{FFFD}\u{FFFD}".into()));
    assert_eq!(
        table.flaws().iter().map(|flaw| (flaw.line, flaw.column)).collect::<Vec<_>>(),
        [(2, 2), (3, 2)]
    );
}

#[test]
fn utf16_that_ends_within_a_character_is_named() {
    let text = utf16("a,b\n", u16::to_be_bytes);
    for end in [&[0xD8, 0x3D][..], &[0x00]] {
        let table = guessed(&[b"\xFE\xFF", &text[..], end].concat());
        assert_eq!((cell(&table, 2, 1).as_str(), table.flaws().len()), ("\u{FFFD}", 1));
    }
}

#[test]
fn a_few_nul_characters_do_not_make_utf_16() {
    let table = guessed(b"User ID,Insurance Status\n1\0,Yes\n2,\0\0No\n");
    assert_eq!(table.facts().encoding, Encoding::Utf8);
    assert_eq!(cell(&table, 3, 2), "\0\0No");
}

#[test]
fn a_person_overrules_the_guess() {
    let bytes = "a,ñ\n".as_bytes();
    let table = chosen(bytes, Encoding::Windows1252);
    assert_eq!((cell(&table, 1, 2), table.facts().encoding), ("Ã±".to_owned(), Encoding::Windows1252));
    assert_eq!(cell(&chosen(b"a,\xF1\n", Encoding::Utf8), 1, 2), "\u{FFFD}");
    let marked = chosen("\u{FEFF}a,b\n".as_bytes(), Encoding::Utf8);
    assert_eq!((cell(&marked, 1, 1), marked.facts().bom), ("a".to_owned(), true));
    let other_mark = chosen("\u{FEFF}a,b\n".as_bytes(), Encoding::Windows1252);
    assert_eq!((cell(&other_mark, 1, 1), other_mark.facts().bom), ("ï»¿a".to_owned(), false));
    let utf16 = chosen(&utf16("ж,б\nд,и\n", u16::to_be_bytes), Encoding::Utf16Be);
    assert_eq!(cell(&utf16, 2, 1), "д");
}

#[test]
fn a_wrong_choice_still_shows_text() {
    let table = chosen(&utf16("a,b\nc,d\n".repeat(20).as_str(), u16::to_le_bytes), Encoding::Windows1252);
    assert_eq!((table.facts().kind, table.len()), (FileKind::Text, 41));
    assert_eq!(cell(&table, 1, 1), "a\0");
}

#[test]
fn the_first_cells_beyond_ascii_are_named() {
    let table = guessed("a,b\né,x\ny,\"ü\nz\"\nä,ö\n1,2\nñ,ß\n".as_bytes());
    assert_eq!(table.first_non_ascii(), [(2, 1), (3, 2), (4, 1), (4, 2), (6, 1)]);
    assert_eq!(guessed(b"a,b\n").first_non_ascii(), []);
}

fn guessed(bytes: &[u8]) -> Table {
    read(bytes, &ReadChoices::default(), &TemplateSet::builtin().headers())
}

fn chosen(bytes: &[u8], encoding: Encoding) -> Table {
    read(
        bytes,
        &ReadChoices { encoding: Some(encoding), ..ReadChoices::default() },
        &TemplateSet::builtin().headers(),
    )
}

fn cell(table: &Table, line: u32, column: u16) -> String {
    table.record(line).cell(column).unwrap_or_default().into_owned()
}

fn utf16(text: &str, to_bytes: fn(u16) -> [u8; 2]) -> Vec<u8> {
    text.encode_utf16().flat_map(to_bytes).collect()
}
