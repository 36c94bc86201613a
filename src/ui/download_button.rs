use super::button::{Button, ButtonKind};
use super::failure_notice::FailureNotice;
use crate::client::{Client, Failure};
use leptos::prelude::*;
use leptos::task::spawn_local;
use wasm_bindgen::JsCast;
use web_sys::{Blob, HtmlAnchorElement, Url};

/// A button that fetches a file and saves it. A link would save an error page when the session has ended or
/// the server is down; the button shows the failure instead.
#[component]
pub fn DownloadButton(
    #[prop(into)] path: String,
    #[prop(optional)] kind: ButtonKind,
    /// Returns the JSON text of a search, if the file has what it finds.
    #[prop(optional, into)]
    search: Option<UnsyncCallback<(), String>>,
    children: Children,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let busy = RwSignal::new(false);
    let failure = RwSignal::new(None::<Failure>);
    let path = StoredValue::new(path);
    let fetch = move || {
        busy.set(true);
        failure.set(None);
        let path = path.get_value();
        let search = search.map(|search| search.run(()));
        spawn_local(async move {
            let file = match search {
                Some(search) => client.download_found(&path, search).await,
                None => client.download(&path).await,
            };
            match file {
                Ok(file) => save(file.name.as_deref().unwrap_or_default(), &file.blob),
                Err(why) => failure.set(Some(why)),
            }
            busy.set(false);
        });
    };
    view! {
        <Button kind busy on_press=fetch>{children()}</Button>
        {move || failure.get().map(|failure| view! { <FailureNotice failure again=fetch /> })}
    }
}

/// Lets the browser save bytes as a file.
pub fn save(name: &str, blob: &Blob) {
    let Ok(url) = Url::create_object_url_with_blob(blob) else { return };
    let anchor =
        document().create_element("a").ok().and_then(|element| element.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(name);
        anchor.click();
    }
    // The browser copies the bytes during the click, but not every browser guarantees it.
    set_timeout(move || drop(Url::revoke_object_url(&url)), std::time::Duration::from_secs(60));
}
