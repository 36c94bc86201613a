//! Records as tables.

use crate::steps::StatusBadge;
use crate::ui::{Button, EmptyState, FailureNotice, Pager, Pages};
use crate::words::{plan, records as words, shell};
use coverlist_api::{CoverageView, DeviceView, UserView};
use coverlist_core::record::RecordKind;
use leptos::prelude::*;

/// A page of records, or why there is none.
#[component]
pub fn RecordList<T, D>(
    /// Which kind.
    kind: RecordKind,
    /// The list.
    pages: Pages<T>,
    /// What is searched for.
    query: RwSignal<String>,
    /// Draws a page.
    draw: D,
) -> impl IntoView
where
    T: Send + Sync + 'static,
    D: Fn(&[T]) -> AnyView + Send + 'static,
{
    let list = move || match pages.rows() {
        None if pages.failure().is_none() => {
            view! { <p class="waiting" role="status">{shell::LOADING}</p> }.into_any()
        }
        None => ().into_any(),
        Some(rows) if !rows.is_empty() => draw(&rows),
        Some(_) if query.get().trim().is_empty() => {
            view! { <EmptyState title=words::nothing(kind)><p>{words::nothing_help(kind)}</p></EmptyState> }
                .into_any()
        }
        Some(_) => view! {
            <EmptyState title=words::NO_MATCH>
                <p>{words::NO_MATCH_HELP}</p>
                <Button on_press=move || query.set(String::new())>{plan::SHOW_ALL}</Button>
            </EmptyState>
        }
        .into_any(),
    };
    view! {
        {move || pages.failure().map(|failure| view! { <FailureNotice failure again=move || pages.again() /> })}
        <div class:table-busy=move || pages.is_busy()>{list}</div>
        <Pager pages />
    }
}

/// Users.
#[component]
pub fn UserTable(
    /// A page of them.
    rows: Vec<UserView>,
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
                    {coverage_cells(user.coverage)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::User, &heads, rows.into_any())
}

/// Devices.
#[component]
pub fn DeviceTable(
    /// A page of them.
    rows: Vec<DeviceView>,
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
                    {coverage_cells(device.coverage)}
                </tr>
            }
        })
        .collect_view();
    table(RecordKind::Device, &heads, rows.into_any())
}

fn table(kind: RecordKind, heads: &[&'static str], rows: AnyView) -> impl IntoView + use<> {
    let heads = heads.iter().copied().chain([words::INSURANCE, words::POLICY]);
    let heads = heads.map(|head| view! { <th scope="col">{head}</th> }).collect_view();
    view! {
        <div class="table-box" role="region" aria-label=words::table(kind) tabindex="0">
            <table class="table table-cards">
                <caption class="visually-hidden">{words::table(kind)}</caption>
                <thead class="visually-hidden-on-phone">
                    <tr>
                        {heads}
                        <th scope="col" class="number">{words::AMOUNT}</th>
                        <th scope="col">{words::ENDS}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

fn coverage_cells(coverage: CoverageView) -> impl IntoView {
    let policy = coverage.policy_number.unwrap_or_default();
    let what = coverage.coverage_type.unwrap_or_default();
    view! {
        <td data-label=words::INSURANCE><StatusBadge status=coverage.status /></td>
        <td data-label=words::POLICY>{two_lines(policy, what)}</td>
        <td class="number" data-label=words::AMOUNT>{coverage.coverage_amount}</td>
        <td class="date" data-label=words::ENDS>{coverage.coverage_end}</td>
    }
}

/// Something, and below it something about it; nothing when both are unknown.
fn two_lines(first: String, second: String) -> Option<impl IntoView> {
    let is_known = !first.is_empty() || !second.is_empty();
    is_known.then(|| view! { <span class="two-lines">{first} " " <span class="soft">{second}</span></span> })
}
