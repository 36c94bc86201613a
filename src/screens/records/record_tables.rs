use super::record_search::RecordSearch;
use super::sort_head::SortHead;
use crate::steps::StatusBadge;
use crate::ui::{Button, EmptyState, PagedList, Pages};
use crate::words::{plan, records as words, terms};
use coverlist_api::{DeviceView, FieldView, RecordQueryRequest, UserView, ValuesView};
use coverlist_core::record::{Field, RecordKind, Status};
use coverlist_core::roster::Attribute;
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
        <EmptyState title=words::NO_MATCH>
            <p>{words::NO_MATCH_HELP}</p>
            <Button on_press=move || search.show_all()>{plan::SHOW_ALL}</Button>
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
    let heads =
        [(Attribute::Name, words::NAME), (Attribute::Role, words::ROLE), (Attribute::School, words::SCHOOL)];
    let rows = rows
        .into_iter()
        .map(|user| {
            view! {
                <tr>
                    <th scope="row" class="key" data-label=words::key(RecordKind::User)>{user.user_id}</th>
                    <td data-label=words::NAME>{two_lines(user.name, user.email)}</td>
                    <td data-label=words::ROLE>{user.role}</td>
                    <td data-label=words::SCHOOL>{two_lines(user.school, words::grade(&user.grade))}</td>
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
        (Attribute::Model, words::MODEL),
        (Attribute::AssetTag, words::ASSET_TAG),
        (Attribute::AssignedTo, words::ASSIGNED),
    ];
    let rows = rows
        .into_iter()
        .map(|device| {
            view! {
                <tr>
                    <th scope="row" class="key" data-label=words::key(RecordKind::Device)>{device.serial}</th>
                    <td data-label=words::MODEL>{two_lines(device.model, device.location)}</td>
                    <td data-label=words::ASSET_TAG>{device.asset_tag}</td>
                    <td data-label=words::ASSIGNED>{device.assigned_to}</td>
                    {value_cells(&device.values)} {custom_cells(&device.values, &custom)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::Device, heads, &custom, search, rows.into_any())
}

fn table(
    kind: RecordKind,
    attributes: [(Attribute, &'static str); 3],
    custom: &[FieldView],
    search: RecordSearch,
    rows: AnyView,
) -> impl IntoView + use<> {
    let head = |field: String, name: Oco<'static, str>, class| view! { <SortHead field name class search /> };
    let built_in = |field: Field, name: &'static str, class| head(field.to_string(), name.into(), class);
    let attributes = attributes.map(|(attribute, name)| head(attribute.id().to_owned(), name.into(), None));
    let custom = custom
        .iter()
        .map(|field| head(field.id.to_string(), field.name.clone().into(), alignment(field)))
        .collect_view();
    view! {
        <div class="table-box" role="region" aria-label=words::table(kind) tabindex="0">
            <table class="table table-cards record-table">
                <caption class="visually-hidden">{words::table(kind)}</caption>
                <thead class="sort-heads">
                    <tr>
                        {built_in(Field::Key, words::key(kind), None)} {attributes}
                        {built_in(Field::Status, words::INSURANCE, None)}
                        {built_in(Field::PolicyNumber, words::POLICY, None)}
                        {built_in(Field::CoverageAmount, words::AMOUNT, Some("number"))}
                        {built_in(Field::CoverageEnd, words::ENDS, None)} {custom}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn value_cells(values: &ValuesView) -> impl IntoView + use<> {
    let text = |field| values.text(field).unwrap_or_default().to_owned();
    let status = values.text(Field::Status).and_then(Status::from_id);
    view! {
        <td data-label=words::INSURANCE><StatusBadge status /></td>
        <td data-label=words::POLICY>{two_lines(text(Field::PolicyNumber), text(Field::CoverageType))}</td>
        <td class="number" data-label=words::AMOUNT>{text(Field::CoverageAmount)}</td>
        <td class="date" data-label=words::ENDS>{text(Field::CoverageEnd)}</td>
    }
}

fn custom_cells(values: &ValuesView, custom: &[FieldView]) -> impl IntoView + use<> {
    let cell = |field: &FieldView| {
        let text = values.text(field.id).map(|text| terms::value(field.id, text));
        view! { <td class=alignment(field) data-label=field.name.clone()>{text}</td> }
    };
    custom.iter().map(cell).collect_view()
}

fn alignment(field: &FieldView) -> Option<&'static str> {
    field.field_type.is_number().then_some("number")
}

/// Two values, one below the other; absent when both are empty.
fn two_lines(first: String, second: String) -> Option<impl IntoView> {
    let is_known = !first.is_empty() || !second.is_empty();
    is_known.then(|| view! { <span class="two-lines">{first} " " <span class="soft">{second}</span></span> })
}
