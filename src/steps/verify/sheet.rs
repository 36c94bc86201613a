use super::sheet_row::SheetRow;
use crate::flow::verifying::{Event, Sheet, Verifier};
use crate::steps::Host;
use crate::steps::row_keys::RowKeys;
use crate::ui::{
    ButtonKind, DownloadButton, FailureNotice, Icon, Notice, PrintButton, StatusIcon, TableBox, Tone,
    Waiting, unique_id,
};
use crate::words::verify as words;
use coverlist_api::{ImportView, VerificationView, paths};
use coverlist_core::record::Field;
use leptos::html;
use leptos::prelude::*;

/// The verification sheet of an import. Each mark of a row is stored at once.
#[component]
pub fn Verify(id: i64) -> impl IntoView {
    let verifier = Verifier::open(Host::here().client, id);
    let failure = verifier.watch(|state| state.failure().cloned());
    let is_open = verifier.watch(|state| state.sheet().is_some());
    // Marks of rows draw themselves.
    let sheet = move || is_open.get().then(|| verifier.now(|state| state.sheet().cloned())).flatten();
    move || match (failure.get(), sheet()) {
        (Some(failure), _) => {
            view! { <FailureNotice failure again=move || verifier.send(Event::Opened) /> }.into_any()
        }
        (None, Some(sheet)) => view! { <OpenSheet verifier sheet /> }.into_any(),
        (None, None) => view! { <Waiting /> }.into_any(),
    }
}

#[component]
fn OpenSheet(verifier: Verifier, sheet: Sheet) -> impl IntoView {
    let host = Host::here();
    let is_read_only = sheet.is_read_only();
    let district = host.account.get_untracked().district;
    let Sheet { import, view, .. } = sheet;
    let csv = paths::import_verification_csv(import.id);
    let id = unique_id("verify");
    let title_id = id.clone();
    let (section, table) = (NodeRef::<html::Section>::new(), NodeRef::<html::Div>::new());
    view! {
        <section class="verify stack" aria-labelledby=id node_ref=section>
            <div class="verify-head">
                <div>
                    <h2 id=title_id translate="no">{import.name.clone()}</h2>
                    <p class="soft">{words::processed(&import)}</p>
                </div>
                <div class="actions">
                    <a href=(host.links.report)(import.id)>{t!(verify_back)}</a>
                    <DownloadButton path=paths::workbook(&csv)>{t!(verify_download_workbook)}</DownloadButton>
                    <DownloadButton path=csv kind=ButtonKind::Quiet>{t!(verify_download)}</DownloadButton>
                    <PrintButton kind=ButtonKind::Primary section title=import.name.clone()>
                        {t!(verify_print)}
                    </PrintButton>
                </div>
            </div>
            {is_read_only
                .then(|| {
                    view! {
                        <Notice tone=Tone::Info title=t!(verify_undone)>
                            <p>{t!(verify_undone_help)}</p>
                        </Notice>
                    }
                })}
            <Verdict verifier differing=view.differing />
            <div node_ref=table><RowTable verifier import view=view.clone() /></div>
            <p class="verify-foot">
                <span class="verify-on-paper" translate="no">{district}</span>
                <span>{t!(verify_as_of, &view.as_of)}</span>
                <span>{t!(verify_kept)}</span>
            </p>
            <RowKeys place=table />
            <p class="verify-on-paper verify-signature">
                <span>{t!(verify_signature)}</span>
                <span>{t!(verify_date)}</span>
            </p>
        </section>
    }
}

/// How many rows are checked, and how many records differ.
#[component]
fn Verdict(verifier: Verifier, differing: u32) -> impl IntoView {
    let counts = verifier
        .watch(|state| state.sheet().map(|sheet| (sheet.checked(), sheet.rows())).unwrap_or_default());
    let sentence = move || {
        let (checked, rows) = counts.get();
        t!(verify_checked, checked, rows)
    };
    let share = move || {
        let (checked, rows) = counts.get();
        f64::from(checked) / f64::from(rows.max(1)) * 100.0
    };
    view! {
        <div class="verify-verdict">
            <p class="verdict-sentence">{sentence}</p>
            <div class="verify-meter" aria-hidden="true">
                <div style:inline-size=move || format!("{:.1}%", share())></div>
            </div>
            {(differing > 0)
                .then(|| {
                    view! {
                        <p class="verify-differing tone-warning">
                            <StatusIcon icon=Icon::Triangle />
                            {t!(verify_differing, differing)}
                        </p>
                    }
                })}
        </div>
    }
}

#[component]
fn RowTable(verifier: Verifier, import: ImportView, view: VerificationView) -> impl IntoView {
    let VerificationView { columns, rows, .. } = view;
    let key_header = import.header(Field::Key);
    let heads = columns
        .iter()
        .map(|column| {
            let class = column.field.field_type().is_number().then_some("number");
            view! { <th scope="col" class=class translate="no">{column.header.clone()}</th> }
        })
        .collect_view();
    let rows = rows
        .into_iter()
        .map(|row| view! { <SheetRow verifier row key_header columns=&columns /> })
        .collect_view();
    view! {
        <TableBox
            name=t!(verify_table)
            class="verify-table"
            heads=view! {
                <th scope="col"><span class="visually-hidden">{t!(verify_check)}</span></th>
                <th scope="col" class="number">{t!(plan_line)}</th>
                <th scope="col" translate="no">{key_header.to_owned()}</th>
                <th scope="col">{t!(plan_record)}</th>
                <th scope="col">{t!(report_outcome)}</th>
                <th scope="col"><span class="visually-hidden">{t!(verify_values)}</span></th>
                {heads}
                <th scope="col">{t!(verify_note)}</th>
            }
            .into_any()
            rows=rows.into_any()
        />
    }
}
