use super::kept_imports::KeptImports;
use super::retention_form::RetentionForm;
use crate::client::ListQuery;
use crate::flow::retention::Keeping;
use crate::screens::heading::Heading;
use crate::screens::permitted::Permitted;
use crate::steps::Host;
use crate::ui::{Pages, unique_id};
use coverlist_api::{KeptImport, Permission};
use leptos::prelude::*;

/// After how many days the parts of imports are deleted, and what is kept until when.
#[component]
pub fn RetentionScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(retention_title)>
            <Heading title=t!(retention_title) within=t!(shell_settings) />
            <p class="soft">{t!(retention_about)}</p>
            <Sections />
        </Permitted>
    }
}

#[component]
fn Sections() -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let pages = Pages::new(move |cursor| async move {
        client.kept_imports(&ListQuery { limit: Some(Pages::<KeptImport>::LIMIT), cursor }).await
    });
    pages.restart();
    let on_done = move |()| {
        announcer.say(t!(retention_changed));
        pages.restart();
    };
    let keeping = Keeping::open(client, UnsyncCallback::new(on_done));
    let id = unique_id("kept");
    let title_id = id.clone();
    view! {
        <RetentionForm keeping />
        <section class="stack template-section" aria-labelledby=id>
            <h2 id=title_id>{t!(retention_list)}</h2>
            <KeptImports pages />
        </section>
    }
}
