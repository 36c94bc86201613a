//! The table of all routes, which states who may call each.

use super::{
    App, absent, accounts, authorize, build_header, comparison, conversions, coverage, cross_origin,
    decisions, demo_portal, districts, drafts, fields, health, imports, languages, loads, logs, lookups,
    origin, page, progress, record_changes, records, report, request_log, retention, runs, security_headers,
    session, site, sources, templates, tickets, verification,
};
use crate::access::Caller;
use crate::{Failure, Refusal};
use Requirement::{IssuerToken, ManageSettings, Public, SignedIn, ViewReports, ViewReportsOrManageSettings};
use anyhow::anyhow;
use axum::Router;
use axum::handler::Handler;
use axum::http::Method;
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::IntoResponse;
use axum::routing::{MethodFilter, MethodRouter, on};
use coverlist_api::{Permission, ProblemCode, paths};
use coverlist_messages::{Message, text};
use std::any::Any;
use tower_http::catch_panic::CatchPanicLayer;

/// All routes except the page.
pub fn routes() -> Vec<Route> {
    vec![
        get(paths::ALIVE, Public, health::alive),
        get(paths::READY, Public, health::ready),
        get("/api/v1/site", Public, site::show),
        get("/api/v1/samples/{name}", Public, site::sample),
        get(paths::DEMO_TOKEN, Public, demo_portal::token),
        get(paths::LANGUAGES, Public, languages::list),
        get("/api/v1/languages/{tag}", Public, languages::show),
        put(paths::ACCOUNT_LANGUAGE, SignedIn, languages::choose),
        get(paths::DRAFT_KEY, ManageSettings, drafts::key),
        get(paths::ACCOUNTS, ManageSettings, accounts::list),
        post(paths::ACCOUNTS, ManageSettings, accounts::add),
        post("/api/v1/accounts/{id}", ManageSettings, accounts::change),
        get(paths::RETENTION, ManageSettings, retention::show),
        put(paths::RETENTION, ManageSettings, retention::put),
        post(paths::RETENTION_PREVIEW, ManageSettings, retention::preview),
        get(paths::RETENTION_IMPORTS, ManageSettings, retention::kept),
        get(paths::LOGS, ManageSettings, logs::list),
        get(paths::LOGS_CHECK, ManageSettings, logs::check),
        download(paths::LOGS_CSV, ManageSettings, logs::sheet),
        post("/api/v1/session", Public, session::sign_in),
        post(paths::TICKETS, SignedIn, tickets::make),
        put("/api/v1/districts/{id}", IssuerToken, districts::put),
        post(paths::SESSION_EXCHANGE, IssuerToken, session::exchange),
        get("/api/v1/session", Public, session::show),
        delete("/api/v1/session", SignedIn, session::sign_out),
        put(paths::OWN_PASSWORD, SignedIn, session::change_password),
        delete("/api/v1/sessions", SignedIn, session::sign_out_everywhere),
        get(paths::FIELDS, ViewReportsOrManageSettings, fields::list),
        put(paths::FIELDS, ManageSettings, fields::put),
        get("/api/v1/templates", ViewReportsOrManageSettings, templates::list),
        get("/api/v1/templates/{id}", ViewReportsOrManageSettings, templates::show),
        put("/api/v1/templates/{id}", ManageSettings, templates::put),
        get("/api/v1/templates/{id}/versions", ManageSettings, templates::versions),
        post("/api/v1/templates/{id}/preview", ManageSettings, templates::preview),
        download("/api/v1/templates/{id}/file.csv", ManageSettings, templates::file),
        download("/api/v1/templates/{id}/file.xlsx", ManageSettings, templates::file),
        download("/api/v1/templates/{id}/example.csv", ManageSettings, templates::example),
        download("/api/v1/templates/{id}/example.xlsx", ManageSettings, templates::example),
        get(paths::SOURCES, ManageSettings, sources::list),
        get("/api/v1/sources/{name}", ManageSettings, sources::show),
        put("/api/v1/sources/{name}", ManageSettings, sources::put),
        delete("/api/v1/sources/{name}", ManageSettings, sources::remove),
        post("/api/v1/imports", ManageSettings, imports::stage),
        get("/api/v1/imports", ViewReports, imports::history),
        post("/api/v1/imports/query", ViewReports, imports::find),
        get("/api/v1/imports/open", ManageSettings, imports::open),
        get(paths::PROCESSED_BEFORE, ManageSettings, imports::processed_before),
        post(paths::CONVERSIONS, ManageSettings, conversions::convert),
        get("/api/v1/imports/{id}", ViewReportsOrManageSettings, imports::show),
        delete("/api/v1/imports/{id}", ManageSettings, imports::delete),
        download("/api/v1/imports/{id}/file", ViewReportsOrManageSettings, imports::file),
        download("/api/v1/imports/{id}/file.xlsx", ViewReportsOrManageSettings, imports::file),
        get("/api/v1/imports/{id}/findings", ViewReportsOrManageSettings, imports::findings),
        get("/api/v1/imports/{id}/plan", ManageSettings, imports::plan),
        post("/api/v1/imports/{id}/plan/query", ManageSettings, imports::find_in_plan),
        post("/api/v1/imports/{id}/plan/query.csv", ManageSettings, imports::plan_sheet),
        post("/api/v1/imports/{id}/plan/query.xlsx", ManageSettings, imports::plan_sheet),
        post("/api/v1/imports/{id}/process", ManageSettings, imports::process),
        download("/api/v1/imports/{id}/receipt.json", ViewReports, report::receipt),
        download("/api/v1/imports/{id}/receipt.csv", ViewReports, report::receipt_table),
        get("/api/v1/imports/{id}/verification", ViewReports, verification::show),
        // Whoever verifies an import is often not its admin. A mark changes neither the import nor records.
        post("/api/v1/imports/{id}/verification", ViewReports, verification::mark),
        download("/api/v1/imports/{id}/verification.csv", ViewReports, verification::sheet),
        download("/api/v1/imports/{id}/verification.xlsx", ViewReports, verification::sheet),
        get("/api/v1/imports/{id}/absent", ManageSettings, absent::list),
        download("/api/v1/imports/{id}/absent.csv", ManageSettings, absent::sheet),
        download("/api/v1/imports/{id}/absent.xlsx", ManageSettings, absent::sheet),
        get("/api/v1/imports/{id}/comparison", ManageSettings, comparison::show),
        get("/api/v1/imports/{id}/proposals", ManageSettings, decisions::proposals),
        get("/api/v1/imports/{id}/decisions", ViewReportsOrManageSettings, decisions::list),
        post("/api/v1/imports/{id}/decisions", ManageSettings, decisions::decide),
        post("/api/v1/imports/{id}/merge", ManageSettings, imports::merge),
        get("/api/v1/imports/{id}/runs", ViewReportsOrManageSettings, runs::list),
        post("/api/v1/imports/{id}/withdraw", ManageSettings, runs::withdraw),
        get("/api/v1/imports/{id}/undo", ManageSettings, runs::reversal),
        post("/api/v1/imports/{id}/undo", ManageSettings, runs::queue_reversal),
        get("/api/v1/imports/{id}/redo", ManageSettings, runs::reversal),
        post("/api/v1/imports/{id}/redo", ManageSettings, runs::queue_reversal),
        get("/api/v1/imports/{id}/progress", ManageSettings, progress::watch).initiator(Initiator::Page),
        get("/api/v1/imports/{id}/report", ViewReports, report::show),
        post("/api/v1/imports/{id}/report/query", ViewReports, report::find),
        download("/api/v1/imports/{id}/report.csv", ViewReports, report::sheet),
        download("/api/v1/imports/{id}/report.xlsx", ViewReports, report::sheet),
        get("/api/v1/records/users", ManageSettings, records::users),
        download("/api/v1/records/users.csv", ManageSettings, records::sheet),
        download("/api/v1/records/users.xlsx", ManageSettings, records::sheet),
        post("/api/v1/records/users", ManageSettings, records::load),
        post("/api/v1/records/users/query", ManageSettings, records::find_users),
        post("/api/v1/records/users/lookup", ManageSettings, lookups::look_up),
        post("/api/v1/records/users/query.csv", ManageSettings, records::found_sheet),
        post("/api/v1/records/users/query.xlsx", ManageSettings, records::found_sheet),
        get("/api/v1/records/users/{id}", ManageSettings, records::show),
        get("/api/v1/records/users/{id}/history", ManageSettings, records::history),
        post("/api/v1/records/users/changes/preview", ManageSettings, record_changes::preview),
        post("/api/v1/records/users/changes", ManageSettings, record_changes::change),
        get(paths::LOADS, ManageSettings, loads::list),
        get("/api/v1/records/loads/{id}", ManageSettings, loads::show),
        get("/api/v1/records/loads/{id}/undo", ManageSettings, loads::reversal),
        post("/api/v1/records/loads/{id}/undo", ManageSettings, loads::revert),
        get("/api/v1/records/loads/{id}/redo", ManageSettings, loads::reversal),
        post("/api/v1/records/loads/{id}/redo", ManageSettings, loads::revert),
        get("/api/v1/records/devices", ManageSettings, records::devices),
        download("/api/v1/records/devices.csv", ManageSettings, records::sheet),
        download("/api/v1/records/devices.xlsx", ManageSettings, records::sheet),
        post("/api/v1/records/devices", ManageSettings, records::load),
        post("/api/v1/records/devices/query", ManageSettings, records::find_devices),
        get("/api/v1/records/devices/{id}", ManageSettings, records::show),
        get("/api/v1/records/devices/{id}/history", ManageSettings, records::history),
        post("/api/v1/records/devices/changes/preview", ManageSettings, record_changes::preview),
        post("/api/v1/records/devices/changes", ManageSettings, record_changes::change),
        post("/api/v1/records/devices/lookup", ManageSettings, lookups::look_up),
        post("/api/v1/records/devices/query.csv", ManageSettings, records::found_sheet),
        post("/api/v1/records/devices/query.xlsx", ManageSettings, records::found_sheet),
        get("/api/v1/coverage/users", ViewReports, coverage::counts),
        post("/api/v1/coverage/users/query", ViewReports, coverage::find_users),
        post("/api/v1/coverage/users/query.csv", ViewReports, coverage::sheet),
        post("/api/v1/coverage/users/query.xlsx", ViewReports, coverage::sheet),
        get("/api/v1/coverage/devices", ViewReports, coverage::counts),
        post("/api/v1/coverage/devices/query", ViewReports, coverage::find_devices),
        post("/api/v1/coverage/devices/query.csv", ViewReports, coverage::sheet),
        post("/api/v1/coverage/devices/query.xlsx", ViewReports, coverage::sheet),
    ]
}

