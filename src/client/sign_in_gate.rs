//! Calls wait here after the session has ended, until it is renewed.

use futures_channel::oneshot;
use leptos::prelude::*;
use std::rc::Rc;

/// Holds calls back after the session has ended.
#[derive(Clone, Copy, Debug)]
pub struct SignInGate {
    state: RwSignal<State>,
    /// One sender for each waiting call. It sends `true` to repeat the call and `false` to let it fail.
    waiting: StoredValue<Vec<oneshot::Sender<bool>>>,
    renewal: StoredValue<Renewal, LocalStorage>,
}

/// Why calls wait.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum WhyClosed {
    /// Nobody is signed in.
    SessionEnded,
    /// Another account is signed in than the one for which the page was opened.
    OtherAccount,
}

/// Who renews a session that has ended.
#[derive(Clone)]
enum Renewal {
    /// The person, in the dialog that opens while the gate is closed.
    Person,
    /// The page around the element. It is asked once each time the gate closes.
    Host(Rc<dyn Fn(WhyClosed)>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Open,
    Closed(WhyClosed),
    /// The admin went to the sign-in page instead of signing in at the dialog.
    Left,
}

impl SignInGate {
    /// A gate that a person opens by signing in at the dialog.
    pub fn new() -> Self {
        Self::renewed_by(Renewal::Person)
    }

    /// A gate that the page around the element opens. `ask` gets the reason each time the gate closes, and
    /// leads to [`Client::use_session`](super::Client::use_session) or [`SignInGate::give_up`].
    pub fn of_host(ask: impl Fn(WhyClosed) + 'static) -> Self {
        Self::renewed_by(Renewal::Host(Rc::new(ask)))
    }

    fn renewed_by(renewal: Renewal) -> Self {
        Self {
            state: RwSignal::new(State::Open),
            waiting: StoredValue::new(Vec::new()),
            renewal: StoredValue::new_local(renewal),
        }
    }

    /// Why calls wait; `None` if they do not. The value is tracked like a signal.
    pub fn closed(&self) -> Option<WhyClosed> {
        match self.state.get() {
            State::Closed(why) => Some(why),
            State::Open | State::Left => None,
        }
    }

    /// Whether calls wait. The value is tracked like a signal.
    pub fn is_closed(&self) -> bool {
        self.closed().is_some()
    }

    /// Makes calls wait until the session is renewed.
    pub fn close(&self, why: WhyClosed) {
        match self.state.get_untracked() {
            State::Left => {}
            State::Closed(_) => self.state.set(State::Closed(why)),
            State::Open => {
                self.state.set(State::Closed(why));
                if let Renewal::Host(ask) = self.renewal.get_value() {
                    ask(why);
                }
            }
        }
    }

    /// Sends the waiting calls again, because the account is signed in again.
    pub fn open(&self) {
        self.release(State::Open, true);
    }

    /// Lets the waiting calls fail, because the admin went to the sign-in page.
    pub fn leave(&self) {
        self.release(State::Left, false);
    }

    /// Lets the waiting calls fail, because the host has no session. The next call asks it again.
    pub fn give_up(&self) {
        self.release(State::Open, false);
    }

    fn release(&self, state: State, repeat: bool) {
        self.state.set(state);
        // A repeated call may come back to the gate at once.
        let waiting = self.waiting.try_update_value(std::mem::take).unwrap_or_default();
        for call in waiting {
            // A dropped call needs no answer.
            let _ = call.send(repeat);
        }
    }

    /// Closes the gate and waits until it opens. Returns whether to send the call again.
    pub(super) async fn pass(&self, why: WhyClosed) -> bool {
        // The host may answer at once, so the call waits before the gate closes.
        let (sender, released) = oneshot::channel();
        if self.state.get_untracked() == State::Left {
            return false;
        }
        self.waiting.update_value(|waiting| waiting.push(sender));
        self.close(why);
        released.await.unwrap_or(false)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use futures_util::FutureExt as _;
    use std::cell::RefCell;

    const ENDED: WhyClosed = WhyClosed::SessionEnded;

    fn asked() -> (SignInGate, Rc<RefCell<Vec<WhyClosed>>>) {
        let asked = Rc::<RefCell<Vec<_>>>::default();
        let noted = Rc::clone(&asked);
        (SignInGate::of_host(move |why| noted.borrow_mut().push(why)), asked)
    }

    #[test]
    fn calls_wait_until_the_person_is_back_or_has_left() {
        let owner = Owner::new();
        owner.set();
        for (end, repeats) in [(SignInGate::open as fn(&SignInGate), true), (SignInGate::leave, false)] {
            let gate = SignInGate::new();
            let mut calls = [Box::pin(gate.pass(ENDED)), Box::pin(gate.pass(ENDED))];
            assert!(calls.iter_mut().all(|call| call.now_or_never().is_none()) && gate.is_closed());
            end(&gate);
            assert!(!gate.is_closed());
            for call in calls {
                assert_eq!(call.now_or_never(), Some(repeats));
            }
        }
    }

    #[test]
    fn a_call_after_leaving_fails_at_once() {
        let owner = Owner::new();
        owner.set();
        let gate = SignInGate::new();
        gate.leave();
        assert_eq!(gate.pass(ENDED).now_or_never(), Some(false));
        gate.close(ENDED);
        assert!(!gate.is_closed());
    }

    #[test]
    fn the_latest_reason_counts() {
        let owner = Owner::new();
        owner.set();
        let gate = SignInGate::new();
        gate.close(ENDED);
        gate.close(WhyClosed::OtherAccount);
        assert_eq!(gate.closed(), Some(WhyClosed::OtherAccount));
    }

    #[test]
    fn a_host_is_asked_once_however_many_calls_wait() {
        let owner = Owner::new();
        owner.set();
        let (gate, asked) = asked();
        let mut calls = [Box::pin(gate.pass(ENDED)), Box::pin(gate.pass(ENDED))];
        assert!(calls.iter_mut().all(|call| call.now_or_never().is_none()));
        assert_eq!(*asked.borrow(), [ENDED]);
        gate.open();
        assert!(calls.into_iter().all(|call| call.now_or_never() == Some(true)));
        let _ = gate.pass(WhyClosed::OtherAccount).now_or_never();
        assert_eq!(*asked.borrow(), [ENDED, WhyClosed::OtherAccount]);
    }

    #[test]
    fn a_host_without_a_session_is_asked_again_by_the_next_call() {
        let owner = Owner::new();
        owner.set();
        let (gate, asked) = asked();
        for times in 1..3 {
            let mut call = Box::pin(gate.pass(ENDED));
            assert_eq!((&mut call).now_or_never(), None);
            gate.give_up();
            assert_eq!((call.now_or_never(), gate.is_closed()), (Some(false), false));
            assert_eq!(asked.borrow().len(), times);
        }
    }

    #[test]
    fn a_host_may_answer_while_it_is_asked() {
        let owner = Owner::new();
        owner.set();
        let gate = StoredValue::new(None::<SignInGate>);
        let answer = move |_| gate.get_value().iter().for_each(SignInGate::open);
        gate.set_value(Some(SignInGate::of_host(answer)));
        let gate = gate.get_value().expect("a gate");
        assert_eq!(gate.pass(ENDED).now_or_never(), Some(true));
        assert!(!gate.is_closed());
    }
}
