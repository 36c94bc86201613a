//! The record screen: one user or device, its insurance, its history, and what changes it.

mod record_screen;
mod record_head;
mod who;
mod covered_periods;
mod timeline;
mod history;
mod planned_change;
mod change_form;
mod change_panel;
mod move_panel;
mod panel_steps;
mod changed_notice;

pub use record_screen::RecordScreen;
