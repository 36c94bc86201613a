//! What each request says about its sender.

use coverlist_api::ACCOUNT;
use web_sys::RequestCredentials;

/// The account for which a page was opened, and its session.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Sender {
    /// `None` before anybody has signed in. The server refuses the requests of another account's session.
    pub(super) account: Option<String>,
    /// The key of a session that is sent as a header; `None` for the session in the browser's cookie.
    pub(super) key: Option<String>,
}

impl Sender {
    /// The headers of every request.
    pub(super) fn headers(&self) -> Vec<(&'static str, String)> {
        let account = self.account.clone().map(|account| (ACCOUNT, account));
        let key = self.key.as_ref().map(|key| ("Authorization", format!("Bearer {key}")));
        [account, key].into_iter().flatten().collect()
    }

    /// A session in a header needs no cookies, which may be those of another person.
    pub(super) fn credentials(&self) -> RequestCredentials {
        if self.key.is_some() { RequestCredentials::Omit } else { RequestCredentials::SameOrigin }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sender(account: Option<&str>, key: Option<&str>) -> Sender {
        Sender { account: account.map(str::to_owned), key: key.map(str::to_owned) }
    }

    #[test]
    fn a_request_names_its_account_and_its_session() {
        assert_eq!(Sender::default().headers(), []);
        let named = (ACCOUNT, "1-7".to_owned());
        assert_eq!(sender(Some("1-7"), None).headers(), std::slice::from_ref(&named));
        let key = ("Authorization", "Bearer k".to_owned());
        assert_eq!(sender(Some("1-7"), Some("k")).headers(), [named, key]);
    }

    #[test]
    fn a_session_in_a_header_is_sent_without_cookies() {
        assert_eq!(sender(Some("1-7"), None).credentials(), RequestCredentials::SameOrigin);
        assert_eq!(sender(None, Some("k")).credentials(), RequestCredentials::Omit);
    }
}
