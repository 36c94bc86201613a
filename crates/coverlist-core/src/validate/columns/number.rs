//! The kinds of numbers that only one decimal style reads.

use super::Kind;
use crate::findings::Code;
use crate::value::{DecimalStyle, Written};

/// The problems that a number can have in the style that reads it.
const PROBLEMS: [Option<Code>; 5] = [
    None,
    Some(Code::ValueBelowMinimum),
    Some(Code::ValueAboveMaximum),
    Some(Code::AmountNegative),
    Some(Code::AmountLarge),
];

/// The forms of such numbers.
const FORMS: [Written; 4] = {
    use DecimalStyle::{Comma, Point};
    [
        Written { style: Point, is_proof: false },
        Written { style: Point, is_proof: true },
        Written { style: Comma, is_proof: false },
        Written { style: Comma, is_proof: true },
    ]
};

impl Kind {
    /// The number of kinds of such numbers.
    pub(super) const NUMBERS_COUNT: u8 = (PROBLEMS.len() * FORMS.len()) as u8;

    /// A number in a form that only one style reads, with its problem in that style.
    pub(super) fn number_of(written: Written, problem: Option<Code>) -> Self {
        let form = FORMS.iter().position(|form| *form == written).unwrap_or_default();
        let problem = PROBLEMS.iter().position(|other| *other == problem).unwrap_or_default();
        Self(Self::NUMBERS + (form * PROBLEMS.len() + problem) as u8)
    }

    /// The form of a number that only one style reads, and its problem in that style.
    pub(in crate::validate) fn number(self) -> Option<(Written, Option<Code>)> {
        let index = usize::from(self.0.checked_sub(Self::NUMBERS)?);
        FORMS.get(index / PROBLEMS.len()).map(|form| (*form, PROBLEMS[index % PROBLEMS.len()]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_kind_has_the_form_and_the_problem_of_a_number() {
        for written in FORMS {
            for problem in PROBLEMS {
                let kind = Kind::number_of(written, problem);
                assert_eq!(kind.number(), Some((written, problem)));
                assert!(kind.code().is_none() && !kind.is_blank() && !kind.is_fine() && !kind.is_date());
            }
        }
        assert!(Kind::all().filter(|kind| kind.number().is_some()).count() == FORMS.len() * PROBLEMS.len());
    }
}
