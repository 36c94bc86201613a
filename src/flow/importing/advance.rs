//! What happens next on the import screen.

use super::deciding::{ignore_column, map_columns, set_delimiter};
use super::{Effect, Event, Importing};

/// What the screen is after `event`, and what is to be done. An event that makes no sense now changes nothing.
pub fn advance(mut importing: Importing, event: Event) -> (Importing, Vec<Effect>) {
    let effects = importing.take(event);
    (importing, effects)
}

impl Importing {
    fn take(&mut self, event: Event) -> Vec<Effect> {
        match event {
            Event::OpenSeen(open) => self.see_open(open),
            Event::TemplateChosen(template) => self.choose_template(template),
            Event::FileChosen(file) => self.choose_file(file),
            Event::Answered(answer) => self.hear(answer),
            Event::EncodingChosen(encoding) => self.revise(|choices| choices.read.encoding = encoding),
            Event::DelimiterChosen(delimiter) => self.revise(|choices| set_delimiter(choices, delimiter)),
            Event::WorkerDied => self.work_again(),
            Event::ColumnsMapped(mappings) => self.revise(|choices| map_columns(choices, mappings)),
            Event::MappingUndone(field) => {
                self.revise(|choices| choices.mappings.retain(|mapping| mapping.field != field))
            }
            Event::ColumnIgnored(column) => self.revise(|choices| ignore_column(choices, column)),
            Event::ColumnRestored(column) => self.revise(|choices| {
                choices.left_out.remove(&column);
            }),
            Event::OrderChosen(field, order) => self.revise(|choices| {
                choices.date_orders.insert(field, order);
            }),
            Event::Canceled => self.cancel(),
            Event::Restarted => self.restart(),
            Event::Agreed(is_agreed) => self.agree(is_agreed),
            Event::StageAsked => self.stage(),
            Event::Sent(bytes) => self.note_sent(bytes),
            Event::StageEnded(end) => self.end_stage(end),
            Event::DeleteAsked => self.delete(),
            Event::DeleteEnded(end) => self.end_delete(end),
            Event::Left => self.leave(),
        }
    }
}
