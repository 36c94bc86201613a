//! Generic components. They know nothing of insurance.

mod unique_id;
mod next_frame;
mod focus_kept;
mod letter_keys;
mod listener;
mod resized;
mod announcer;
mod icon;
mod badge;
mod button;
mod download_button;
mod print_button;
mod field;
mod select_field;
mod check_box;
mod radio_group;
mod card;
mod notice;
mod menu;
mod failure_notice;
mod empty_state;
mod waiting;
mod table_box;
mod fact_list;
mod progress_bar;
mod dialog;
mod trail;
mod pages;
mod pager;
mod paged_list;
mod fetched;
#[macro_use]
mod part;
mod drop_zone;
mod virtual_table;
mod contrast;
mod theme_contrast;

pub use announcer::{Announcer, LiveRegion};
pub use badge::{Badge, Tone};
pub use button::{Button, ButtonKind};
pub use card::Card;
pub use check_box::CheckBox;
pub use dialog::Dialog;
pub use download_button::{DownloadButton, save};
pub use drop_zone::DropZone;
pub use empty_state::EmptyState;
pub use fact_list::{Fact, FactList};
pub use failure_notice::FailureNotice;
pub use fetched::Fetched;
pub use field::{Field, SearchField};
pub use focus_kept::FocusKept;
pub use icon::{Icon, StatusIcon};
pub use letter_keys::{letter_keys_are_on, turn_letter_keys};
pub use listener::{Root, is_plain_click, is_typed_into, listen_in_window, shortcut};
pub use menu::Menu;
pub(crate) use next_frame::{NextFrame, focus_in_next_frame, in_next_frame};
pub use notice::Notice;
pub use paged_list::PagedList;
pub use pages::Pages;
pub use part::{Draw, load_early, part};
pub use print_button::PrintButton;
pub use progress_bar::ProgressBar;
pub use radio_group::{Choice, RadioGroup};
pub use select_field::SelectField;
pub use table_box::{TableBox, TableLayout, column_heads};
pub use theme_contrast::warn_about_contrast;
pub use trail::Trail;
pub use unique_id::unique_id;
pub use virtual_table::{
    CardPlace, CellAction, CellChange, CellMark, ColumnMenus, TableCell, TableColumn, TableRow, TableRows,
    VirtualTable,
};
pub use waiting::Waiting;
