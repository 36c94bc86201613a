//! The notice that a file fits another template.

use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer, Importing};
use crate::ui::{ButtonKind, Notice, Tone};
use coverlist_core::findings::Code;
use leptos::prelude::*;

/// The evidence that a file fits another template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Headers,
    Keys,
}

/// Offers to switch the template when headers or keys fit another one.
#[component]
pub fn WrongTemplate() -> impl IntoView {
    let sign = Importer::here().watch(sign);
    move || {
        let (sign, id, name) = sign.get()?;
        let (tone, why) = match sign {
            Sign::Headers => (Tone::Bad, t!(header_fits, &name)),
            Sign::Keys => (Tone::Warning, t!(header_keys_fit, &name)),
        };
        let (event, label) = (Event::TemplateChosen(id), t!(header_switch_to, &name));
        Some(view! {
            <Notice tone title=t!(validate_wrong_template)>
                <p>{why}</p>
                <RepairButton kind=ButtonKind::Primary event label />
            </Notice>
        })
    }
}

/// The evidence, and the id and the name of the other template.
fn sign(importing: &Importing) -> Option<(Sign, String, String)> {
    let (validate, chosen) = (importing.validate()?, importing.templates.chosen.as_ref()?);
    let better = validate.header.as_ref().and_then(|header| header.fits_better.as_ref());
    let (sign, other) = match better {
        Some(better) => (Sign::Headers, chosen.set.get(&better.template)?),
        None => {
            let tally = &validate.summary()?.tally;
            tally.iter().find(|line| line.code == Code::TemplateKeys)?;
            (Sign::Keys, chosen.set.of_kind(chosen.template.kind.other()).next()?)
        }
    };
    Some((sign, other.id.clone(), other.name.clone()))
}
