//! Signing in and out, and knowing a caller again.

use super::hashing::Hashing;
use super::throttle::Attempt;
use super::{Caller, Token, password};
use crate::store::{Database, StoreError, accounts, db, sessions};
use crate::{Clock, Failure, Millis};
use coverlist_api::{ProblemCode, SignIn};
use std::net::IpAddr;

/// A session ends when it was not used for so long.
const IDLE: Millis = 60 * 60 * 1000;
/// A session ends so long after the sign-in whatever happens.
pub const LONGEST_SESSION: Millis = 12 * 60 * 60 * 1000;
/// That a session was used is noted no more often than this.
const NOTED_EVERY: Millis = 60 * 1000;

/// Signs people in and out, and knows them again.
#[derive(Clone)]
pub struct Access {
    database: Database,
    clock: Clock,
    hashing: Hashing,
}

/// A session that has just begun.
pub struct SignedIn {
    /// What the browser keeps.
    pub token: Token,
    /// Whose it is.
    pub caller: Caller,
}

impl Access {
    /// Access to what `database` holds.
    pub fn new(database: Database, clock: Clock) -> Self {
        Self { database, clock, hashing: Hashing::new() }
    }

    /// Signs in.
    ///
    /// # Errors
    ///
    /// `wrong_password`, which does not tell whether there is such an account, and `too_many_attempts`.
    pub async fn sign_in(&self, sign_in: SignIn, address: IpAddr) -> Result<SignedIn, Failure> {
        let SignIn { email, password } = sign_in;
        let attempt = Attempt::new(&email, address);
        let now = self.clock.now();
        let (attempt, account) = self
            .database
            .write_async(move |tx| {
                attempt.admit(tx, now)?;
                Ok::<_, Failure>((attempt, accounts::by_email(tx, &email)?))
            })
            .await?;
        let turn = self.hashing.place(false)?.turn().await?;
        let hash = account.as_ref().map(|account| account.password_hash.clone());
        let fits = turn.hash(move || password::verify(&password, hash.as_deref())).await?;
        let Some(account) = account.filter(|_| fits) else {
            return Err(Failure::refuse(
                ProblemCode::WrongPassword,
                "E-mail address and password do not fit together. Check both and try again.",
            ));
        };
        let token = Token::random()?;
        let hash = token.hash();
        let session = self
            .database
            .write_async(move |tx| {
                attempt.succeeded(tx)?;
                sessions::forget_ended(tx, now, IDLE)?;
                sessions::start(tx, &hash, (account.district, account.id), now, now + LONGEST_SESSION)?;
                sessions::by_token(tx, &hash)
            })
            .await?;
        let session = session.ok_or_else(|| StoreError::broken("a new session is not there"))?;
        Ok(SignedIn { token, caller: caller(session, hash) })
    }

    /// Who holds a token; `None` when its session has ended. `is_use` says whether that counts as use of the session.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn recognize(&self, token: &Token, is_use: bool) -> Result<Option<Caller>, StoreError> {
        let (database, hash, now) = (self.database.clone(), token.hash(), self.clock.now());
        db::blocking(move || {
            let session = database.read(|tx| sessions::by_token(tx, &hash))?;
            let Some(session) = session.filter(|session| is_alive(session, now)) else { return Ok(None) };
            if is_use && now - session.last_seen_at >= NOTED_EVERY {
                // While an import is processed nobody waits for this: it is noted with the next request.
                database.write_if_free(|tx| sessions::seen(tx, &hash, now))?;
            }
            Ok(Some(caller(session, hash)))
        })
        .await
    }

    /// Ends the caller's session, or every session of the caller's account.
    ///
    /// # Errors
    ///
    /// [`StoreError`].
    pub async fn sign_out(&self, caller: &Caller, everywhere: bool) -> Result<(), StoreError> {
        let (session, district, account) = (caller.session, caller.district, caller.account);
        self.database
            .write_async(move |tx| {
                if everywhere {
                    sessions::end_all(tx, district, account)
                } else {
                    sessions::end(tx, &session)
                }
            })
            .await
    }
}

fn is_alive(session: &sessions::Session, now: Millis) -> bool {
    now < session.ends_at && now < session.last_seen_at + IDLE
}

fn caller(session: sessions::Session, hash: [u8; 32]) -> Caller {
    Caller {
        district: session.district,
        district_name: session.district_name,
        time_zone: session.time_zone,
        account: session.account,
        email: session.email,
        name: session.name,
        permissions: session.permissions,
        session: hash,
        ends_at: session.ends_at,
    }
}
