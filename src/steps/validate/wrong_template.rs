use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer, Importing};
use crate::ui::{ButtonKind, Notice, Tone};
use crate::words::validate as words;
use coverlist_core::findings::Code;
use leptos::prelude::*;

/// The evidence that a file fits the other template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Headers,
    Keys,
}

/// Offers to switch the template when headers or keys fit the other one.
#[component]
pub fn WrongTemplate() -> impl IntoView {
    let sign =
        Importer::here().watch(|importing| sign(importing).map(|sign| (sign, importing.template.other())));
    move || {
        let (sign, other) = sign.get()?;
        let (tone, why) = match sign {
            Sign::Headers => (Tone::Bad, words::headers_fit(other)),
            Sign::Keys => (Tone::Warning, words::keys_fit(other)),
        };
        let (event, label) = (Event::TemplateChosen(other), words::switch_to(other));
        Some(view! {
            <Notice tone title=words::WRONG_TEMPLATE>
                <p>{why}</p>
                <RepairButton kind=ButtonKind::Primary event label />
            </Notice>
        })
    }
}

fn sign(importing: &Importing) -> Option<Sign> {
    let validate = importing.validate()?;
    let by_header = validate.header.as_ref().and_then(|header| header.fits_better).map(|_| Sign::Headers);
    by_header.or_else(|| {
        let tally = &validate.summary()?.tally;
        tally.iter().any(|line| line.code == Code::TemplateKeys).then_some(Sign::Keys)
    })
}
