//! Compares the build of this page with the one that the server has.

use leptos::prelude::{Get, GetUntracked, GetValue, RwSignal, Set, StoredValue};
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
    /// The build in the latest answer that has one.
    served: RwSignal<Option<String>>,
}

impl Builds {
    pub(super) fn new(own: Option<String>) -> Self {
        Self { own: StoredValue::new(own), served: RwSignal::new(None) }
    }

    pub(super) fn own(&self) -> Option<String> {
        self.own.try_get_value().flatten()
    }

    /// Takes the build that an answer names. Returns whether it is another one than the page's.
    pub(super) fn take(&self, served: Option<String>) -> bool {
        let is_other = self.own().zip(served.clone()).is_some_and(|(own, served)| own != served);
        if served.is_some() && self.served.try_get_untracked() != Some(served.clone()) {
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
        let take = |build: &str| builds.take(Some(build.to_owned()));
        assert_eq!(builds.are_same(), None);
        assert_eq!((take("a"), builds.are_same()), (false, Some(true)));
        assert_eq!((take("b"), builds.are_same()), (true, Some(false)));
        assert_eq!((builds.take(None), builds.are_same()), (false, Some(false)), "a proxy has no build");
        assert_eq!((take("a"), builds.are_same()), (false, Some(true)));
    }

    #[test]
    fn a_page_without_a_build_is_never_another_one() {
        let owner = Owner::new();
        owner.set();
        let builds = Builds::new(None);
        assert_eq!((builds.take(Some("a".to_owned())), builds.are_same()), (false, None));
    }
}
