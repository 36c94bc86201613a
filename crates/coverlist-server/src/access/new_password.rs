//! Rules for new passwords.

use super::password::{LONGEST, SHORTEST, normalized};
use coverlist_messages::{Message, text};
use zxcvbn::Score;

/// Words that somebody who guesses passwords of this product tries first.
const OURS: [&str; 3] = ["coverlist", "insurance", "district"];

/// Why a password is refused. Its text suggests a remedy.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}", self.reason())]
pub enum Weakness {
    /// Fewer than [`SHORTEST`] characters.
    Short,
    /// More than [`LONGEST`] bytes.
    Long,
    /// The password is the account's e-mail address.
    Email,
    /// The password resembles a common password, the account's name or its e-mail address.
    Common,
}

impl Weakness {
    /// The reason why an account with the password is refused.
    pub fn reason(self) -> Message {
        match self {
            Self::Short => text::problem_account_invalid_short(SHORTEST as u64),
            Self::Long => text::problem_account_invalid_long(LONGEST as u64),
            Self::Email => text::problem_account_invalid_address(),
            Self::Common => text::problem_account_invalid_common(),
        }
    }
}

/// Checks a new password for an account with this e-mail address and display name.
pub fn check(password: &str, email: &str, name: &str) -> Result<(), Weakness> {
    let password = normalized(password);
    if password.chars().count() < SHORTEST {
        return Err(Weakness::Short);
    }
    if password.len() > LONGEST {
        return Err(Weakness::Long);
    }
    let email = normalized(email.trim());
    if password.trim().to_lowercase() == email.to_lowercase() {
        return Err(Weakness::Email);
    }
    let about = email.split(['@', '.', '-', '_', '+']).chain(name.split_whitespace()).chain(OURS);
    let about: Vec<&str> = about.chain([email.as_str()]).filter(|word| !word.is_empty()).collect();
    if zxcvbn::zxcvbn(&password, &about).score() < Score::Three {
        return Err(Weakness::Common);
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn judged(password: &str) -> Result<(), Weakness> {
        check(password, "r.ortiz@oakwood.example", "R. Ortiz")
    }

    #[test]
    fn length_counts_letters_as_people_count_them() {
        assert_eq!(judged("tulip kayak"), Err(Weakness::Short));
        assert_eq!(judged("tulip kayaks"), Ok(()));
        // Eleven letters, of which three are each spelled with two characters.
        assert_eq!(judged("tu\u{0308}lipka\u{0301}yako\u{0302}"), Err(Weakness::Short));
        assert_eq!(judged(&"tulip kayak ".repeat(100)), Err(Weakness::Long));
    }

    #[test]
    fn common_passwords_are_refused() {
        for common in [
            "passwordpassword",
            "Password1234",
            "P@ssw0rd2026!",
            "123456789012",
            "qwertyuiop12",
            "aaaaaaaaaaaa",
            "iloveyou1234",
            "administrator",
            "coverlist2026",
            "insurancedistrict",
            "ortizoakwood",
            "Oakwood-2026",
        ] {
            assert_eq!(judged(common), Err(Weakness::Common), "{common}");
        }
    }

    #[test]
    fn the_e_mail_address_is_refused() {
        assert_eq!(judged("R.Ortiz@oakwood.example"), Err(Weakness::Email));
        assert_eq!(judged("r.ortiz@oakwood.example1"), Err(Weakness::Common));
    }

    #[test]
    fn generated_passwords_are_accepted() {
        for good in ["correct horse battery staple", "x7#Lq9!vTz2@w", "gr\u{fc}ner Tee um halb f\u{fc}nf"] {
            assert_eq!(judged(good), Ok(()), "{good}");
        }
    }
}
