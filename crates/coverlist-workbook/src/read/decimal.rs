//! Numbers as workbooks store them, in decimal digits.

/// The number of digits that Excel keeps. More are noise of binary fractions.
const KEPT_DIGITS: usize = 15;

/// The maximum number of digits before or after the point. A float of 64 bits has at most 324.
const MAX_EXPONENT: i32 = 400;

/// A number: `0.DIGITS` times 10 to the power of `point`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Decimal {
    pub(super) negative: bool,
    /// The digits from 0 to 9, without zeros at either end.
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// Reads `-12.5` or `1.25E-3`; `None` if the text is no number.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa.strip_prefix('+').unwrap_or(mantissa)),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let is_number = !(whole.is_empty() && fraction.is_empty())
            && whole.bytes().chain(fraction.bytes()).all(|byte| byte.is_ascii_digit())
            && whole.len() + fraction.len() < MAX_EXPONENT as usize;
        is_number.then_some(())?;
        let digits = whole.bytes().chain(fraction.bytes()).map(|byte| byte - b'0').collect();
        let mut number = Self { negative, digits, point: exponent.checked_add(whole.len() as i32)? };
        number.trim();
        (number.point.abs() <= MAX_EXPONENT).then_some(number)
    }

    /// Drops zeros at both ends.
    fn trim(&mut self) {
        let leading = self.digits.iter().take_while(|digit| **digit == 0).count();
        self.digits.drain(..leading);
        while self.digits.last() == Some(&0) {
            self.digits.pop();
        }
        if self.digits.is_empty() {
            (self.negative, self.point) = (false, 0);
        } else {
            self.point = self.point.saturating_sub(leading as i32);
        }
    }

    pub(super) fn is_zero(&self) -> bool {
        self.digits.is_empty()
    }

    fn is_integer(&self) -> bool {
        self.digits.len() as i32 <= self.point || self.is_zero()
    }

    /// The same number without the noise of binary fractions: `0.30000000000000004` is `0.3`.
    pub(super) fn without_noise(self) -> Self {
        if self.is_integer() || self.digits.len() <= KEPT_DIGITS {
            return self;
        }
        let decimals = KEPT_DIGITS as i32 - self.point;
        self.rounded(decimals)
    }

    /// The number rounded to so many decimals, halves away from zero.
    pub(super) fn rounded(mut self, decimals: i32) -> Self {
        let kept = self.point.saturating_add(decimals);
        if kept >= self.digits.len() as i32 {
            return self;
        }
        let rounds_up = kept >= 0 && self.digits[kept as usize] >= 5;
        self.digits.truncate(kept.max(0) as usize);
        if rounds_up {
            self.increase_last();
        }
        self.trim();
        self
    }

    fn increase_last(&mut self) {
        for digit in self.digits.iter_mut().rev() {
            if *digit < 9 {
                *digit += 1;
                return;
            }
            *digit = 0;
        }
        self.digits.insert(0, 1);
        self.point += 1;
    }

    /// The number times 100.
    pub(super) fn percent(mut self) -> Self {
        if !self.is_zero() {
            self.point += 2;
        }
        self
    }

    /// The digits before the point, without leading zeros; empty for zero.
    pub(super) fn whole(&self) -> String {
        self.slice(0, self.point)
    }

    /// The digits behind the point, without zeros at the end.
    pub(super) fn fraction(&self) -> String {
        self.slice(self.point, self.digits.len() as i32)
    }

    fn slice(&self, start: i32, end: i32) -> String {
        let digit = |at: i32| usize::try_from(at).ok().and_then(|at| self.digits.get(at)).copied();
        (start..end).map(|at| char::from(b'0' + digit(at).unwrap_or(0))).collect()
    }

    /// The number in full, never in scientific notation.
    pub(super) fn plain(&self) -> String {
        let (whole, fraction) = (self.whole(), self.fraction());
        let sign = if self.negative { "-" } else { "" };
        let whole = if whole.is_empty() { "0" } else { &whole };
        let point = if fraction.is_empty() { "" } else { "." };
        format!("{sign}{whole}{point}{fraction}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn plain(text: &str) -> String {
        Decimal::parse(text).expect("a number").without_noise().plain()
    }

    #[test]
    fn numbers_are_written_in_full() {
        for (text, wanted) in [
            ("0", "0"),
            ("-0", "0"),
            ("007", "7"),
            ("1.18204E+05", "118204"),
            ("1.2345678901234567E16", "12345678901234567"),
            ("12345678901234567890", "12345678901234567890"),
            ("0.30000000000000004", "0.3"),
            ("1050.0000000000001", "1050"),
            ("9.9999999999999999", "10"),
            ("2.5E-3", "0.0025"),
            ("1E300", &format!("1{}", "0".repeat(300))),
        ] {
            assert_eq!(plain(text), wanted);
        }
    }

    #[test]
    fn other_texts_are_no_numbers() {
        for text in ["", "-", ".", "1E", "1E999999999999", "1E99999", "NaN", "1,5", "0x10"] {
            assert_eq!(Decimal::parse(text), None, "{text}");
        }
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (text, decimals, wanted) in
            [("1.005", 2, "1.01"), ("-2.5", 0, "-3"), ("0.5", 0, "1"), ("0.04", 0, "0"), ("99.95", 1, "100")]
        {
            assert_eq!(Decimal::parse(text).expect("a number").rounded(decimals).plain(), wanted);
        }
    }
}
