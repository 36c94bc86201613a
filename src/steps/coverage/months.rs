use super::naming::ends;
use super::part::{Ending, Month, Part};
use super::part_button::PartButton;
use super::selecting::Selecting;
use crate::ui::{Button, ButtonKind};
use crate::words::{coverage as words, number, terms};
use coverlist_api::{CoverageMonth, CoverageView};
use leptos::prelude::*;

/// The number of records whose coverage ends in each month, as a chart or as a table.
#[component]
pub fn Months(selecting: Selecting) -> impl IntoView {
    let as_table = RwSignal::new(false);
    let label = move || if as_table.get() { t!(coverage_as_chart) } else { t!(coverage_as_table) };
    let drawn = move || match as_table.get() {
        true => view! { <MonthTable selecting /> }.into_any(),
        false => view! { <MonthChart selecting /> }.into_any(),
    };
    view! {
        <section class="coverage-chart" aria-label=t!(coverage_months)>
            <div class="chart-head">
                <h3>{t!(coverage_months)}</h3>
                <Button kind=ButtonKind::Quiet on_press=move || as_table.update(|it| *it = !*it)>
                    {label}
                </Button>
            </div>
            {drawn}
        </section>
    }
}

/// The endings of a month, or of the time after the months.
#[derive(Clone, Copy)]
struct Column {
    ending: Ending,
    records: u32,
}

fn columns(counts: &CoverageView) -> Vec<Column> {
    let month = |month: &CoverageMonth| {
        let ending = Ending::Month(Month::parse(&month.month)?);
        Some(Column { ending, records: month.records })
    };
    let later = Column { ending: Ending::Later, records: counts.endings.later };
    counts.endings.months.iter().filter_map(month).chain([later]).collect()
}

/// The name of a month, which is in the reader's language already, or the word for the time after the months.
fn month_name(ending: Ending, name: fn(&str) -> String) -> AnyView {
    match ending {
        Ending::Month(month) => view! { <span translate="no">{name(&month.text())}</span> }.into_any(),
        _ => t!(coverage_later).into_any(),
    }
}

#[component]
fn MonthChart(selecting: Selecting) -> impl IntoView {
    let columns = selecting.counts.with_value(|counts| columns(counts));
    let most = columns.iter().map(|column| column.records).max().unwrap_or_default().max(1);
    let bar = |Column { ending, records }: Column| {
        let share = (f64::from(records) / f64::from(most)).to_string();
        view! {
            <li>
                <PartButton selecting parts=vec![Part::Ends(ending)] class="month">
                    <span class="visually-hidden">{ends(ending)} " "</span>
                    <b>{number(records)}</b>
                    <span class="month-bar" style=("--share", share)></span>
                    <span class="month-name" aria-hidden="true">
                        {month_name(ending, words::short_month)}
                    </span>
                </PartButton>
            </li>
        }
    };
    view! { <ol class="month-chart">{columns.into_iter().map(bar).collect_view()}</ol> }
}

#[component]
fn MonthTable(selecting: Selecting) -> impl IntoView {
    let columns = selecting.counts.with_value(|counts| columns(counts));
    let row = |Column { ending, records }: Column| {
        view! {
            <tr>
                <th scope="row">
                    <PartButton selecting parts=vec![Part::Ends(ending)] class="cell-part">
                        {month_name(ending, words::month)}
                    </PartButton>
                </th>
                <td class="number">{number(records)}</td>
            </tr>
        }
    };
    view! {
        <div class="place-box">
            <table class="place-table month-table">
                <caption class="visually-hidden">{t!(coverage_months)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{t!(coverage_month)}</th>
                        <th scope="col" class="number">{terms::records(selecting.kind)}</th>
                    </tr>
                </thead>
                <tbody>{columns.into_iter().map(row).collect_view()}</tbody>
            </table>
        </div>
    }
}