/// Whether a path is one of a download, for which there are tickets.
pub(super) fn is_download(path: &str) -> bool {
    let fits = |pattern: &str| {
        let is_pair = |(part, pattern): (&str, &str)| match pattern.starts_with('{') {
            true => !part.is_empty() && !part.contains(['?', '#']),
            false => part == pattern,
        };
        path.matches('/').count() == pattern.matches('/').count()
            && path.split('/').zip(pattern.split('/')).all(is_pair)
    };
    routes().iter().any(|route| route.is_download && fits(route.path))
}

/// A method and a path of the API.
pub struct Route {
    /// `GET`, `POST` or `DELETE`.
    pub method: Method,
    /// The pattern of the path. Braces mark an id or a name: `/api/v1/imports/{id}`.
    pub path: &'static str,
    /// The session or the permission that a caller needs.
    pub requirement: Requirement,
    /// Whether a person or the page itself causes such requests.
    pub(crate) initiator: Initiator,
    /// Whether a link with a ticket may call the route.
    is_download: bool,
    handler: MethodRouter<App>,
}

impl Route {
    fn initiator(self, initiator: Initiator) -> Self {
        Self { initiator, ..self }
    }
}

/// Who causes a request. Only requests by a person keep a session alive.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Initiator {
    /// A person, unless the request has the header that marks background requests.
    Person,
    /// The page, without an action of a person. Browsers allow no custom header on event streams, so the
    /// route decides.
    Page,
}

