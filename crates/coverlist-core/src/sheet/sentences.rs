//! What a family says in a sentence, such as `Yes, I want to enroll my child`.

use crate::map::plain_words;
use crate::record::Status;

const AGREEING: &[&str] =
    &["yes", "si", "accept", "enroll", "purchase", "buy", "add", "acepto", "inscribir", "comprar"];
const WANTING: &[&str] = &["want", "wish", "elect", "choose", "deseo", "quiero", "elijo"];
/// Without a no, these words may ask for information.
const CARING: &[&str] = &["like", "need", "interested", "necesito"];
const REFUSING: &[&str] = &["decline", "refuse", "reject", "rechazo", "rechazar", "declino"];
const NEGATING: &[&str] = &["no", "not", "dont", "out", "never"];
/// With one of these words, a sentence says something else, or not enough.
const DOUBTING: &[&str] = &[
    "pending",
    "more",
    "information",
    "info",
    "informacion",
    "mas",
    "contact",
    "unpaid",
    "refund",
    "refunded",
    "later",
    "own",
    "other",
    "another",
    "already",
    "cancel",
    "canceled",
    "cancelled",
    "expired",
    "waive",
    "waived",
    "waiver",
    "if",
    "but",
    "unless",
    "until",
    "maybe",
    "partial",
    "order",
    "card",
    "lost",
    "pendiente",
    "otro",
    "otra",
    "propio",
    "propia",
    "ya",
    "pero",
];

/// The status that a sentence states; `None` for a sentence that may mean several.
pub(super) fn stated(text: &str) -> Option<Status> {
    let words = plain_words(text);
    let has = |known: &[&str]| words.iter().any(|word| known.contains(&word.as_str()));
    if words.len() < 2 || has(DOUBTING) {
        return None;
    }
    let (agrees, wants, refuses, negates) = (has(AGREEING), has(WANTING), has(REFUSING), has(NEGATING));
    let is_mixed = refuses && (agrees || has(&["not", "dont"]));
    if is_mixed {
        None
    } else if refuses || (negates && (agrees || wants || has(CARING))) {
        Some(Status::Declined)
    } else {
        (agrees || wants).then_some(Status::Enrolled)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_states_at_most_one_thing() {
        let stated = |texts: &str, status| {
            texts.split('|').for_each(|text| assert_eq!(super::stated(text), status, "{text}"));
        };
        stated(
            "Yes, I want to enroll my child|Sí, deseo inscribirlo|I want coverage",
            Some(Status::Enrolled),
        );
        stated(
            "Option A: Purchase coverage ($20)|Yes (paid by check)|I accept the plan",
            Some(Status::Enrolled),
        );
        stated(
            "No, I decline coverage|No, rechazo el seguro|No deseo el seguro|I don’t want it",
            Some(Status::Declined),
        );
        stated(
            "Option B: Decline coverage|I do NOT wish to enroll|I want to opt out|I don’t need it",
            Some(Status::Declined),
        );
        stated("Accept or decline|I do not decline|Yes, I decline|Yes, later|Yes - refunded", None);
        stated(
            "No, I have my own insurance|Purchase order 1234|Not enrolled|Fee waived|Yes|2 Plan|I want more information|I need a device",
            None,
        );
    }
}
