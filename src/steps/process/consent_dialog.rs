use crate::flow::processing::{Event, Processor, Request};
use crate::steps::badges::{EffectBadge, OutcomeBadge};
use crate::steps::pending_request::PendingRequest;
use crate::steps::rows::{Tally, count_of};
use crate::ui::{Button, ButtonKind, Dialog, FailureNotice, Icon, StatusIcon};
use crate::words::terms::{self, Tense};
use crate::words::{number, process as words};
use coverlist_api::{ImportView, WarningCount};
use coverlist_core::plan::{Effect, Outcome, Sample};
use coverlist_core::record::Field;
use leptos::prelude::*;

/// Asks for consent to the plan, or to a sample of it. It names the file, the counts, and what is worth a
/// look.
#[component]
pub fn ConsentDialog(
    processor: Processor,
    open: RwSignal<bool>,
    import: ImportView,
    #[prop(into)] tally: Signal<Tally>,
    #[prop(into)] warnings: Signal<Vec<WarningCount>>,
    /// The sample; `None` for the whole plan.
    sample: RwSignal<Option<Sample>>,
) -> impl IntoView {
    let request = PendingRequest::shown_in(open, processor);
    let (busy, failure) = (request.is_waiting(Request::Process), request.failure());
    let consent = move || processor.send(Event::Consented(sample.get_untracked()));
    let import = StoredValue::new(import);
    let question = move || match sample.get() {
        Some(_) => t!(process_sample_question),
        None => t!(process_question),
    };
    let effect = move || {
        let counts = tally.get().outcomes;
        import.with_value(|import| match sample.get() {
            Some(sample) => words::sample_effect(import.kind, sample, &counts),
            None => words::effect(import, &counts),
        })
    };
    let button = move || {
        let counts = tally.get().outcomes;
        let updated = sample.get().map_or(counts.updated, |sample| sample.size().min(counts.updated));
        let rows = counts.total() - counts.rejected;
        import.with_value(|import| words::consent(import.kind, updated, rows))
    };
    view! {
        <Dialog open title=Signal::derive(question) held=busy>
            <p>{effect}</p>
            {move || sample.get().is_none().then(|| view! { <ConsentCounts import tally /> })}
            <WorthALook warnings />
            <p class="soft">{t!(process_means)}</p>
            {move || failure.get().map(|failure| view! { <FailureNotice failure /> })}
            <div class="actions">
                <Button disabled=busy on_press=move || open.set(false)>{t!(plan_cancel)}</Button>
                <Button kind=ButtonKind::Primary busy on_press=consent>{button}</Button>
            </div>
        </Dialog>
    }
}

/// The numbers of rows with each effect and each other outcome, as far as there are any.
#[component]
fn ConsentCounts(import: StoredValue<ImportView>, tally: Signal<Tally>) -> impl IntoView {
    move || {
        let tally = tally.get();
        let key = import.with_value(|import| import.header(Field::Key).to_owned());
        let effects = Effect::ALL.into_iter().filter_map(|effect| {
            let rows = tally.effects.map_or(0, |effects| effects.rows(effect));
            let badge = view! { <EffectBadge effect tense=Tense::Plan /> }.into_any();
            (rows > 0).then(|| count(badge, terms::effect_means(effect), rows))
        });
        let others = Outcome::ALL.into_iter().filter(|outcome| *outcome != Outcome::Updated);
        let others = others.filter_map(|outcome| {
            let rows = count_of(&tally.outcomes, outcome);
            let badge = view! { <OutcomeBadge outcome tense=Tense::Plan /> }.into_any();
            (rows > 0).then(|| count(badge, terms::outcome_means(outcome, &key), rows))
        });
        view! { <dl class="consent-counts">{effects.chain(others).collect_view()}</dl> }
    }
}

fn count(badge: AnyView, means: String, rows: u32) -> impl IntoView {
    view! {
        <div>
            <dt>{badge} <span class="soft">{means}</span></dt>
            <dd>{number(rows)}</dd>
        </div>
    }
}

/// The warnings of the plan, once more before it is applied.
#[component]
fn WorthALook(warnings: Signal<Vec<WarningCount>>) -> impl IntoView {
    let line = |WarningCount { warning, rows }: WarningCount| {
        view! {
            <li class="tone-warning">
                <StatusIcon icon=Icon::Triangle /> {terms::warning(warning)} " " <b>{number(rows)}</b>
            </li>
        }
    };
    move || {
        let warnings = warnings.get();
        (!warnings.is_empty()).then(|| {
            view! {
                <ul class="consent-warnings" aria-label=t!(plan_warnings)>
                    {warnings.into_iter().map(line).collect_view()}
                </ul>
            }
        })
    }
}
