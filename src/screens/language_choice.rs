//! The choice of the account's language.

use crate::client::{Client, Failure};
use crate::language::{PSEUDO, follow, offered};
use crate::ui::{FailureNotice, unique_id};
use crate::words::language_name;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// A list of languages, absent when there is only one. A choice loads the page again.
#[component]
pub fn LanguageChoice(
    /// The language that the account chose; `None` for the browser's.
    #[prop(into)]
    own: Signal<Option<String>>,
) -> impl IntoView {
    let client = expect_context::<Client>();
    let tags = RwSignal::new(Vec::new());
    spawn_local(async move {
        let offered = offered(client).await;
        // The menu may be gone.
        let _ = tags.try_set(offered);
    });
    move || (tags.with(Vec::len) > 1).then(|| view! { <Select tags=tags.get() own /> })
}

#[component]
fn Select(tags: Vec<String>, own: Signal<Option<String>>) -> impl IntoView {
    let client = expect_context::<Client>();
    let failure = RwSignal::new(None::<Failure>);
    let choose = move |event| {
        let tag = Some(event_target_value(&event)).filter(|tag| !tag.is_empty());
        failure.set(None);
        spawn_local(async move {
            match client.choose_language(tag.clone()).await {
                Ok(()) => follow(tag.as_deref()),
                Err(why) => failure.set(Some(why)),
            }
        });
    };
    let id = unique_id("language");
    let option = |tag: String| {
        let name = language_name(&tag);
        let (lang, value) = (tag.clone(), tag.clone());
        let is_own = move || own.with(|own| own.as_deref() == Some(tag.as_str()));
        // The name is in its own language.
        view! { <option value=value lang=lang translate="no" prop:selected=is_own>{name}</option> }
    };
    view! {
        {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
        <div class="field">
            <label for=id.clone()>{t!(shell_language)}</label>
            <select id=id on:change=choose>
                <option value="" prop:selected=move || own.with(Option::is_none)>{t!(shell_language_of_browser)}</option>
                {tags.into_iter().filter(|tag| tag != PSEUDO).map(option).collect_view()}
            </select>
        </div>
    }
}
