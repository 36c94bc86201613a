//! Steps of a history that decide about rows, or change a single device.

use crate::harness::Request;
use crate::history::History;
use crate::model::{Import, Row};
use coverlist_api::{
    DecisionsRequest, ImportView, ProblemCode, RecordChange, RecordChangePreview, RecordChangeRequest, paths,
};
use coverlist_core::plan::RowDecision;
use coverlist_core::record::Field;

impl History<'_> {
    /// Leaves a row of the open import out.
    pub(crate) fn leave_out(&mut self) {
        self.decide(|line| RowDecision::LeaveOut { line }, true);
    }

    /// Takes back what was decided about a row of the open import.
    pub(crate) fn take_back(&mut self) {
        self.decide(|line| RowDecision::TakeBack { line }, false);
    }

    fn decide(&mut self, decision: impl Fn(u32) -> RowDecision, leaves_out: bool) {
        let Some(place) = self.model.open() else { return };
        let import = &self.model.imports[place];
        let (id, lines) = (import.id, import.rows.iter().map(|row| row.line as usize).collect::<Vec<_>>());
        let Some(line) = self.any_of(&lines).map(|line| line as u32) else { return };
        let generation = self.admin().import(id).generation;
        let request = DecisionsRequest { generation, decisions: vec![decision(line)] };
        let answer = self.admin().send(Request::new("POST", paths::import_decisions(id)).json(&request));
        if self.model.imports[place].decide(line, leaves_out) {
            answer.expect(200);
        } else {
            answer.problem(ProblemCode::BadRequest);
        }
    }

    /// Changes the insurance of one device, like a list of one row.
    pub(crate) fn change_one(&mut self) {
        let (serial, policy) = (self.any_serial(), self.any_policy());
        let Some(device) = self.model.devices.get(&serial) else { return };
        let has_it_already = device.policy.as_ref() == Some(&policy);
        let find = |tx: &coverlist_server::store::Tx<'_>| {
            let sql = "SELECT id FROM device_record WHERE district_id = 1 AND serial = ?1";
            tx.one(sql, &[serial.as_str().into()], |row| row.get(0))
        };
        let record = self.app.database.read(find).expect("the device");
        let values = [
            (Field::Status, "enrolled"),
            (Field::PolicyNumber, &policy),
            (Field::CoverageType, "Full"),
            (Field::CoverageAmount, "460.00"),
            (Field::CoverageStart, "2026-08-24"),
            (Field::CoverageEnd, "2027-06-30"),
        ];
        let values = values.map(|(field, text)| (field, Some(text.to_owned()))).into();
        let change = RecordChange::Set { record, values };
        let request = RecordChangeRequest { change, template: None, seen: None };
        let preview = Request::new("POST", paths::record_changes_preview("devices")).json(&request);
        let preview: RecordChangePreview = self.admin().send(preview).expect(200).json();
        let request = RecordChangeRequest { seen: Some(preview.seen), ..request };
        let answer = self.admin().send(Request::new("POST", paths::record_changes("devices")).json(&request));
        if has_it_already {
            answer.problem(ProblemCode::WrongState);
            return;
        }
        let import: ImportView = answer.expect(200).json();
        self.model.imports.push(Import::staged(import.id, vec![Row { line: 2, serial, policy }], None));
        self.model.process(self.model.imports.len() - 1);
    }
}
