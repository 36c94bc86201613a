//! The screens that a browser loads after the first one.

use super::accounts::AccountsScreen;
use super::audit::AuditScreen;
use super::coverage::CoverageScreen;
use super::imports::{ImportList, ImportScreen, VerifyScreen};
use super::password::PasswordScreen;
use super::record::RecordScreen;
use super::records::RecordsScreen;
use super::retention::RetentionScreen;
use super::sources::SourcesScreen;
use super::templates::{TemplateScreen, TemplatesScreen};
use super::utilities::UtilityCards;
use leptos::prelude::*;

part!(rest, utilities, || view! { <UtilityCards /> });
part!(rest, imports, || view! { <ImportList /> });
part!(rest, import, || view! { <ImportScreen /> });
part!(rest, verify, || view! { <VerifyScreen /> });
part!(rest, coverage, || view! { <CoverageScreen /> });
part!(rest, records, || view! { <RecordsScreen /> });
part!(rest, record, || view! { <RecordScreen /> });
part!(rest, templates, || view! { <TemplatesScreen /> });
part!(rest, password, || view! { <PasswordScreen /> });
part!(rest, sources, || view! { <SourcesScreen /> });
part!(rest, retention, || view! { <RetentionScreen /> });
part!(rest, audit, || view! { <AuditScreen /> });
part!(rest, accounts, || view! { <AccountsScreen /> });
part!(rest, template, || view! { <TemplateScreen /> });
