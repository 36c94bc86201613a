//! Steps of a history that decide about rows, or change a single device.

use crate::harness::{Request, Session, asking};
use crate::history::History;
use crate::model::Import;
use crate::rows::{Decision, Row};
use coverlist_api::{
    AnswerView, DecisionsRequest, ImportView, ProblemCode, ProposalsView, RecordChange, paths,
};
use coverlist_core::plan::RowDecision;
use coverlist_core::record::Field;
use coverlist_server::store::Tx;

impl History<'_> {
    /// The serial of a device in a file, which may have lost its form.
    pub(crate) fn key_of(&mut self, number: usize) -> String {
        let serial = self.serial(number);
        if self.random.u8(..4) == 0 { serial.replace('N', "-N") } else { serial }
    }

    /// Leaves a row of the open import out.
    pub(crate) fn leave_out(&mut self) {
        self.decide(|line| RowDecision::LeaveOut { line }, &Decision::LeaveOut);
    }

    /// Takes back what was decided about a row of the open import.
    pub(crate) fn take_back(&mut self) {
        self.decide(|line| RowDecision::TakeBack { line }, &Decision::TakeBack);
    }

    /// Accepts a device for the key of a row of the open import.
    pub(crate) fn accept(&mut self) {
        let serial = self.any_serial();
        let Some(record) = self.record_of(&serial) else { return };
        self.decide(|line| RowDecision::Accept { line, record }, &Decision::Accept(serial));
    }

    /// Says that the key of a row of the open import means no device.
    pub(crate) fn reject(&mut self) {
        self.decide(|line| RowDecision::Reject { line }, &Decision::Reject);
    }

    /// Confirms that a row of the open import means a device, whatever the names.
    pub(crate) fn confirm(&mut self) {
        let serial = self.any_serial();
        let Some(record) = self.record_of(&serial) else { return };
        self.decide(|line| RowDecision::Confirm { line, record }, &Decision::Confirm(serial));
    }

    /// A key that has lost its form means a device that is there.
    pub(crate) fn look_at_proposals(&mut self) {
        let Some(place) = self.model.open() else { return };
        let meant = self.model.unmatched(place).map(|row| (row.line, row.key.replace('-', "")));
        let expected: Vec<_> = meant.filter(|(_, serial)| self.model.devices.contains_key(serial)).collect();
        let path = paths::import_proposals(self.model.imports[place].id);
        let rows = self.admin().get(path).expect(200).json::<ProposalsView>().rows;
        let proposed = rows.into_iter().map(|row| match row.answer {
            AnswerView::Proposal { key, .. } => (row.line, key),
            other => panic!("line {}: {other:?}", row.line),
        });
        assert_eq!(proposed.collect::<Vec<_>>(), expected, "the proposals");
    }

    /// The id of a device that is there.
    fn record_of(&self, serial: &str) -> Option<i64> {
        let sql = "SELECT id FROM device_record WHERE district_id = 1 AND serial = ?1";
        let find = |tx: &Tx<'_>| tx.first(sql, &[serial.into()], |row| row.get(0));
        self.app.database.read(find).expect("the devices")
    }

    fn decide(&mut self, request: impl Fn(u32) -> RowDecision, decision: &Decision) {
        let Some(place) = self.model.open() else { return };
        let import = &self.model.imports[place];
        let (id, lines) = (import.id, import.rows.iter().map(|row| row.line as usize).collect::<Vec<_>>());
        let Some(line) = self.any_of(&lines).map(|line| line as u32) else { return };
        let generation = self.admin().import(id).generation;
        let request = DecisionsRequest { generation, decisions: vec![request(line)] };
        let answer = self.admin().send(Request::new("POST", paths::import_decisions(id)).json(&request));
        if self.model.decide(place, line, decision) {
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
        let record = self.record_of(&serial).expect("the device");
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
        let request = asking(change);
        let seen = self.admin().preview_change(&request).seen;
        let answer = self.admin().send(Session::changing_record(&request, &seen));
        if has_it_already {
            answer.problem(ProblemCode::WrongState);
            return;
        }
        let import: ImportView = answer.expect(200).json();
        self.model.imports.push(Import::staged(import.id, vec![Row::new(2, serial, policy, None)], None));
        self.model.process(self.model.imports.len() - 1);
    }
}
