//! Number formats: how a stored number is displayed.

use super::decimal::Decimal;
use super::limits::MAX_FORMAT;
use super::serial::Shows;

/// A number format.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NumberFormat {
    /// The number is displayed as it is.
    General,
    /// The number is a date or a time.
    Date(Shows),
    /// Digits with texts around and between them.
    Pattern(Vec<Section>),
    /// A format in which a number loses digits or looks like another one, such as scientific notation.
    Other,
}

/// A section of a pattern: for positive numbers, negative ones, or zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Section {
    before_point: Vec<Piece>,
    behind_point: Vec<Piece>,
    has_point: bool,
    is_grouped: bool,
    percents: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Piece {
    /// A digit; `0` shows zeros that the number does not have.
    Digit {
        is_forced: bool,
    },
    Text(String),
}

/// A displayed number.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Displayed {
    pub(super) text: String,
    pub(super) is_rounded: bool,
}

impl NumberFormat {
    /// The format of a code such as `#,##0.00`.
    pub(super) fn parse(code: &str) -> Self {
        let code = code.trim();
        if code.is_empty() || code.eq_ignore_ascii_case("general") || code == "@" {
            return Self::General;
        }
        if code.len() > MAX_FORMAT {
            return Self::Other;
        }
        let Some(sections) = split(code) else { return Self::Other };
        if let Some(shows) = sections.first().and_then(|section| date(section)) {
            return Self::Date(shows);
        }
        // A fourth section is for text.
        let sections: Option<Vec<Section>> =
            sections.iter().take(3).map(|tokens| Section::parse(tokens)).collect();
        sections.map_or(Self::Other, Self::Pattern)
    }

    /// The format of a built-in number.
    pub(super) fn built_in(id: u32) -> Self {
        Self::parse(match id {
            1 => "0",
            2 => "0.00",
            3 => "#,##0",
            4 => "#,##0.00",
            5 | 6 => "$#,##0;($#,##0)",
            7 | 8 => "$#,##0.00;($#,##0.00)",
            9 => "0%",
            10 => "0.00%",
            11 | 48 => "0.00E+00",
            12 | 13 => "# ?/?",
            14..=17 | 27..=31 | 36 | 50..=54 | 57 | 58 => "yyyy-mm-dd",
            18..=21 | 32..=35 | 45 | 47 | 55 | 56 => "h:mm:ss",
            22 => "yyyy-mm-dd h:mm",
            37 | 38 => "#,##0;(#,##0)",
            39 | 40 => "#,##0.00;(#,##0.00)",
            41 => "#,##0;(#,##0);\"-\"",
            42 => "$#,##0;($#,##0);$\"-\"",
            43 => "#,##0.00;(#,##0.00);\"-\"",
            44 => "$#,##0.00;($#,##0.00);$\"-\"",
            46 => "[h]:mm:ss",
            _ => "General",
        })
    }

    /// The displayed text of a number under a pattern; `None` if the number itself is better.
    pub(super) fn display(&self, number: &Decimal) -> Option<Displayed> {
        let Self::Pattern(sections) = self else { return None };
        let is_own = number.is_zero() && sections.len() > 2 || number.negative && sections.len() > 1;
        let section = match (number.is_zero(), number.negative) {
            (true, _) => sections.get(2),
            (_, true) => sections.get(1),
            _ => None,
        };
        let section = section.or(sections.first())?;
        let displayed = section.display(number);
        // A format that shows negative numbers only in red loses the sign.
        let is_signed = is_own && displayed.text.contains(['-', '(', '\u{2212}']);
        let needs_sign = number.negative && !is_signed;
        let text = if needs_sign { format!("-{}", displayed.text) } else { displayed.text };
        let digits = text.bytes().filter(u8::is_ascii_digit).count();
        let has_all = digits >= number.whole().len().max(1);
        has_all.then(|| Displayed { text: text.trim().to_owned(), ..displayed })
    }
}

/// A character of a format, or a text in it.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Token {
    Code(char),
    Text(String),
    /// `[h]` and the like.
    Elapsed,
}

