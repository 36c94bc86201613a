//! Labels before keys and policy numbers.

use super::text::with_letters;
use memchr::memchr2;

/// The value behind a label: `S/N: 5CD1234ABC`, `ID #001111`, `#001111`. A prefix that belongs to the value
/// stays, such as that of `SIS:004231`.
pub(super) fn without_label(text: &str) -> Option<&str> {
    let (label, rest) = match memchr2(b':', b'#', text.as_bytes()) {
        Some(end) => text.split_at(end),
        // `S/N` needs no sign behind it.
        None => text.split_at_checked(3).filter(|(_, rest)| rest.starts_with(char::is_whitespace))?,
    };
    let is_label = match label {
        "" => rest.starts_with('#'),
        _ if rest.starts_with(char::is_whitespace) => {
            ["S/N", "N/S"].iter().any(|it| it.eq_ignore_ascii_case(label))
        }
        _ => with_letters(label, |letters| LABELS.contains(&letters)),
    };
    let value = rest.trim_start_matches(|c: char| matches!(c, ':' | '#' | '.') || c.is_whitespace());
    let is_value = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_' | b'.' | b'/');
    (is_label && value.bytes().all(is_value) && value.bytes().any(|byte| byte.is_ascii_digit()))
        .then_some(value)
}

/// Letters only, in English and Spanish.
const LABELS: [&[u8]; 36] = [
    b"sn",
    b"serial",
    b"serialno",
    b"serialnum",
    b"serialnumber",
    b"devicesn",
    b"deviceserial",
    b"deviceserialnumber",
    b"asset",
    b"assettag",
    b"tag",
    b"id",
    b"userid",
    b"student",
    b"studentid",
    b"studentno",
    b"studentnumber",
    b"staffid",
    b"deviceid",
    b"policy",
    b"policyid",
    b"policyno",
    b"policynumber",
    b"no",
    b"number",
    b"ns",
    b"serie",
    b"nodeserie",
    b"numerodeserie",
    "númerodeserie".as_bytes(),
    b"matricula",
    "matrícula".as_bytes(),
    b"poliza",
    "póliza".as_bytes(),
    b"nodepoliza",
    "nodepóliza".as_bytes(),
];

/// A serial of Lenovo without the mark `S`, or `1S` and the type of the machine, that its bar code has before
/// it. Whether a record has the mark, only a person or the records can tell.
pub(super) fn without_serial_mark(text: &str) -> Option<&str> {
    let serial = match (text.len(), text.get(..1)?, text.get(..2)?) {
        (9, "S" | "s", _) => text.get(1..)?,
        (20, _, "1S" | "1s") => text.get(12..)?,
        _ => return None,
    };
    let begins = |prefix: &&str| serial.get(..2).is_some_and(|start| start.eq_ignore_ascii_case(prefix));
    let is_serial = LENOVO.iter().any(begins);
    (is_serial && text.bytes().all(|byte| byte.is_ascii_alphanumeric())).then_some(serial)
}

/// How serials of Lenovo begin.
const LENOVO: [&str; 11] = ["PF", "PC", "PG", "PB", "PW", "MP", "MJ", "R9", "LR", "YX", "YD"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_before_a_value() {
        for text in [
            "S/N: 5CD1234ABC",
            "S/N 5CD1234ABC",
            "SN#5CD1234ABC",
            "SN: 5CD1234ABC",
            "Serial: 5CD1234ABC",
            "Serial No.: 5CD1234ABC",
            "SERIAL NUMBER # 5CD1234ABC",
            "N/S: 5CD1234ABC",
            "Número de serie: 5CD1234ABC",
            "Asset Tag:5CD1234ABC",
            "#5CD1234ABC",
            "# 5CD1234ABC",
        ] {
            assert_eq!(without_label(text), Some("5CD1234ABC"), "{text}");
        }
        assert_eq!(without_label("ID: 001111"), Some("001111"));
        assert_eq!(without_label("Póliza: WA-100/2"), Some("WA-100/2"));
    }

    #[test]
    fn what_belongs_to_the_value_stays() {
        for text in [
            "SN100001",
            "SN 100001",
            "ID-100",
            "SIS:004231",
            "{SIS:004231}",
            "S/N: none",
            "S/N:",
            "#",
            "#ana",
            "A#1",
            ":001",
            "ID: 1 2",
            "ID 100",
            "ana@oak.example",
            "",
        ] {
            assert_eq!(without_label(text), None, "{text}");
        }
    }

    #[test]
    fn the_mark_of_a_bar_code() {
        assert_eq!(without_serial_mark("SPF0ABCDE"), Some("PF0ABCDE"));
        assert_eq!(without_serial_mark("1S20XXS00A00PF0ABCDE"), Some("PF0ABCDE"));
        for text in
            ["PF0ABCDE", "SN100001", "SPF0ABCD", "SPF0-BCDE", "SXX0ABCDE", "1S20XXS00A00XX0ABCDE", "é", ""]
        {
            assert_eq!(without_serial_mark(text), None, "{text}");
        }
    }
}
