//! The screens that a browser loads after the first one.

use super::coverage::CoverageScreen;
use super::imports::{ImportList, ImportScreen, VerifyScreen};
use super::records::RecordsScreen;
use super::templates::{TemplateScreen, TemplatesScreen};
use leptos::prelude::*;

part!(rest, imports, || view! { <ImportList /> });
part!(rest, import, || view! { <ImportScreen /> });
part!(rest, verify, || view! { <VerifyScreen /> });
part!(rest, coverage, || view! { <CoverageScreen /> });
part!(rest, records, || view! { <RecordsScreen /> });
part!(rest, templates, || view! { <TemplatesScreen /> });
part!(rest, template, || view! { <TemplateScreen /> });