/// The sections of a format; `None` if it has conditions or other things that are not understood.
fn split(code: &str) -> Option<Vec<Vec<Token>>> {
    let mut sections = vec![Vec::new()];
    let mut characters = code.chars();
    while let Some(character) = characters.next() {
        let token = match character {
            ';' => {
                sections.push(Vec::new());
                continue;
            }
            '"' => Token::Text(characters.by_ref().take_while(|c| *c != '"').collect()),
            '\\' => Token::Text(characters.next()?.to_string()),
            // A space as wide as the next character, or as many of it as there is room for.
            '_' | '*' => {
                characters.next();
                continue;
            }
            '[' => match bracket(&characters.by_ref().take_while(|c| *c != ']').collect::<String>())? {
                Some(token) => token,
                None => continue,
            },
            character => Token::Code(character),
        };
        sections.last_mut()?.push(token);
    }
    Some(sections)
}

/// What brackets say: elapsed time, a currency, or a color, which is nothing.
fn bracket(text: &str) -> Option<Option<Token>> {
    let lower = text.to_ascii_lowercase();
    if let Some(currency) = text.strip_prefix('$') {
        let symbol = currency.split('-').next().unwrap_or_default();
        return Some(Some(Token::Text(symbol.to_owned())));
    }
    if !lower.is_empty()
        && ["h", "m", "s"].iter().any(|unit| lower.trim_matches(|c| unit.contains(c)).is_empty())
    {
        return Some(Some(Token::Elapsed));
    }
    let is_color = ["black", "blue", "cyan", "green", "magenta", "red", "white", "yellow"]
        .contains(&lower.as_str())
        || lower.strip_prefix("color").is_some_and(|number| number.trim().parse::<u8>().is_ok());
    is_color.then_some(None)
}

/// What the letters of a date show; `None` if there are none.
fn date(tokens: &[Token]) -> Option<Shows> {
    let has = |letters: &str| {
        tokens.iter().any(|token| matches!(token, Token::Code(c) if letters.contains(c.to_ascii_lowercase())))
    };
    let elapsed = tokens.contains(&Token::Elapsed);
    let time = has("hs") || elapsed;
    let day = has("yd") || has("m") && !time;
    (day || time).then_some(Shows { day, time, elapsed: elapsed && !day })
}

impl Section {
    /// `None` if the section shows something else than digits: an exponent, a fraction, or thousands.
    fn parse(tokens: &[Token]) -> Option<Self> {
        let mut section = Self::default();
        let mut commas_behind_digit = 0;
        for token in tokens {
            let piece = match token {
                Token::Code(c @ ('0' | '#' | '?')) => {
                    section.is_grouped |= commas_behind_digit > 0;
                    commas_behind_digit = 0;
                    Piece::Digit { is_forced: *c == '0' }
                }
                Token::Code(',') if section.has_digit() => {
                    commas_behind_digit += 1;
                    continue;
                }
                Token::Code('.') if !section.has_point => {
                    // A comma here divides by a thousand.
                    (commas_behind_digit == 0).then_some(())?;
                    section.has_point = true;
                    continue;
                }
                Token::Code('E' | 'e' | '/' | '@' | 'G' | 'g') | Token::Elapsed => return None,
                Token::Code('%') => {
                    section.percents += 1;
                    Piece::Text("%".to_owned())
                }
                Token::Code(c) => Piece::Text(c.to_string()),
                Token::Text(text) => Piece::Text(text.clone()),
            };
            if section.has_point { &mut section.behind_point } else { &mut section.before_point }.push(piece);
        }
        (commas_behind_digit == 0).then_some(section)
    }

    fn has_digit(&self) -> bool {
        self.before_point.iter().any(|piece| matches!(piece, Piece::Digit { .. }))
    }

    fn display(&self, number: &Decimal) -> Displayed {
        let number = (0..self.percents).fold(number.clone(), |number, _| number.percent());
        let decimals = self.behind_point.iter().filter(|piece| matches!(piece, Piece::Digit { .. })).count();
        let rounded = number.clone().rounded(decimals as i32);
        let is_rounded = rounded != number;
        let mut text = self.whole(&rounded.whole());
        if self.has_point {
            text.push('.');
        }
        self.push_fraction(&mut text, &rounded.fraction());
        Displayed { text, is_rounded }
    }

