//! Compares the build of this page with the one that the server has.

use leptos::prelude::{Get, GetUntracked, GetValue, RwSignal, Set, SetValue, StoredValue};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The address of the page's script.
    #[wasm_bindgen(thread_local_v2, js_namespace = ["import", "meta"], js_name = url)]
    static SCRIPT_URL: String;
}

/// The build of this page, which is in the name of its script; `None` in tests.
pub fn own_build() -> Option<String> {
    SCRIPT_URL.with(|url| build_of(url).map(str::to_owned))
}

/// The build in the URL of the page's script, such as `https://a.example/coverlist-web-1f2e.js?locale=es`.
fn build_of(url: &str) -> Option<&str> {
    url.rsplit('/').next()?.strip_prefix("coverlist-web-")?.split_once(".js").map(|(build, _)| build)
}

/// The builds of the page and of the server.
#[derive(Clone, Copy, Debug)]
pub(super) struct Builds {
    own: StoredValue<Option<String>>,
    /// The build that the server had last.
    served: RwSignal<Option<String>>,
    /// How often the server has got another build.
    changes: StoredValue<u32>,
}

/// The time at which a request was sent, as [`Builds`] measures it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct SentAt(u32);

impl Builds {
    pub(super) fn new(own: Option<String>) -> Self {
        Self { own: StoredValue::new(own), served: RwSignal::new(None), changes: StoredValue::new(0) }
    }

    pub(super) fn now(&self) -> SentAt {
        SentAt(self.changes.try_get_value().unwrap_or_default())
    }

    pub(super) fn own(&self) -> Option<String> {
        self.own.try_get_value().flatten()
    }

    /// Takes the build that the answer to a request names. Returns whether it is another one than the page's.
    /// An answer that was on its way while the server got another build says nothing about the server now.
    pub(super) fn take(&self, sent: SentAt, served: Option<String>) -> bool {
        let is_other = self.own().zip(served.clone()).is_some_and(|(own, served)| own != served);
        let is_news = served.is_some() && self.served.try_get_untracked() != Some(served.clone());
        if is_news && sent == self.now() {
            self.changes.try_set_value(sent.0.wrapping_add(1));
            self.served.try_set(served);
        }
        is_other
    }

    /// Whether the server has the build of the page; `None` before the first answer. The value is tracked
    /// like a signal.
    pub(super) fn are_same(&self) -> Option<bool> {
        Some(self.served.try_get()?? == self.own()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use leptos::prelude::Owner;

    #[test]
    fn the_name_of_the_script_has_the_build() {
        for url in [
            "https://a.example/coverlist-web-1f.js",
            "/x/coverlist-web-1f.js?locale=es",
            "coverlist-web-1f.js#",
        ] {
            assert_eq!(build_of(url), Some("1f"), "{url}");
        }
        for url in ["https://a.example/wasm-bindgen-test.js", "/coverlist-web-1f/", "/coverlist.js", ""] {
            assert_eq!(build_of(url), None, "{url}");
        }
    }

    #[test]
    fn the_latest_answer_with_a_build_counts() {
        let owner = Owner::new();
        owner.set();
        let builds = Builds::new(Some("a".to_owned()));
        let take = |build: &str| builds.take(builds.now(), Some(build.to_owned()));
        assert_eq!(builds.are_same(), None);
        assert_eq!((take("a"), builds.are_same()), (false, Some(true)));
        assert_eq!((take("b"), builds.are_same()), (true, Some(false)));
        assert_eq!(
            (builds.take(builds.now(), None), builds.are_same()),
            (false, Some(false)),
            "a proxy has no build"
        );
        assert_eq!((take("a"), builds.are_same()), (false, Some(true)));
    }

    #[test]
    fn an_answer_that_was_on_its_way_during_an_upgrade_does_not_count() {
        let owner = Owner::new();
        owner.set();
        let builds = Builds::new(Some("a".to_owned()));
        builds.take(builds.now(), Some("a".to_owned()));
        let (slow, quick) = (builds.now(), builds.now());
        builds.take(quick, Some("b".to_owned()));
        assert_eq!((builds.take(slow, Some("a".to_owned())), builds.are_same()), (false, Some(false)));
    }

    #[test]
    fn a_page_without_a_build_is_never_another_one() {
        let owner = Owner::new();
        owner.set();
        let builds = Builds::new(None);
        assert_eq!((builds.take(builds.now(), Some("a".to_owned())), builds.are_same()), (false, None));
    }
}