/// The session or the permission that a route requires.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Anyone may call the route.
    Public,
    /// A signed token of an issuer, which the handler verifies.
    IssuerToken,
    /// Any session.
    SignedIn,
    /// A session whose role has View Reports.
    ViewReports,
    /// A session whose role has Manage Settings.
    ManageSettings,
    /// A session whose role has View Reports or Manage Settings.
    ViewReportsOrManageSettings,
}

impl Requirement {
    pub(super) fn needs_session(self) -> bool {
        !matches!(self, Public | IssuerToken)
    }

    pub(crate) fn is_met_by(self, caller: &Caller) -> bool {
        match self {
            Public | IssuerToken | SignedIn => true,
            ViewReports => caller.may(Permission::ViewReports),
            ManageSettings => caller.may(Permission::ManageSettings),
            ViewReportsOrManageSettings => {
                caller.may(Permission::ViewReports) || caller.may(Permission::ManageSettings)
            }
        }
    }

    /// The explanation for a caller who does not meet the requirement.
    pub(super) const fn refusal(self) -> Message {
        match self {
            Public | IssuerToken | SignedIn => text::problem_signed_out_first(),
            ViewReports => text::problem_forbidden_view_reports(),
            ManageSettings => text::problem_forbidden_manage_settings(),
            ViewReportsOrManageSettings => text::problem_forbidden_either(),
        }
    }
}

