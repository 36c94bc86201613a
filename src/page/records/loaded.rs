//! What loading did.

use crate::ui::{Fact, FactList, Notice, Tone};
use crate::words::{number, records as words};
use coverlist_api::{RecordsLoaded, RefusedRow};
use leptos::prelude::*;

/// What loading did: counts that add up, and each refused row with its reason.
#[component]
pub fn LoadResult(
    /// What it did.
    loaded: RecordsLoaded,
) -> impl IntoView {
    let tone = if loaded.refused == 0 { Tone::Good } else { Tone::Warns };
    let facts = vec![
        Fact::new(words::SHAPE, loaded.shape.clone()),
        Fact::new(words::ADDED, number(loaded.added)),
        Fact::new(words::CHANGED, number(loaded.changed)),
        Fact::new(words::UNCHANGED, number(loaded.unchanged)),
        Fact::new(words::REFUSED, number(loaded.refused)),
    ];
    let sum = words::loaded(&loaded);
    let listed = loaded.refused_rows.len();
    let cut = (listed < loaded.refused as usize)
        .then(|| view! { <p class="soft">{words::first_refused(listed, loaded.refused)}</p> });
    view! {
        <Notice tone><p>{sum}</p></Notice>
        <FactList facts />
        {(listed > 0).then(|| view! { <RefusedTable rows=loaded.refused_rows /> })}
        {cut}
    }
}

#[component]
fn RefusedTable(rows: Vec<RefusedRow>) -> impl IntoView {
    let rows = rows
        .into_iter()
        .map(|row| {
            view! {
                <tr>
                    <th scope="row" class="number">{number(row.line)}</th>
                    <td>{row.reason}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <div class="table-box table-box-low" role="region" aria-label=words::REFUSED_ROWS tabindex="0">
            <table class="table">
                <caption class="visually-hidden">{words::REFUSED_ROWS}</caption>
                <thead>
                    <tr><th scope="col" class="number">{words::LINE}</th><th scope="col">{words::REASON}</th></tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}
