use super::load_result::{LoadFacts, QuestionList};
use crate::flow::Request;
use crate::flow::loading::{Event, Loader, Loading, Plan};
use crate::ui::{Button, ButtonKind, FailureNotice, Notice, TableBox, Tone, unique_id};
use crate::words::{loads as words, number};
use coverlist_api::LoadedRecord;
use leptos::prelude::*;

/// What loading the file would add and change, and the button that consents.
#[component]
pub fn LoadPlan(plan: Plan, loader: Loader, #[prop(into)] confirm: UnsyncCallback<()>) -> impl IntoView {
    let request = loader.watch(Loading::request);
    let busy = Signal::derive(move || request.get() == Request::Sent);
    let failure = move || request.get().failure().map(|failure| view! { <FailureNotice failure /> });
    let Plan { preview, is_stale, .. } = plan.clone();
    let stale = is_stale.then(|| {
        view! {
            <Notice tone=Tone::Warning title=t!(loads_plan_stale)><p>{t!(loads_stale_help)}</p></Notice>
        }
    });
    let names = preview.asks_about_names.then(|| {
        let renamed = preview.other_names;
        view! { <OtherNames renamed loader /> }
    });
    let open = (!preview.questions.is_empty()).then(|| {
        let questions = preview.questions.clone();
        view! {
            <Notice tone=Tone::Warning title=t!(records_questions)>
                <QuestionList questions />
                <Button on_press=confirm>{t!(loads_confirm)}</Button>
            </Notice>
        }
    });
    let off = loader.watch(|state| !matches!(state, Loading::Planned(plan) if plan.can_be_loaded()));
    let verb = words::load(&preview);
    let consent = plan.changes_records().then(|| {
        view! {
            <Button
                kind=ButtonKind::Primary
                busy
                disabled=off
                on_press=move || loader.send(Event::Consented)
            >
                {verb}
            </Button>
        }
    });
    view! {
        {stale}
        <p class="load-sentence">{words::plan(&preview)}</p>
        {names} {open}
        <Changes changes=preview.changes.clone() all=preview.added + preview.changed />
        <LoadFacts loaded=preview.clone() />
        <p class="soft">{t!(records_load_means)}</p>
        {failure}
        <div class="actions">
            <Button disabled=busy on_press=move || loader.send(Event::WentBack)>
                {t!(loads_other_file)}
            </Button>
            {consent}
        </div>
    }
}

/// Says that most names would become those of other people. Nothing is loaded before the admin agrees.
#[component]
fn OtherNames(renamed: u32, loader: Loader) -> impl IntoView {
    let id = unique_id("names");
    let own = id.clone();
    let agree = move |event| loader.send(Event::Agreed(event_target_checked(&event)));
    view! {
        <Notice tone=Tone::Bad title=t!(loads_names_differ)>
            <p>{t!(loads_names_differ_help, renamed)}</p>
            <p class="choice">
                <label for=own>
                    <input id=id type="checkbox" on:change=agree />
                    <span>{t!(loads_names_agree, renamed)}</span>
                </label>
            </p>
        </Notice>
    }
}

/// The records that are added and changed, only the first ones when there are many.
#[component]
fn Changes(changes: Vec<LoadedRecord>, all: u32) -> impl IntoView {
    let listed = changes.len();
    let cut = (listed < all as usize)
        .then(|| view! { <p class="soft">{t!(records_first_rows, listed as u64, all)}</p> });
    let rows = changes.iter().map(change_row).collect_view();
    (listed > 0).then(|| {
        view! {
            <h3>{t!(loads_changes)}</h3>
            <TableBox
                name=t!(loads_changes)
                is_low=true
                heads=view! {
                    <th scope="col" class="number">{t!(records_line)}</th>
                    <th scope="col">{t!(loads_key)}</th>
                    <th scope="col">{t!(loads_what)}</th>
                }
                .into_any()
                rows=rows.into_any()
            />
            {cut}
        }
    })
}

fn change_row(record: &LoadedRecord) -> impl IntoView + use<> {
    let what = match record.old_key {
        None => t!(loads_added),
        Some(_) => t!(loads_changed),
    };
    let details = words::details(record)
        .into_iter()
        .map(|detail| view! { <span class="diff-note">{detail}</span> })
        .collect_view();
    view! {
        <tr>
            <td class="number" data-label=t!(records_line)>{number(record.line)}</td>
            <th scope="row" class="key" translate="no" data-label=t!(loads_key)>{record.key.clone()}</th>
            <td data-label=t!(loads_what)>{what} " " {details}</td>
        </tr>
    }
}
