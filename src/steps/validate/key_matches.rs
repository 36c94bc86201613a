//! What the look-up of keys has found, and the proposals for keys that name no record.

use super::repair_button::RepairButton;
use super::verdict::{is_pressed, press};
use crate::flow::importing::{Decision, Event, Importer, KeyProposal, LookUp, LookUpPhase};
use crate::steps::badges::MISSING_MARK;
use crate::ui::{ButtonKind, FailureNotice, StatusIcon};
use crate::words::{keys as words, number};
use coverlist_core::lookup::{Difference, Relation};
use coverlist_core::record::Field;
use coverlist_worker::{Filter, MatchedKeys, Which};
use leptos::prelude::*;
use std::collections::BTreeMap;

/// Says how many rows name no record, and offers the keys that they probably mean. Nothing is shown when
/// every row names a record.
#[component]
pub fn KeyMatches(filter: RwSignal<Filter>) -> impl IntoView {
    let importer = Importer::here();
    let looked_up = importer.watch(|importing| {
        let template = &importing.templates.chosen.as_ref()?.template;
        Some((importing.validate()?.look_up.clone(), template.header(Field::Key).to_owned()))
    });
    move || {
        let (look_up, header) = looked_up.get()?;
        match &look_up.phase {
            LookUpPhase::Done(matched) if matched.missing > 0 => {
                Some(missing(&header, matched, &look_up, filter).into_any())
            }
            LookUpPhase::Failed(failure) => {
                let again = UnsyncCallback::new(move |()| importer.send(Event::LookUpRequested));
                let failure = failure.clone();
                let view = view! {
                    <section class="findings" aria-label=t!(keys_title, &header)>
                        <h3>{t!(keys_title, &header)}</h3>
                        <p class="soft">{t!(keys_not_looked_up, &header)}</p>
                        <FailureNotice failure again />
                    </section>
                };
                Some(view.into_any())
            }
            LookUpPhase::Open | LookUpPhase::Done(_) => None,
        }
    }
}

fn missing(
    header: &str,
    matched: &MatchedKeys,
    look_up: &LookUp,
    filter: RwSignal<Filter>,
) -> impl IntoView + use<> {
    let (tone, icon) = MISSING_MARK;
    let offers = offers(matched, look_up).into_iter().map(|offer| draw(header, offer)).collect_view();
    view! {
        <section class="findings" aria-label=t!(keys_title, header)>
            <h3>{t!(keys_title, header)}</h3>
            <ul class="findings-list">
                <li>
                    <button
                        type="button"
                        class=format!("finding tone-{}", tone.class())
                        part="finding"
                        aria-pressed=move || is_pressed(filter, Which::Missing)
                        on:click=move |_| press(filter, Which::Missing)
                    >
                        <StatusIcon icon />
                        <span class="finding-title">{t!(keys_missing, header)}</span>
                        <span class="finding-count">{number(matched.missing)}</span>
                    </button>
                    {offers}
                </li>
            </ul>
        </section>
    }
}

/// The rows whose keys differ from those of records in the same way.
struct Offer {
    relation: Relation,
    differences: Vec<Difference>,
    /// The first key in the file, and the key that it probably means.
    example: (String, String),
    keys: Vec<(u32, String)>,
}

/// The proposals by what explains them, the most frequent first.
fn offers(matched: &MatchedKeys, look_up: &LookUp) -> Vec<Offer> {
    let proposals: BTreeMap<_, _> =
        look_up.proposals.iter().map(|proposal| (&proposal.of, proposal)).collect();
    let mut offers: BTreeMap<String, Offer> = BTreeMap::new();
    for row in &matched.proposed {
        let Some(KeyProposal { key, evidence, .. }) = proposals.get(&row.key) else { continue };
        let name = format!("{:?}{:?}", evidence.relation, evidence.differences);
        let offer = offers.entry(name).or_insert_with(|| Offer {
            relation: evidence.relation,
            differences: evidence.differences.clone(),
            example: (row.key.clone(), key.clone()),
            keys: Vec::new(),
        });
        offer.keys.push((row.line, key.clone()));
    }
    let mut offers: Vec<_> = offers.into_values().collect();
    offers.sort_by_key(|offer| std::cmp::Reverse(offer.keys.len()));
    offers
}

fn draw(header: &str, offer: Offer) -> impl IntoView + use<> {
    let Offer { relation, differences, example: (from, to), keys } = offer;
    let sentence = words::explanation(header, relation, &differences, keys.len() as u64);
    let label = words::accept(header, relation, keys.len() as u64);
    view! {
        <div class="finding-repair key-offer">
            <p>{sentence}</p>
            <p class="soft" translate="no">{from} " → " {to}</p>
            <RepairButton event=Event::Decided(Decision::Keys(keys)) kind=ButtonKind::Quiet label />
        </div>
    }
}
