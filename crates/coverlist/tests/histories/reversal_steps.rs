//! The steps of a history that revert imports.

use crate::harness::Session;
use crate::history::History;
use crate::model::Reverting;
use coverlist_api::{ProblemCode, ReversalView, paths};

impl History<'_> {
    pub(crate) fn undo(&mut self) {
        self.revert(Reverting::Changes);
    }

    pub(crate) fn redo(&mut self) {
        self.revert(Reverting::Undo);
    }

    /// What reverting one of the imports would do, as one of the admins sees it; `None` if there is nothing
    /// to revert.
    fn reversal(&mut self, what: Reverting) -> Option<(usize, String, ReversalView)> {
        let place = self.any_of(&self.model.revertible())?;
        let id = self.model.imports[place].id;
        let path = match what {
            Reverting::Changes => paths::import_undo(id),
            Reverting::Undo => paths::import_redo(id),
        };
        let counts = self.model.reversal(place, what);
        let is_late = what == Reverting::Undo && self.model.is_corrected_later(place);
        if counts.total() == 0 || is_late {
            self.admin().get(path).problem(ProblemCode::WrongState);
            return None;
        }
        let seen = self.admin().reversal(&path);
        assert_eq!(seen.counts, counts, "what would be reverted");
        assert_eq!(seen.rows.len() as u32, seen.counts.total());
        Some((place, path, seen))
    }

    fn revert(&mut self, what: Reverting) {
        let Some((place, path, seen)) = self.reversal(what) else { return };
        let id = self.model.imports[place].id;
        self.admin().send(Session::reverting(&path, &seen)).expect(202);
        self.admin().until_settled(id);
        self.model.revert(place, what);
        let is_left = self.model.reversal(place, what).total() > 0;
        let again = if is_left { ProblemCode::PlanStale } else { ProblemCode::WrongState };
        self.admin().send(Session::reverting(&path, &seen)).problem(again);
    }

    pub(crate) fn any_reverting(&mut self) -> Reverting {
        if self.random.bool() { Reverting::Changes } else { Reverting::Undo }
    }

    pub(crate) fn revert_what_may_have_changed(&mut self) {
        let what = self.any_reverting();
        let Some((place, path, seen)) = self.reversal(what) else { return };
        self.edit();
        let answer = self.admin().send(Session::reverting(&path, &seen));
        if seen.counts == self.model.reversal(place, what) {
            answer.expect(202);
            let id = self.model.imports[place].id;
            self.admin().until_settled(id);
            self.model.revert(place, what);
        } else {
            answer.problem(ProblemCode::PlanStale);
        }
    }

    pub(crate) fn revert_while_a_write_fails(&mut self) {
        let what = self.any_reverting();
        let Some((place, path, seen)) = self.reversal(what) else { return };
        let (id, serial) = (self.model.imports[place].id, self.any_serial());
        let fails = self.model.reverting_changes(place, what, &serial);
        self.while_a_write_fails(&serial, id, Session::reverting(&path, &seen), fails);
        if !fails {
            self.model.revert(place, what);
        }
    }
}
