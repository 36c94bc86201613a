//! Texts that are not what they look like: other alphabets, quotes and labels.

use super::text::{is, letters};
use coverlist_core::findings::Code;

/// The damage that makes a text look like another one, and that text.
pub fn disguise(text: &str) -> Option<(Code, String)> {
    if let Some(plain) = in_ascii(text, |c| {
        let code = u32::from(c);
        let is_full_width = (0xFF01..=0xFF5E).contains(&code);
        if code == 0x3000 { Some(' ') } else { is_full_width.then(|| char::from((code - 0xFEE0) as u8)) }
    }) {
        return Some((Code::CellFullWidth, plain));
    }
    let latin = in_ascii(text, |c| PAIRS.split(' ').find(|pair| pair.starts_with(c))?.chars().nth(1));
    if let Some(latin) = latin.filter(|_| text.contains(|c: char| c.is_ascii_alphabetic())) {
        return Some((Code::CellLookAlike, latin));
    }
    let quotes = "\"'`´“”„‟‘’‚‛«»＇";
    let value = text.trim_matches(|c: char| c.is_whitespace() || quotes.contains(c));
    let has_quote =
        [text.chars().next(), text.chars().last()].into_iter().flatten().any(|c| quotes.contains(c));
    (has_quote && !value.is_empty()).then(|| (Code::CellQuoted, value.to_owned()))
}

/// A text with each character outside of ASCII in its plain form. `None` if one has none, or none is there.
fn in_ascii(text: &str, plain: impl Fn(char) -> Option<char>) -> Option<String> {
    let of = |c: char| if c.is_ascii() { Some(c) } else { plain(c) };
    text.chars().map(of).collect::<Option<String>>().filter(|_| !text.is_ascii())
}

/// Letters of Cyrillic and Greek, each before the one that it looks like.
const PAIRS: &str = "АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ХX аa еe ѕs іi јj оo рp сc уy хx \
     ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX οo";

/// Whether a label is before a key or a policy number.
pub fn has_label(text: &str) -> bool {
    const VALUE: &str = r"^[A-Za-z0-9_./-]*[0-9][A-Za-z0-9_./-]*$";
    let (label, value) = match text.find([':', '#']) {
        Some(end) => (&text[..end], &text[end..]),
        None if is(text, "^(?i:s/n|n/s)") => (&text[..3], &text[3..]),
        None => return false,
    };
    let has_space = value.starts_with(char::is_whitespace);
    let sign_or_space = value.trim_start_matches(|c: char| ":#.".contains(c) || c.is_whitespace());
    let label = letters(label);
    let is_label = if text.starts_with('#') {
        true
    } else if has_space {
        ["sn", "ns"].contains(&&*label)
    } else {
        LABELS.split(' ').any(|other| other == label && value.starts_with([':', '#']))
    };
    is_label && is(sign_or_space, VALUE)
}

const LABELS: &str = "sn serial serialno serialnum serialnumber devicesn deviceserial deviceserialnumber asset \
     assettag tag id userid student studentid studentno studentnumber staffid deviceid policy policyid policyno \
     policynumber no number ns serie nodeserie numerodeserie númerodeserie matricula matrícula poliza póliza \
     nodepoliza nodepóliza";

/// Whether a serial of Lenovo has the mark of its bar code.
pub fn has_serial_mark(text: &str) -> bool {
    is(text, r"^(?i:s|1s[a-z0-9]{10})(?i:pf|pc|pg|pb|pw|mp|mj|r9|lr|yx|yd)[A-Za-z0-9]{6}$")
}
