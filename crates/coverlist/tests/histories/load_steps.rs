//! The steps of a history that load lists of devices and revert loads.

use crate::failing_writes::with_failing_writes;
use crate::harness::Session;
use crate::history::{DEVICES, History};
use crate::model::Reverting;
use crate::rows::Person;
use coverlist_api::{LoadReversalView, LoadView, ProblemCode, RecordsLoaded, paths};

const MODELS: [&str; 3] = ["HP", "Dell", "Acer"];

impl History<'_> {
    /// Loads a list with some devices, or with all of them.
    pub(crate) fn load(&mut self) {
        let mut list = Vec::new();
        for number in 0..DEVICES {
            if self.random.bool() {
                list.push((self.serial(number), MODELS[self.random.usize(0..MODELS.len())].to_owned()));
            }
        }
        self.load_list(&list);
    }

    pub(crate) fn load_list(&mut self, list: &[(String, String)]) {
        let row =
            |(serial, model): &(String, String)| format!("{serial},{model},{}\n", Person::of(serial).id);
        let rows: String = list.iter().map(row).collect();
        let planned = self.model.lists.planned(list);
        if list.is_empty() {
            return;
        }
        let list_of_devices = format!("Device Serial,Model,Assigned To\n{rows}");
        let loaded: RecordsLoaded = self.admin().load("devices", list_of_devices);
        assert_eq!((loaded.added, loaded.changed), planned, "what a list does");
        assert_eq!(loaded.load.is_some(), planned != (0, 0));
        if let Some(id) = loaded.load {
            self.model.load(id, list);
        }
    }

    pub(crate) fn undo_load(&mut self) {
        self.revert_load(Reverting::Changes);
    }

    pub(crate) fn redo_load(&mut self) {
        self.revert_load(Reverting::Undo);
    }

    /// What reverting one of the loads would do, as one of the admins sees it; `None` if there is nothing to
    /// revert.
    fn load_reversal(&mut self, what: Reverting) -> Option<(usize, String, LoadReversalView)> {
        let all: Vec<usize> = (0..self.model.lists.loads.len()).collect();
        let place = self.any_of(&all)?;
        let id = self.model.lists.loads[place].id;
        let path = match what {
            Reverting::Changes => paths::load_undo(id),
            Reverting::Undo => paths::load_redo(id),
        };
        let counts = self.model.lists.reversal(place, what);
        if counts.total() == 0 {
            self.admin().get(path).problem(ProblemCode::WrongState);
            return None;
        }
        let seen = self.admin().load_reversal(&path);
        assert_eq!(seen.counts, counts, "what would be reverted of load {id}");
        assert_eq!(seen.rows.len() as u32, counts.total());
        Some((place, path, seen))
    }

    fn revert_load(&mut self, what: Reverting) {
        let Some((place, path, seen)) = self.load_reversal(what) else { return };
        self.send_load_reversal(place, what, &path, &seen);
    }

    fn send_load_reversal(&mut self, place: usize, what: Reverting, path: &str, seen: &LoadReversalView) {
        let counts = self.model.lists.reversal(place, what);
        let answer = self.admin().send(Session::reverting_load(path, seen));
        if counts.total() == 0 || seen.counts == counts && counts.reverted() == 0 {
            answer.problem(ProblemCode::WrongState);
        } else if seen.counts == counts {
            let done: LoadView = answer.expect(200).json();
            assert_eq!((done.reversal, done.undone), (Some(counts), what == Reverting::Changes));
            self.model.revert_load(place, what);
        } else {
            let now = answer.problem(ProblemCode::PlanStale).reversal.expect("what it would do now");
            assert_eq!(now.counts, counts);
        }
    }

    pub(crate) fn revert_a_load_that_may_have_changed(&mut self) {
        let what = self.any_reverting();
        let Some((place, path, seen)) = self.load_reversal(what) else { return };
        self.load();
        self.send_load_reversal(place, what, &path, &seen);
    }

    pub(crate) fn revert_a_load_while_a_write_fails(&mut self) {
        let what = self.any_reverting();
        let Some((place, path, seen)) = self.load_reversal(what) else { return };
        let number = self.random.usize(0..DEVICES);
        let serial = self.serial(number);
        let fails = self.model.lists.reverting_changes(place, what, &serial);
        let app = self.app;
        with_failing_writes(app, &serial, || {
            if fails {
                self.admin().send(Session::reverting_load(&path, &seen)).problem(ProblemCode::Internal);
            } else {
                self.send_load_reversal(place, what, &path, &seen);
            }
        });
    }
}
