//! The notice that a file fits another template.

use super::repair_button::RepairButton;
use crate::flow::importing::{Event, Importer, Importing, Validate};
use crate::ui::{ButtonKind, Notice, Tone};
use coverlist_core::findings::Code;
use leptos::prelude::*;

/// The evidence that a file fits another template.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sign {
    Headers,
    Keys,
    /// No key names a record of the kind of the template, and this number of keys names one of the other.
    Known(u32),
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
            Sign::Known(keys) => (Tone::Warning, t!(header_keys_known, keys, &name)),
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

fn sign_of_keys(validate: &Validate) -> Option<Sign> {
    let look_up = &validate.look_up;
    if look_up.of_other_kind > 0 && look_up.matched().is_some_and(|matched| matched.found == 0) {
        return Some(Sign::Known(look_up.of_other_kind));
    }
    let tally = &validate.summary()?.tally;
    tally.iter().any(|line| line.code == Code::TemplateKeys).then_some(Sign::Keys)
}

/// The evidence, and the id and the name of the other template.
fn sign(importing: &Importing) -> Option<(Sign, String, String)> {
    let (validate, chosen) = (importing.validate()?, importing.templates.chosen.as_ref()?);
    let better = validate.header.as_ref().and_then(|header| header.fits_better.as_ref());
    let (sign, other) = match better {
        Some(better) => (Sign::Headers, chosen.set.get(&better.template)?),
        None => (sign_of_keys(validate)?, chosen.set.of_kind(chosen.template.kind.other()).next()?),
    };
    Some((sign, other.id.clone(), other.name.clone()))
}
