use super::covered_periods::{Period, covered_periods};
use crate::ui::{Pages, unique_id};
use coverlist_api::{RecordEventView, RecordView};
use coverlist_core::record::Date;
use coverlist_core::template::Template;
use leptos::prelude::*;
use std::sync::Arc;

/// Shows when the record was and will be covered, and the gaps between. Nothing is shown for a record that
/// never was.
#[component]
pub fn Timeline(
    record: RwSignal<RecordView>,
    pages: Pages<RecordEventView>,
    templates: Arc<[Template]>,
) -> impl IntoView {
    let shown = Memo::new(move |last: Option<&Vec<Period>>| {
        // An older page of the history does not have the latest changes.
        let newest = pages.rows().filter(|_| !pages.has_previous());
        match (newest, templates.first()) {
            (Some(events), Some(template)) => {
                record.with(|record| covered_periods(record, &events, template))
            }
            _ => last.cloned().unwrap_or_default(),
        }
    });
    move || {
        let periods = shown.get();
        let today: Option<Date> = record.with(|record| record.as_of.parse().ok());
        let (first, last) = (periods.first()?.from, periods.last()?);
        let today = today?;
        let scale = Scale::new(first.min(today), last.to.unwrap_or(today.plus_days(OPEN_END)).max(today));
        Some(view! { <Bars periods scale today /> })
    }
}

/// How many days after today a coverage without an end is drawn.
const OPEN_END: i32 = 60;

/// Maps days to shares of the width, in percent.
#[derive(Clone, Copy)]
struct Scale {
    first: Date,
    days: f64,
}

impl Scale {
    fn new(first: Date, last: Date) -> Self {
        Self { first, days: f64::from(first.days_until(last) + 1) }
    }

    fn at(self, day: Date) -> f64 {
        f64::from(self.first.days_until(day)) / self.days * 100.0
    }

    /// Where the days from one to another begin, and how long they are.
    fn span(self, from: Date, to: Date) -> (String, String) {
        let (start, end) = (self.at(from), self.at(to.plus_days(1)));
        (percent(start), percent(end - start))
    }

    fn end(self) -> Date {
        // The number of days was counted as a whole number.
        #[allow(clippy::cast_possible_truncation, reason = "the calendar has fewer days")]
        self.first.plus_days(self.days as i32 - 1)
    }
}

#[component]
fn Bars(periods: Vec<Period>, scale: Scale, today: Date) -> impl IntoView {
    let gaps = periods.windows(2).filter_map(|pair| {
        let (from, to) = (pair[0].to?.plus_days(1), pair[1].from);
        let days = u64::try_from(from.days_until(to)).ok().filter(|days| *days > 0)?;
        let (start, size) = scale.span(from, to.plus_days(-1));
        let text = t!(record_gap, days);
        Some(view! { <li class="timeline-gap" style=("--start", start) style=("--size", size)>{text}</li> })
    });
    let gaps = gaps.collect_view();
    let bars = periods.iter().map(|period| bar(period, scale)).collect_view();
    let now = percent(scale.at(today));
    let id = unique_id("timeline");
    let title_id = id.clone();
    view! {
        <section class="timeline" aria-labelledby=id>
            <h2 id=title_id>{t!(record_timeline)}</h2>
            <ol>{bars} {gaps}</ol>
            <p class="timeline-today" style=("--start", now)>{t!(record_timeline_today)}</p>
        </section>
    }
}

fn bar(period: &Period, scale: Scale) -> impl IntoView + use<> {
    let Period { from, to, label } = period.clone();
    let (start, size) = scale.span(from, to.unwrap_or(scale.end()));
    let dates = match to {
        Some(to) => t!(record_period, from.to_string(), to.to_string()),
        None => t!(record_period_open, from.to_string()),
    };
    view! {
        <li
            class="timeline-period"
            class:timeline-open=to.is_none()
            style=("--start", start)
            style=("--size", size)
        >
            <span class="timeline-bar" translate="no">{label}</span>
            <span class="timeline-dates">{dates}</span>
        </li>
    }
}

fn percent(share: f64) -> String {
    format!("{share:.3}%")
}
