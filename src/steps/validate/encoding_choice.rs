use crate::flow::importing::{Decision, Event, Importer, Validate};
use crate::ui::{Choice, RadioGroup, unique_id};
use crate::words::file_terms;
use coverlist_core::read::{Delimiter, Encoding, FileKind};
use coverlist_worker::{FileFacts, Sample};
use leptos::prelude::*;

/// Shows sample cells in each candidate encoding, to compare and choose, if the encoding is in doubt or was
/// chosen. Text that is valid UTF-8 is in no doubt.
#[component]
pub fn EncodingDoubt() -> impl IntoView {
    let samples = Importer::here().watch(|importing| {
        let validate = importing.validate()?;
        let facts = text_facts(validate)?;
        let is_doubtful = facts.facts.encoding != Encoding::Utf8 || validate.decisions.encoding.is_some();
        Some(facts.samples.clone()).filter(|samples| is_doubtful && !samples.is_empty())
    });
    move || samples.get().map(|samples| view! { <Samples samples /> })
}

/// The first cells with characters other than ASCII, in each candidate encoding.
#[component]
fn Samples(samples: Vec<Sample>) -> impl IntoView {
    let importer = Importer::here();
    let now = importer.watch(|importing| read_as(importing.validate()));
    let name = unique_id("encoding");
    let about_id = format!("{name}-about");
    let places = samples
        .iter()
        .map(|sample| view! { <th scope="col">{t!(validate_sample_at, sample.line)}</th> })
        .collect_view();
    let rows = offered(&samples)
        .map(|encoding| {
            let reads = |sample: &Sample| {
                let reading = sample.readings.iter().find(|(other, _)| *other == encoding);
                view! { <td translate="no">{reading.map(|(_, text)| text.clone())}</td> }
            };
            view! {
                <tr data-now=move || (now.get() == Some(encoding)).then_some("true")>
                    <th scope="row">
                        <label class="reading-choice">
                            <input
                                type="radio"
                                name=name.clone()
                                prop:checked=move || now.get() == Some(encoding)
                                on:change=move |_| importer.send(Event::Decided(Decision::Encoding(Some(encoding))))
                            />
                            {file_terms::encoding(encoding)}
                        </label>
                    </th>
                    {samples.iter().map(reads).collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <section class="reading" aria-label=t!(validate_encoding)>
            <p id=about_id.clone()>{t!(validate_samples)}</p>
            <div class="reading-box" tabindex="0" role="group" aria-labelledby=about_id>
                <table class="reading-table">
                    <thead><tr><th scope="col">{t!(validate_encoding)}</th>{places}</tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

/// The encodings in which the cells were read, and the two that are most often confused.
fn offered(samples: &[Sample]) -> impl Iterator<Item = Encoding> {
    let is_read = |encoding: Encoding| {
        samples.iter().any(|sample| sample.readings.iter().any(|(other, _)| *other == encoding))
    };
    let usual = [Encoding::Utf8, Encoding::Windows1252];
    Encoding::ALL.into_iter().filter(move |encoding| usual.contains(encoding) || is_read(*encoding))
}

/// The choice of any delimiter and any encoding of a text, behind a disclosure, because they are rarely
/// wrong.
#[component]
pub fn ReadOtherwise() -> impl IntoView {
    let importer = Importer::here();
    let is_text = importer.watch(|importing| importing.validate().and_then(text_facts).is_some());
    view! {
        <Show when=move || is_text.get()>
            <Otherwise />
        </Show>
    }
}

#[component]
fn Otherwise() -> impl IntoView {
    let importer = Importer::here();
    let delimiter =
        importer.watch(|importing| facts_of(importing.validate()).map(|facts| facts.facts.delimiter));
    let encoding = importer.watch(|importing| read_as(importing.validate()));
    let delimiters =
        Delimiter::ALL.map(|delimiter| choice(Some(delimiter), file_terms::delimiter(delimiter)));
    let encodings = Encoding::ALL.map(|encoding| choice(Some(encoding), file_terms::encoding(encoding)));
    view! {
        <details class="reading-otherwise">
            <summary>{t!(validate_read_otherwise)}</summary>
            <RadioGroup
                legend=t!(validate_delimiter)
                choices=delimiters.to_vec()
                chosen=delimiter
                on_choose=move |delimiter| importer.send(Event::Decided(Decision::Delimiter(delimiter)))
            />
            <RadioGroup
                legend=t!(validate_encoding)
                choices=encodings.to_vec()
                chosen=encoding
                on_choose=move |encoding| importer.send(Event::Decided(Decision::Encoding(encoding)))
            />
        </details>
    }
}

fn choice<T>(value: T, label: String) -> Choice<T> {
    Choice { value, label, about: String::new(), is_data: false }
}

/// The facts of a file that is a text.
fn text_facts(validate: &Validate) -> Option<&FileFacts> {
    let facts = validate.facts.as_ref()?;
    (facts.facts.kind == FileKind::Text && facts.facts.workbook.is_none()).then_some(facts)
}

fn facts_of(validate: Option<&Validate>) -> Option<&FileFacts> {
    validate.and_then(|validate| validate.facts.as_ref())
}

fn read_as(validate: Option<&Validate>) -> Option<Encoding> {
    facts_of(validate).map(|facts| facts.facts.encoding)
}
