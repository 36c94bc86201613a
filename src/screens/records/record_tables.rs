use crate::steps::StatusBadge;
use crate::ui::{Button, EmptyState, PagedList, Pages};
use crate::words::{records as words, terms};
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
        <EmptyState title=t!(records_no_match)>
            <p>{t!(records_no_match_help)}</p>
            <Button on_press=move || query.set(String::new())>{t!(plan_show_all)}</Button>
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
    let heads = [words::key(RecordKind::User), t!(records_name), t!(records_role), t!(records_school)];
    let rows = rows
        .into_iter()
        .map(|user| {
            view! {
                <tr>
                    <th scope="row" class="key" translate="no" data-label=words::key(RecordKind::User)>{user.user_id}</th>
                    <td data-label=t!(records_name)>{two_lines(data(user.name), data(user.email))}</td>
                    <td data-label=t!(records_role)>{data(user.role)}</td>
                    <td data-label=t!(records_school)>{two_lines(data(user.school), words::grade(&user.grade))}</td>
                    {value_cells(&user.values)} {custom_cells(&user.values, &custom)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::User, heads, &custom, rows.into_any())
}

#[component]
pub fn DeviceTable(
    rows: Vec<DeviceView>,
    /// The custom fields of devices, one column each.
    custom: Arc<[FieldView]>,
) -> impl IntoView {
    let heads =
        [words::key(RecordKind::Device), t!(records_model), t!(records_asset_tag), t!(records_assigned)];
    let rows = rows
        .into_iter()
        .map(|device| {
            view! {
                <tr>
                    <th scope="row" class="key" translate="no" data-label=words::key(RecordKind::Device)>{device.serial}</th>
                    <td data-label=t!(records_model)>{two_lines(data(device.model), data(device.location))}</td>
                    <td data-label=t!(records_asset_tag)>{data(device.asset_tag)}</td>
                    <td data-label=t!(records_assigned)>{data(device.assigned_to)}</td>
                    {value_cells(&device.values)} {custom_cells(&device.values, &custom)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::Device, heads, &custom, rows.into_any())
}

fn table(kind: RecordKind, heads: [String; 4], custom: &[FieldView], rows: AnyView) -> impl IntoView + use<> {
    let heads = heads.into_iter().chain([t!(records_insurance), t!(records_policy)]);
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    let custom_head =
        |field: &FieldView| view! { <th scope="col" class=alignment(field)>{field.name.clone()}</th> };
    let custom = custom.iter().map(custom_head).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=terms::records(kind) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{terms::records(kind)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        {heads}
                        <th scope="col" class="number">{t!(records_amount)}</th>
                        <th scope="col">{t!(records_ends)}</th>
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
        <td data-label=t!(records_insurance)><StatusBadge status /></td>
        <td data-label=t!(records_policy)>{two_lines(data(text(Field::PolicyNumber)), data(text(Field::CoverageType)))}</td>
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
