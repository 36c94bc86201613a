//! The saved source whose answers are applied to the file, and keeping the answers for the next file.

use super::repair_button::{FocusFallback, RepairButton};
use crate::flow::importing::{Event, Importer, Saving, SourceChoice, Validate};
use crate::ui::{Button, ButtonKind, FailureNotice, Field as TextField, Icon, Notice, StatusIcon, Tone};
use crate::words::{header, tr};
use coverlist_core::record::Field;
use coverlist_core::sheet::{AppliedSource, SourceUse};
use coverlist_core::template::Template;
use coverlist_messages::{Message, text};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use std::sync::Arc;

/// Names the saved source whose answers are applied, or asks which one is.
#[component]
pub fn SourceInUse() -> impl IntoView {
    let used = Importer::here().watch(|importing| {
        let validate = importing.validate()?;
        let template = Arc::clone(&importing.templates.chosen.as_ref()?.template);
        Some((validate.saved_source.clone(), validate.summary()?.source.clone(), template))
    });
    let choose = |choice, label: String| {
        let event = Event::SourceChosen(choice);
        view! { <RepairButton event kind=ButtonKind::Quiet label /> }
    };
    move || match used.get()? {
        (_, Some(SourceUse::Applied(applied)), template) => {
            let differences = differences(&applied, &template);
            let leave = choose(SourceChoice::Off, t!(source_leave));
            Some(view! {
                <div class="saved-source" role="group" aria-label=t!(source_applied, &applied.name)>
                    <p><StatusIcon icon=Icon::Tick /> {t!(source_applied, &applied.name)}</p>
                    {differences.into_iter().map(|line| view! { <p class="soft">{line}</p> }).collect_view()}
                    {leave}
                </div>
            }
            .into_any())
        }
        (SourceChoice::Off, ..) => Some(
            view! {
                <div class="saved-source">
                    <p class="soft">{t!(source_off)}</p>
                    {choose(SourceChoice::ByHeaders, t!(source_again))}
                </div>
            }
            .into_any(),
        ),
        (_, Some(SourceUse::Asked { names }), _) => {
            let answers = names.into_iter().map(|name| {
                let label = t!(source_use, &name);
                view! { <RepairButton event=Event::SourceChosen(SourceChoice::Named(name)) label /> }
            });
            Some(
                view! {
                    <Notice tone=Tone::Info title=t!(source_asked)>
                        <p>{t!(source_asked_about)}</p>
                        <div class="actions">{answers.collect_view()}</div>
                    </Notice>
                }
                .into_any(),
            )
        }
        (_, Some(SourceUse::OtherTemplate { .. }) | None, _) => None,
    }
}

/// How the file differs from the one that the source was made from.
fn differences(applied: &AppliedSource, template: &Template) -> Vec<String> {
    let line = |headers: Vec<String>, message: fn(Vec<String>) -> Message| {
        (!headers.is_empty()).then(|| tr(&message(headers)))
    };
    let new = applied.new.iter().map(|new| header::shown(&new.header)).collect();
    let missing = applied.missing.iter().map(|missing| header::shown(&missing.header)).collect();
    let name = |id: &String| {
        let column = Field::from_id(id).and_then(|field| template.column(field));
        column.map_or_else(|| id.clone(), |column| column.header.clone())
    };
    let outdated = applied.outdated.iter().map(name).collect();
    [line(new, text::source_new), line(missing, text::source_missing), line(outdated, text::source_outdated)]
        .into_iter()
        .flatten()
        .collect()
}

/// Keeps the answers about the file as a saved source, under a name.
#[component]
pub fn KeepAnswers() -> impl IntoView {
    let importer = Importer::here();
    let is_offered = importer.watch(|importing| {
        let validate = importing.validate();
        validate.is_some_and(|validate| validate.has_answers_to_keep() && validate.acceptable().is_some())
    });
    let suggestion = importer.watch(|importing| importing.validate().map(suggested_name).unwrap_or_default());
    move || is_offered.get().then(|| view! { <KeepForm suggestion=suggestion.get() /> })
}

#[component]
fn KeepForm(suggestion: String) -> impl IntoView {
    let importer = Importer::here();
    let rest: FocusFallback = expect_context();
    let name = RwSignal::new(suggestion);
    let saving = importer
        .watch(|importing| importing.validate().map(|validate| validate.saving.clone()).unwrap_or_default());
    let names = importer.watch(|importing| {
        importing.listed_sources().iter().map(|source| source.name.clone()).collect::<Vec<_>>()
    });
    let is_known = move || name.with(|name| names.with(|names| names.iter().any(|it| it == name.trim())));
    let label = move || {
        if is_known() { t!(source_replace, name.get().trim()) } else { t!(source_save) }
    };
    let save = move || importer.send(Event::SaveRequested(name.get_untracked().trim().to_owned()));
    let is_busy = Signal::derive(move || saving.get() == Saving::UnderWay);
    let is_unnamed = Signal::derive(move || name.with(|name| name.trim().is_empty()));
    let submit = move |event: SubmitEvent| {
        event.prevent_default();
        if !is_unnamed.get_untracked() {
            // The form disappears.
            rest.take_focus();
            save();
        }
    };
    let result = move || match saving.get() {
        Saving::Idle | Saving::UnderWay => None,
        Saving::Saved(name) => {
            Some(view! { <p><StatusIcon icon=Icon::Tick /> {t!(source_saved, &name)}</p> }.into_any())
        }
        Saving::NoHeader => Some(view! { <p class="soft">{t!(source_no_header)}</p> }.into_any()),
        Saving::Failed(failure) => {
            let again = UnsyncCallback::new(move |()| save());
            Some(view! { <FailureNotice failure again /> }.into_any())
        }
    };
    let is_saved = move || matches!(saving.get(), Saving::Saved(_));
    view! {
        <section class="keep-answers" aria-label=t!(source_save_title)>
            <h3>{t!(source_save_title)}</h3>
            <Show when=move || !is_saved()>
                <p class="soft">{t!(source_save_about)}</p>
                <form on:submit=submit>
                    <TextField label=t!(source_name) value=name />
                    <Button submits=true busy=is_busy disabled=is_unnamed>{label}</Button>
                </form>
            </Show>
            <div role="status">{result}</div>
        </section>
    }
}

/// The name of the source that is applied, or the name of the file without its type and date.
fn suggested_name(validate: &Validate) -> String {
    let applied = validate.summary().and_then(|summary| summary.source.as_ref()?.applied());
    match applied {
        Some(applied) => applied.name.clone(),
        None => without_date(&validate.file.name),
    }
}

fn without_date(file: &str) -> String {
    let stem = file.rsplit_once('.').map_or(file, |(stem, _)| stem);
    let name = stem.trim_end_matches(|c: char| !c.is_alphabetic());
    let name = if name.is_empty() { stem } else { name };
    name.trim().chars().take(60).collect()
}

#[cfg(test)]
mod tests {
    use super::without_date;

    #[test]
    fn the_suggested_name_has_no_file_type_and_no_date() {
        let names =
            ["insurer-portal-2026-08-14.csv", "Plans (3).xlsx", "2026.csv", "list", "Oakwood 8.14.26"];
        let suggested = names.map(without_date);
        assert_eq!(suggested, ["insurer-portal", "Plans", "2026", "list", "Oakwood"]);
    }
}
