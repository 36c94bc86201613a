use crate::client::ListQuery;
use crate::steps::Host;
use crate::ui::{
    Button, ButtonKind, Dialog, DownloadButton, Fetched, PagedList, Pages, TableBox, column_heads,
};
use crate::words::{number, plan as words};
use coverlist_api::{AbsentGroup, AbsentRow, AbsentView, ImportView, Page, paths};
use leptos::prelude::*;
use std::sync::Arc;

/// Says how many insured records the file does not name, and lists them. Nothing is shown when it names all.
#[component]
pub fn AbsentRecords(import: ImportView) -> impl IntoView {
    let (client, id, kind) = (Host::here().client, import.id, import.kind);
    let first = Fetched::new(move || async move {
        client.absent(id, &ListQuery { limit: Some(Pages::<AbsentRow>::LIMIT), cursor: None }).await
    });
    let is_open = RwSignal::new(false);
    move || {
        let absent = first.get().filter(|absent| absent.records > 0)?;
        let records = absent.records;
        Some(view! {
            <Button kind=ButtonKind::Quiet on_press=move || is_open.set(true)>
                {words::absent(kind, records)}
            </Button>
            <Dialog open=is_open title=words::absent(kind, records)>
                <Records id absent=absent.clone() />
            </Dialog>
        })
    }
}

#[component]
fn Records(id: i64, absent: AbsentView) -> impl IntoView {
    let client = Host::here().client;
    let AbsentView { records, likely, multi_year, groups, rows, next } = absent;
    let pages = Pages::new(move |cursor| async move {
        let list = ListQuery { limit: Some(Pages::<AbsentRow>::LIMIT), cursor };
        let absent = client.absent(id, &list).await?;
        Ok(Page { rows: absent.rows, next: absent.next })
    });
    pages.begin_with(Page { rows, next });
    let csv = paths::import_absent_csv(id);
    view! {
        <p>{t!(absent_help)}</p>
        {(likely > 0).then(|| view! { <p>{t!(absent_likely, likely)}</p> })}
        {(multi_year > 0).then(|| view! { <p>{t!(absent_multi_year, multi_year)}</p> })}
        <ul class="absent-groups">{groups.into_iter().map(group).collect_view()}</ul>
        <PagedList pages draw=|rows| table(&rows) total=Some(records) />
        <p class="soft">{t!(absent_sheet_help)}</p>
        <div class="actions">
            <DownloadButton path=paths::workbook(&csv)>{t!(absent_workbook)}</DownloadButton>
            <DownloadButton path=csv kind=ButtonKind::Quiet>{t!(absent_csv)}</DownloadButton>
        </div>
    }
}

fn group(AbsentGroup { place, records }: AbsentGroup) -> impl IntoView {
    let place = if place.is_empty() {
        t!(absent_no_place).into_any()
    } else {
        view! { <span translate="no">{place}</span> }.into_any()
    };
    view! { <li>{place} " " <b>{number(records)}</b></li> }
}

fn table(rows: &Arc<Vec<AbsentRow>>) -> AnyView {
    let heads = [t!(absent_key), t!(plan_record), t!(absent_place), t!(records_policy), t!(records_ends)];
    let row = |row: &AbsentRow| {
        let ends = row.coverage_end.clone();
        view! {
            <tr>
                <th scope="row" class="key" translate="no" data-label=t!(absent_key)>{row.key.clone()}</th>
                <td translate="no" data-label=t!(plan_record)>{row.record.label.clone()}</td>
                <td translate="no" data-label=t!(absent_place)>{row.place.clone()}</td>
                <td translate="no" data-label=t!(records_policy)>{row.policy_number.clone()}</td>
                <td class="date" data-label=t!(records_ends)>
                    {ends}
                    {row.multi_year.then(|| view! { " " <span class="soft">{t!(absent_years)}</span> })}
                </td>
            </tr>
        }
    };
    view! {
        <TableBox
            name=t!(absent_table)
            heads=column_heads(heads)
            rows=rows.iter().map(row).collect_view().into_any()
        />
    }
    .into_any()
}
