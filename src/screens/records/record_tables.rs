use crate::steps::StatusBadge;
use crate::ui::{Button, EmptyState, PagedList, Pages};
use crate::words::{plan, records as words, terms};
use coverlist_api::{DeviceView, FieldView, UserView, ValuesView};
use coverlist_core::record::{Field, RecordKind, Status};
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn RecordList<T, D>(kind: RecordKind, pages: Pages<T>, query: RwSignal<String>, draw: D) -> impl IntoView
where
    T: Clone + Send + Sync + 'static,
    D: Fn(Vec<T>) -> AnyView + Send + 'static,
{
    let draw = move |rows: Arc<Vec<T>>| match rows.is_empty() {
        true => no_records(kind, query),
        false => draw(rows.to_vec()),
    };
    view! { <PagedList pages draw /> }
}

fn no_records(kind: RecordKind, query: RwSignal<String>) -> AnyView {
    if query.get().trim().is_empty() {
        let (title, help) = (words::nothing(kind), words::nothing_help(kind));
        return view! { <EmptyState title><p>{help}</p></EmptyState> }.into_any();
    }
    view! {
        <EmptyState title=words::NO_MATCH>
            <p>{words::NO_MATCH_HELP}</p>
            <Button on_press=move || query.set(String::new())>{plan::SHOW_ALL}</Button>
        </EmptyState>
    }
    .into_any()
}

#[component]
pub fn UserTable(
    rows: Vec<UserView>,
    /// The custom fields of users, one column each.
    custom: Arc<[FieldView]>,
) -> impl IntoView {
    let heads = [words::key(RecordKind::User), words::NAME, words::ROLE, words::SCHOOL];
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
    table(RecordKind::User, &heads, &custom, rows.into_any())
}

#[component]
pub fn DeviceTable(
    rows: Vec<DeviceView>,
    /// The custom fields of devices, one column each.
    custom: Arc<[FieldView]>,
) -> impl IntoView {
    let heads = [words::key(RecordKind::Device), words::MODEL, words::ASSET_TAG, words::ASSIGNED];
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
    table(RecordKind::Device, &heads, &custom, rows.into_any())
}

fn table(
    kind: RecordKind,
    heads: &[&'static str],
    custom: &[FieldView],
    rows: AnyView,
) -> impl IntoView + use<> {
    let heads = heads.iter().copied().chain([words::INSURANCE, words::POLICY]);
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let custom_head =
        |field: &FieldView| view! { <th scope="col" class=alignment(field)>{field.name.clone()}</th> };
    let custom = custom.iter().map(custom_head).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=words::table(kind) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{words::table(kind)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        {heads}
                        <th scope="col" class="number">{words::AMOUNT}</th>
                        <th scope="col">{words::ENDS}</th>
                        {custom}
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
