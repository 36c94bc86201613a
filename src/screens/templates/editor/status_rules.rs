use super::desk::Desk;
use crate::flow::drafting::Edit;
use crate::ui::CheckBox;
use crate::words::terms;
use coverlist_core::record::Status;
use leptos::prelude::*;

/// What the statuses do to the other values of a record.
#[component]
pub fn StatusRules() -> impl IntoView {
    let desk = Desk::here();
    let leaving = [Status::NotEnrolled, Status::Declined, Status::Waived].map(|status| {
        let value = desk.bound(
            move |draft| draft.leaving_statuses.contains(&status),
            move |leaves| Edit::Leaving(status, leaves),
        );
        view! { <CheckBox label=terms::status(status) value /> }
    });
    let covered = desk.bound(|draft| draft.waived_is_covered, Edit::WaivedIsCovered);
    let wrong = desk.fault(|_| Some("/coverlist:leavingStatuses".to_owned()));
    view! {
        <fieldset class="editor-statuses">
            <legend>{t!(editor_leaving)}</legend>
            {leaving}
            <p class="field-wrong">{wrong}</p>
        </fieldset>
        <CheckBox label=t!(editor_waived_covered) value=covered />
    }
}
