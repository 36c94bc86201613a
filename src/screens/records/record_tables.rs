use super::record_search::RecordSearch;
use crate::screens::addresses;
use crate::steps::{SortHead, StatusBadge, status_of};
use crate::ui::{Button, EmptyState, PagedList, Pages, TableBox, TableLayout};
use crate::words::{records as words, terms};
use coverlist_api::{DeviceView, FieldView, RecordQueryRequest, UserView, ValuesView};
use coverlist_core::record::{Attribute, Field, RecordKind};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn RecordList<T, D>(kind: RecordKind, pages: Pages<T>, search: RecordSearch, draw: D) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    D: Fn(Vec<T>) -> AnyView + Send + 'static,
{
    let draw = move |rows: Arc<Vec<T>>| match rows.is_empty() {
        true => no_records(kind, search),
        false => draw(rows.to_vec()),
    };
    view! { <PagedList pages draw /> }
}

fn no_records(kind: RecordKind, search: RecordSearch) -> AnyView {
    let RecordQueryRequest { q, filters, .. } = search.request();
    if q.is_empty() && filters.is_empty() {
        let (title, help) = (words::nothing(kind), words::nothing_help(kind));
        return view! { <EmptyState title><p>{help}</p></EmptyState> }.into_any();
    }
    view! {
        <EmptyState title=t!(records_no_match)>
            <p>{t!(records_no_match_help)}</p>
            <Button on_press=move || search.show_all()>{t!(plan_show_all)}</Button>
        </EmptyState>
    }
    .into_any()
}

#[component]
pub fn UserTable(
    rows: Vec<UserView>,
    /// The custom fields of users, one column each.
    custom: Arc<[FieldView]>,
    search: RecordSearch,
) -> impl IntoView {
    let heads = [
        (Attribute::Name, t!(records_name)),
        (Attribute::Role, t!(records_role)),
        (Attribute::School, t!(records_school)),
    ];
    let rows = rows
        .into_iter()
        .map(|user| {
            view! {
                <tr>
                    {key_cell(RecordKind::User, user.id, user.user_id)}
                    <td data-label=t!(records_name)>{two_lines(data(user.name), data(user.email))}</td>
                    <td data-label=t!(records_role)>{data(user.role)}</td>
                    <td data-label=t!(records_school)>
                        {two_lines(data(user.school), words::grade(&user.grade))}
                    </td>
                    {value_cells(&user.values)} {custom_cells(&user.values, &custom)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::User, heads, &custom, search, rows.into_any())
}

#[component]
pub fn DeviceTable(
    rows: Vec<DeviceView>,
    /// The custom fields of devices, one column each.
    custom: Arc<[FieldView]>,
    search: RecordSearch,
) -> impl IntoView {
    let heads = [
        (Attribute::Model, t!(records_model)),
        (Attribute::AssetTag, t!(records_asset_tag)),
        (Attribute::AssignedTo, t!(records_assigned)),
    ];
    let rows = rows
        .into_iter()
        .map(|device| {
            view! {
                <tr>
                    {key_cell(RecordKind::Device, device.id, device.serial)}
                    <td data-label=t!(records_model)>
                        {two_lines(data(device.model), data(device.location))}
                    </td>
                    <td data-label=t!(records_asset_tag)>{data(device.asset_tag)}</td>
                    <td data-label=t!(records_assigned)>{data(device.assigned_to)}</td>
                    {value_cells(&device.values)} {custom_cells(&device.values, &custom)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::Device, heads, &custom, search, rows.into_any())
}

fn table(
    kind: RecordKind,
    attributes: [(Attribute, String); 3],
    custom: &[FieldView],
    search: RecordSearch,
    rows: AnyView,
) -> impl IntoView + use<> {
    let head =
        |field: String, name: String, class| view! { <SortHead field name class sorting=search.sorting /> };
    let built_in = |field: Field, name: String, class| head(field.to_string(), name, class);
    let attributes = attributes.map(|(attribute, name)| head(attribute.id().to_owned(), name, None));
    let custom = custom
        .iter()
        .map(|field| {
            let (id, name, class) = (field.id.to_string(), field.name.clone(), alignment(field));
            view! { <SortHead field=id name is_data=true class sorting=search.sorting /> }
        })
        .collect_view();
    view! {
        <TableBox
            name=terms::records(kind)
            layout=TableLayout::SortedCards
            class="record-table"
            heads=view! {
                {built_in(Field::Key, words::key(kind), None)} {attributes}
                {built_in(Field::Status, t!(records_insurance), None)}
                {built_in(Field::PolicyNumber, t!(records_policy), None)}
                {built_in(Field::CoverageAmount, t!(records_amount), Some("number"))}
                {built_in(Field::CoverageEnd, t!(records_ends), None)} {custom}
            }
            .into_any()
            rows=rows.into_any()
        />
    }
}

/// The key, which leads to the record.
fn key_cell(kind: RecordKind, id: i64, key: String) -> impl IntoView {
    view! {
        <th scope="row" class="key" data-label=words::key(kind)>
            <a href=addresses::record(kind, id) translate="no">{key}</a>
        </th>
    }
}

fn value_cells(values: &ValuesView) -> impl IntoView + use<> {
    let text = |field| values.text(field).unwrap_or_default().to_owned();
    let status = status_of(values);
    view! {
        <td data-label=t!(records_insurance)><StatusBadge status /></td>
        <td data-label=t!(records_policy)>
            {two_lines(data(text(Field::PolicyNumber)), data(text(Field::CoverageType)))}
        </td>
        <td class="number" data-label=t!(records_amount)>{text(Field::CoverageAmount)}</td>
        <td class="date" data-label=t!(records_ends)>{text(Field::CoverageEnd)}</td>
    }
}

fn custom_cells(values: &ValuesView, custom: &[FieldView]) -> impl IntoView + use<> {
    let cell = |field: &FieldView| {
        let text = values.text(field.id).map(|text| terms::value(field.id, text));
        view! { <td class=alignment(field) translate="no" data-label=field.name.clone()>{text}</td> }
    };
    custom.iter().map(cell).collect_view()
}

fn alignment(field: &FieldView) -> Option<&'static str> {
    field.field_type.is_number().then_some("number")
}

/// A value of a record, which is the same in every language; absent when it is empty.
fn data(value: String) -> Option<impl IntoView> {
    (!value.is_empty()).then(|| view! { <span translate="no">{value}</span> })
}

/// Two values, one below the other; absent when both are.
fn two_lines(first: Option<impl IntoView>, second: Option<impl IntoView>) -> Option<impl IntoView> {
    let is_known = first.is_some() || second.is_some();
    is_known.then(|| view! { <span class="two-lines">{first} " " <span class="soft">{second}</span></span> })
}
