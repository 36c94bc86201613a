use crate::ui::Field;
use crate::words::retention as words;
use coverlist_api::KeptPart;
use leptos::prelude::*;

/// A number of days as it is typed; blank for good.
#[derive(Clone, Copy)]
pub struct TypedDays(RwSignal<String>);

impl TypedDays {
    pub fn new(days: Option<u32>) -> Self {
        Self(RwSignal::new(days.map(|days| days.to_string()).unwrap_or_default()))
    }

    /// The days; an error for a text that is no number. The value is tracked like a signal.
    pub fn get(self) -> Result<Option<u32>, ()> {
        self.0.with(|typed| match typed.trim() {
            "" => Ok(None),
            days => days.parse().map(Some).map_err(|_| ()),
        })
    }
}

/// Asks for the days of a part.
#[component]
pub fn DaysField(part: KeptPart, days: TypedDays) -> impl IntoView {
    let wrong = Signal::derive(move || days.get().is_err().then(|| t!(retention_not_days)));
    view! {
        <div class="retention-part">
            <Field label=words::part(part) value=days.0 placeholder=t!(retention_blank) wrong />
            <p class="soft">{words::part_means(part)}</p>
        </div>
    }
}
