use super::remove_dialog::RemoveDialog;
use super::source_card::SourceCard;
use crate::client::{Client, Failure};
use crate::flow::Listed;
use crate::screens::addresses;
use crate::screens::heading::Heading;
use crate::screens::listed_view::ListedView;
use crate::screens::permitted::Permitted;
use crate::steps::Host;
use crate::ui::EmptyState;
use coverlist_api::Permission;
use coverlist_core::sheet::Source;
use coverlist_core::template::TemplateSet;
use leptos::prelude::*;
use leptos::task::spawn_local;

/// Lists the saved sources with their answers. One can be removed.
#[component]
pub fn SourcesScreen() -> impl IntoView {
    view! {
        <Permitted permission=Permission::ManageSettings title=t!(sources_title)>
            <Heading title=t!(sources_title) within=t!(shell_settings) />
            <p class="soft">{t!(sources_about)}</p>
            <Sources />
        </Permitted>
    }
}

/// The sources, and the templates, for their names.
async fn fetch(client: Client) -> Result<(Vec<Source>, TemplateSet), Failure> {
    Ok((client.sources().await?, client.templates().await?))
}

#[component]
fn Sources() -> impl IntoView {
    let Host { client, announcer, .. } = Host::here();
    let list = RwSignal::new(Listed::Loading);
    let fetch = UnsyncCallback::new(move |()| {
        spawn_local(async move {
            let answer = fetch(client).await;
            // The screen may be closed by now.
            let _ = list.try_set(Listed::answered(answer));
        });
    });
    fetch.run(());
    let removing = RwSignal::new(None::<Source>);
    let on_done = UnsyncCallback::new(move |name: String| {
        announcer.say(t!(sources_removed, name));
        fetch.run(());
    });
    let draw = move |(sources, templates): (Vec<Source>, TemplateSet)| {
        if sources.is_empty() {
            return view! {
                <EmptyState title=t!(sources_none)>
                    <p>{t!(sources_none_about)}</p>
                    <a href=addresses::IMPORT class="button">{t!(utilities_choose_file)}</a>
                </EmptyState>
            }
            .into_any();
        }
        let card = move |source: Source| {
            let template = templates.get(&source.template).cloned();
            view! { <SourceCard source template removing /> }
        };
        sources.into_iter().map(card).collect_view().into_any()
    };
    view! {
        <ListedView list again=fetch draw />
        <RemoveDialog removing on_done />
    }
}
