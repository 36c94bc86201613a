use crate::steps::Host;
use crate::ui::{Button, ButtonKind, Menu};
use coverlist_core::plan::Sample;
use leptos::prelude::*;

/// The number of rows of a sample.
const SIZE: u32 = 20;

/// Offers to process some of the rows that change a record, before the rest. With fewer rows than a sample
/// has, there is nothing to choose.
#[component]
pub fn SampleMenu(
    /// The number of rows that change a record.
    #[prop(into)]
    updated: Signal<u32>,
    #[prop(into)] on_choose: UnsyncCallback<Sample>,
) -> impl IntoView {
    let root = Host::here().root;
    let choose = move |sample: fn(u32) -> Sample| move || on_choose.run(sample(SIZE));
    view! {
        <Show when=move || updated.with(|updated| *updated > SIZE)>
            <Menu label=t!(process_sample) root>
                <Button kind=ButtonKind::Quiet on_press=choose(Sample::First)>
                    {t!(process_sample_first, SIZE)}
                </Button>
                <Button kind=ButtonKind::Quiet on_press=choose(Sample::Draw)>
                    {t!(process_sample_draw, SIZE)}
                </Button>
            </Menu>
        </Show>
    }
}
