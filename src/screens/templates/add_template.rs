use crate::client::Retryable;
use crate::flow::Sending;
use crate::flow::drafting::Draft;
use crate::screens::addresses;
use crate::screens::router::Router;
use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, Field, SelectField};
use coverlist_core::template::TemplateSet;
use leptos::prelude::*;
use std::rc::Rc;
use std::sync::Arc;

/// Adds a template that begins as a copy of another one, and opens it.
#[component]
pub fn AddTemplate(templates: Arc<TemplateSet>) -> impl IntoView {
    let open = RwSignal::new(false);
    view! {
        <div class="actions">
            <Button on_press=move || open.set(true)>{t!(templates_add)}</Button>
        </div>
        <Dialog open title=Signal::derive(|| t!(templates_add))>
            <AddForm templates=Arc::clone(&templates) open />
        </Dialog>
    }
}

#[component]
fn AddForm(templates: Arc<TemplateSet>, open: RwSignal<bool>) -> impl IntoView {
    let client = Host::here().client;
    let router = Router::here();
    let name = RwSignal::new(String::new());
    let model = RwSignal::new(templates.first().id.clone());
    let models = templates.iter().map(|template| (template.id.clone(), template.name.clone())).collect();
    let sending = Sending::new();
    let put = Rc::new(Retryable::default());
    let submit = move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let Some(copy) = templates.get(&model.get_untracked()) else { return };
        let name = name.get_untracked().trim().to_owned();
        let draft = Draft { id: new_id(&name, &templates), name, ..Draft::of(copy) };
        let put = Rc::clone(&put);
        let answer = async move {
            let send =
                async |draft: &Draft, key: &_| client.put_template(&draft.id, &draft.document(0), key).await;
            put.send(draft, send).await
        };
        sending.send(answer, move |template| router.go(&addresses::template(&template.id)));
    };
    let busy = sending.busy();
    let failure = move || sending.failure().map(|failure| view! { <FailureNotice failure /> });
    view! {
        <form class="stack" on:submit=submit>
            {failure}
            <Field label=t!(templates_name) value=name required=true focused=true />
            <SelectField label=t!(templates_copy_of) options=models value=model is_data=|_| true />
            <p class="soft">{t!(templates_add_means)}</p>
            <div class="actions">
                <Button busy on_press=move || open.set(false)>{t!(templates_cancel)}</Button>
                <Button kind=ButtonKind::Primary busy submits=true>{t!(templates_add_now)}</Button>
            </div>
        </form>
    }
}

/// An id that no template has: the letters and digits of the name.
fn new_id(name: &str, templates: &TemplateSet) -> String {
    let plain = |letter: char| match letter.is_ascii_alphanumeric() {
        true => letter.to_ascii_lowercase(),
        false => '-',
    };
    let words: String = name.chars().map(plain).collect();
    let words: Vec<&str> = words.split('-').filter(|word| !word.is_empty()).collect();
    let id: String = words.join("-").chars().take(LONGEST).collect();
    let id = if id.is_empty() { "template".to_owned() } else { id };
    let numbered = (2..).map(|number| format!("{id}-{number}"));
    let free = std::iter::once(id.clone()).chain(numbered).find(|id| templates.get(id).is_none());
    free.unwrap_or(id)
}

/// The longest id without its number. The server takes 40 characters.
const LONGEST: usize = 36;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_is_made_from_the_name_and_is_free() {
        let templates = TemplateSet::of_new_district();
        for (name, id) in [
            ("Summer loan, 2027", "summer-loan-2027"),
            ("User", "user-2"),
            ("Año", "a-o"),
            ("保険", "template"),
            (" - ", "template"),
        ] {
            assert_eq!(new_id(name, &templates), id, "{name}");
        }
        assert_eq!(new_id(&"x".repeat(80), &templates).len(), 36);
    }
}