    /// Fills the digits before the point from the right.
    fn whole(&self, digits: &str) -> String {
        let first = self.before_point.iter().position(|piece| matches!(piece, Piece::Digit { .. }));
        let mut digits = digits.chars().rev();
        let mut reversed = String::new();
        let mut count = 0;
        let mut push = |reversed: &mut String, digit: char| {
            if self.is_grouped && count > 0 && count % 3 == 0 {
                reversed.push(',');
            }
            reversed.push(digit);
            count += 1;
        };
        for (index, piece) in self.before_point.iter().enumerate().rev() {
            match piece {
                Piece::Text(text) => reversed.extend(text.chars().rev()),
                Piece::Digit { is_forced } => {
                    if let Some(digit) = digits.next().or(is_forced.then_some('0')) {
                        push(&mut reversed, digit);
                    }
                    if Some(index) == first {
                        digits.by_ref().for_each(|digit| push(&mut reversed, digit));
                    }
                }
            }
        }
        reversed.chars().rev().collect()
    }

    /// Fills the digits behind the point from the left.
    fn push_fraction(&self, text: &mut String, digits: &str) {
        let mut digits = digits.chars();
        for piece in &self.behind_point {
            match piece {
                Piece::Text(own) => text.push_str(own),
                Piece::Digit { is_forced } => text.extend(digits.next().or(is_forced.then_some('0'))),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(code: &str, number: &str, wanted: &str) {
        let number = Decimal::parse(number).expect("a number");
        let displayed = NumberFormat::parse(code).display(&number);
        assert_eq!(displayed.map_or("stored".to_owned(), |displayed| displayed.text), wanted, "{code}");
    }

    #[test]
    fn digits_are_displayed_by_their_pattern() {
        check("000000", "42", "000042");
        check("000000", "1234567", "1234567");
        check("#,##0", "1234567", "1,234,567");
        check("0,000", "12", "0,012");
        check("$#,##0.00", "1050", "$1,050.00");
        check("[$$-409]#,##0.00;[Red]([$$-409]#,##0.00)", "-1050.5", "($1,050.50)");
        check("_($* #,##0.00_);_($* (#,##0.00);_($* \"-\"??_);_(@_)", "1050", "$1,050.00");
        check("0.00%", "0.125", "12.50%");
        check("0%", "0.8", "80%");
        check("000-00-0000", "12345678", "012-34-5678");
        check("\"POL-\"00000", "77", "POL-00077");
        check("#.##", "0.5", ".5");
        check("0.00 \"kg\"", "-2", "-2.00 kg");
        check("#,##0 [$\u{20AC}-407]", "1050", "1,050 \u{20AC}");
    }

    #[test]
    fn a_sign_that_only_a_color_shows_is_kept() {
        check("#,##0;[Red]#,##0", "-1050", "-1,050");
    }

    #[test]
    fn displayed_text_with_fewer_digits_is_not_used() {
        check("#,##0,", "1234567", "stored");
        check("0.0,,\"M\"", "1234567", "stored");
        check("0.00E+00", "118204", "stored");
        check("# ?/?", "1.5", "stored");
        check("[>100]0;0.0", "5", "stored");
        check(";;;", "5", "stored");
        check("\"yes\";\"no\"", "1", "stored");
        check("#,##0;(#,##0);\"-\"", "0", "stored");
    }

    #[test]
    fn letters_of_dates_make_dates() {
        let shows = |code| match NumberFormat::parse(code) {
            NumberFormat::Date(shows) => Some((shows.day, shows.time, shows.elapsed)),
            _ => None,
        };
        assert_eq!(shows("dd/mm/yyyy"), Some((true, false, false)));
        assert_eq!(shows("[$-409]mmm d, yyyy h:mm AM/PM;@"), Some((true, true, false)));
        assert_eq!(shows("mmm"), Some((true, false, false)));
        assert_eq!(shows("h:mm"), Some((false, true, false)));
        assert_eq!(shows("[hh]:mm"), Some((false, true, true)));
        assert_eq!(shows("\"day\" 0"), None);
        assert_eq!(shows("[Red]0"), None);
        assert_eq!(shows("\\d0"), None);
    }
}
