use super::column::header;
use super::naming::{PartName, name};
use super::part::{GroupId, Part, place};
use super::part_button::PartButton;
use super::selecting::Selecting;
use super::swatch::{STATUSES, StatusBar, Swatch, count_of};
use crate::ui::{Button, ButtonKind, focus_in_next_frame};
use crate::words::{coverage as words, number};
use coverlist_api::{CoverageCount, CoverageGroup};
use coverlist_core::record::Status;
use leptos::html;
use leptos::prelude::*;
use std::sync::Arc;

/// The number of rows that are drawn at once. A district has so many rooms only where it has devices.
const FEW: usize = 100;

/// The statuses of the records of each school or location: a chart, and at the same time its table.
#[component]
pub fn PlaceTable(selecting: Selecting) -> impl IntoView {
    let Selecting { kind, counts, .. } = selecting;
    let counts = counts.get_value();
    let statuses: Arc<[_]> =
        STATUSES.into_iter().filter(|&status| count_of(&counts.all, status) > 0).collect();
    let heads = statuses
        .iter()
        .map(|&status| view! { <th scope="col" class="number"><Swatch status />{words::status(status)}</th> })
        .collect_view();
    let all = row(selecting, &statuses, None, &words::all_places(kind), &counts.all);
    let (places, more) = (counts.places.len(), counts.more_places);
    let shown = RwSignal::new(places.min(FEW));
    let rows = move || {
        let row = |group: &CoverageGroup| {
            let part = Part::Place(GroupId::of(&group.name));
            row(selecting, &statuses, Some(part), &name(kind, part, &counts), &group.count)
        };
        counts.places.iter().take(shown.get()).map(row).collect_view()
    };
    let place_of_focus = NodeRef::<html::Section>::new();
    let show_all = move || {
        shown.set(places);
        focus_in_next_frame(place_of_focus);
    };
    let title = words::by_place(kind);
    let (section, heading) = (title.clone(), title.clone());
    view! {
        <section class="coverage-chart focus-place" aria-label=section tabindex="-1" node_ref=place_of_focus>
            <h3>{heading}</h3>
            <div class="place-box">
                <table class="place-table">
                    <caption class="visually-hidden">{title}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{header(kind, place(kind))}</th>
                            <th scope="col"><span class="visually-hidden">{t!(coverage_chart)}</span></th>
                            <th scope="col" class="number">{t!(coverage_covered)}</th>
                            {heads}
                            <th scope="col" class="number">{t!(coverage_not_covered)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                    <tfoot>{all}</tfoot>
                </table>
            </div>
            <Show when=move || shown.get() < places>
                <Button kind=ButtonKind::Quiet on_press=show_all>
                    {t!(coverage_show_places, places as u64)}
                </Button>
            </Show>
            {(more > 0).then(|| view! { <p class="soft">{t!(coverage_more, more)}</p> })}
        </section>
    }
}

/// The row of a place; `None` for that of all records.
fn row(
    selecting: Selecting,
    statuses: &[Option<Status>],
    place: Option<Part>,
    name: &str,
    count: &CoverageCount,
) -> impl IntoView + use<> {
    // A percentage that is rounded down claims no more than is true.
    let percent = t!(coverage_percent, u64::from(count.covered) * 100 / u64::from(count.records.max(1)));
    let cell = |class: &'static str, part: Part, word: String, records: u32| {
        let parts = place.into_iter().chain([part]).collect();
        let label = t!(coverage_cell, name, word, number(records));
        view! {
            <td class=class>
                {(records > 0).then(|| view! {
                    <PartButton selecting parts class="cell-part" label skipped=true>
                        {number(records)}
                    </PartButton>
                })}
            </td>
        }
    };
    let cells = statuses
        .iter()
        .map(|&status| {
            cell("number place-status", Part::Status(status), words::status(status), count_of(count, status))
        })
        .collect_view();
    let not_covered = cell("number", Part::NotCovered, t!(coverage_not_covered), count.uncovered);
    let head = match place {
        Some(place) => view! {
            <PartButton selecting parts=vec![place] class="cell-part">
                <PartName selecting part=place />
            </PartButton>
        }
        .into_any(),
        None => name.to_owned().into_any(),
    };
    view! {
        <tr>
            <th scope="row">{head}</th>
            <td class="place-bar"><StatusBar count=count.clone() /></td>
            <td class="number">{percent}</td>
            {cells}
            {not_covered}
        </tr>
    }
}
