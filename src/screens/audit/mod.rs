//! Settings > Audit: who changed, signed in and downloaded what.

mod log_filter;
mod log_filters;
mod log_table;
mod log_check;
mod audit_screen;

pub use audit_screen::AuditScreen;