/// Builds the router for the API and the page.
pub fn router(app: App) -> Router {
    let mut router = Router::new();
    for Route { path, requirement, initiator, is_download, handler, .. } in routes() {
        let authorize = from_fn_with_state((app.clone(), requirement, initiator), authorize::authorize);
        let mut handler = handler.route_layer(authorize);
        if is_download {
            handler = handler.route_layer(from_fn_with_state(app.clone(), tickets::redeem));
        }
        router = router.route(path, handler);
    }
    let router = router
        .method_not_allowed_fallback(async || {
            Failure::refuse(ProblemCode::MethodNotAllowed, text::problem_method_not_allowed())
        })
        .layer(cross_origin::layer(app.database.clone()));
    let router =
        if app.demo { router.route("/portal", axum::routing::get(demo_portal::show)) } else { router };
    let router = router.fallback(page::serve).layer(from_fn_with_state(app.clone(), origin::check_host));
    finished(router, app)
}

/// Builds the router for requests beyond the limits. It answers health checks, and all other requests with
/// 503.
pub(crate) fn overflow(app: App) -> Router {
    let router = Router::new()
        .route(paths::ALIVE, on(MethodFilter::GET, health::alive))
        .route(paths::READY, on(MethodFilter::GET, health::ready))
        .fallback(async || Failure::from(Refusal::busy(text::problem_busy_requests())));
    finished(router, app)
}

/// Adds middleware around every route. The last layer is the outermost.
fn finished(router: Router<App>, app: App) -> Router {
    let router = router
        .layer(CatchPanicLayer::custom(|_: Box<dyn Any + Send>| {
            Failure::from(anyhow!("a panic")).into_response()
        }))
        .layer(from_fn(request_log::log_request));
    security_headers::add(router, app.origins.are_secure())
        .layer(from_fn_with_state(app.clone(), cross_origin::restrict_frames))
        .layer(from_fn_with_state(app.clone(), build_header::state_build))
        .with_state(app)
}

fn get<H: Handler<T, App>, T: 'static>(path: &'static str, requirement: Requirement, handler: H) -> Route {
    route(Method::GET, path, requirement, on(MethodFilter::GET, handler))
}

fn download<H: Handler<T, App>, T: 'static>(
    path: &'static str,
    requirement: Requirement,
    handler: H,
) -> Route {
    Route { is_download: true, ..get(path, requirement, handler) }
}

fn post<H: Handler<T, App>, T: 'static>(path: &'static str, requirement: Requirement, handler: H) -> Route {
    route(Method::POST, path, requirement, on(MethodFilter::POST, handler))
}

fn put<H: Handler<T, App>, T: 'static>(path: &'static str, requirement: Requirement, handler: H) -> Route {
    route(Method::PUT, path, requirement, on(MethodFilter::PUT, handler))
}

fn delete<H: Handler<T, App>, T: 'static>(path: &'static str, requirement: Requirement, handler: H) -> Route {
    route(Method::DELETE, path, requirement, on(MethodFilter::DELETE, handler))
}

fn route(method: Method, path: &'static str, requirement: Requirement, handler: MethodRouter<App>) -> Route {
    Route { method, path, requirement, initiator: Initiator::Person, is_download: false, handler }
}
