use super::naming::PartName;
use super::part::{Ending, GroupId, Part};
use super::part_button::PartButton;
use super::selecting::Selecting;
use crate::ui::{Icon, StatusIcon};
use crate::words::{coverage as words, number};
use coverlist_api::CoverageView;
use leptos::prelude::*;

/// What an admin looks after: records without coverage and ends that are near. Below it, each grade or model.
#[component]
pub fn WorthALook(selecting: Selecting) -> impl IntoView {
    let counts = selecting.counts.get_value();
    let watched = watched(&counts)
        .into_iter()
        .filter(|(_, records)| *records > 0)
        .map(|(part, records)| {
            view! {
                <li>
                    <PartButton selecting parts=vec![part] class="finding tone-warning">
                        <StatusIcon icon=Icon::Triangle />
                        <span class="finding-title"><PartName selecting part /></span>
                        <span class="finding-count">{number(records)}</span>
                    </PartButton>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-label=t!(coverage_worth)>
            <h3>{t!(coverage_worth)}</h3>
            <ul class="part-list">{watched}</ul>
        </section>
        <Groups selecting />
    }
}

/// The parts that are worth a look, with their numbers of records.
fn watched(counts: &CoverageView) -> [(Part, u32); 8] {
    let ends = &counts.endings;
    [
        (Part::NotCovered, counts.all.uncovered),
        (Part::Ends(Ending::Within(30)), ends.within_30),
        (Part::Ends(Ending::Within(60)), ends.within_60),
        (Part::Ends(Ending::Within(90)), ends.within_90),
        (Part::Ends(Ending::Ended), ends.ended),
        (Part::NotStarted, counts.not_started),
        (Part::WithoutPolicy, counts.without_policy),
        (Part::Ends(Ending::Never), ends.never),
    ]
}

/// The grades of users, or the models of devices.
#[component]
fn Groups(selecting: Selecting) -> impl IntoView {
    let counts = selecting.counts.get_value();
    let title = words::by_group(selecting.kind);
    let name = title.clone();
    let groups = counts
        .groups
        .iter()
        .map(|group| {
            let part = Part::Group(GroupId::of(&group.name));
            let covered = t!(coverage_of, group.count.covered, group.count.records);
            view! {
                <li>
                    <PartButton selecting parts=vec![part] class="finding">
                        <span class="finding-title"><PartName selecting part /></span>
                        <span class="soft">{covered}</span>
                    </PartButton>
                </li>
            }
        })
        .collect_view();
    view! {
        <section aria-label=name>
            <h3>{title}</h3>
            <ul class="part-list">{groups}</ul>
            {(counts.more_groups > 0)
                .then(|| view! { <p class="soft">{t!(coverage_more, counts.more_groups)}</p> })}
        </section>
    }
}
