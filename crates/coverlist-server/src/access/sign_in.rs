use super::caller::public_id;
use super::hash_queue::HashSlot;
use super::network::Network;
use super::session::{LONGEST_SESSION, caller};
use super::throttle::{Attempt, Kept, Whose};
use super::{Access, Caller, Token, password};
use crate::store::access_log::{self, Event};
use crate::store::accounts::{self, Account};
use crate::store::sessions::{self, Session};
use crate::store::{LogAction, StoreError, Tx, db, draft_keys, networks, throttle};
use crate::{Failure, Millis, Refusal};
use coverlist_api::{ProblemCode, SignIn};
use coverlist_messages::text;
use serde_json::{Value, json};
use std::net::IpAddr;

pub struct SignedIn {
    /// The secret that the browser stores.
    pub token: Token,
    pub caller: Caller,
}

/// The state of the browser in which a person signs in.
pub struct Browser {
    /// The token of the session that it has.
    pub earlier: Option<Token>,
    /// The public id of the only account that may sign in; `None` if every account may.
    pub account: Option<String>,
}

impl Browser {
    fn admits(&self, account: &Account) -> bool {
        self.account.as_ref().is_none_or(|admitted| *admitted == public_id(account.key))
    }
}

/// A sign-in whose password is not checked yet.
pub(super) struct Candidate {
    account: Option<Account>,
    address: IpAddr,
    network: Network,
    is_known: bool,
    attempt: Attempt,
    /// The log names this instead of the e-mail address if no account has the address.
    pseudonym: Option<String>,
}

impl Access {
    /// Checks the password, starts a session, and ends the browser's earlier session.
    ///
    /// # Errors
    ///
    /// `wrong_password`, which does not reveal whether the account exists; `other_account` when the password
    /// is right and the browser admits only another account; `too_many_attempts`; and `busy` when too many
    /// people are signing in.
    pub async fn sign_in(
        &self,
        sign_in: SignIn,
        address: IpAddr,
        browser: Browser,
    ) -> Result<SignedIn, Failure> {
        let SignIn { email, password } = sign_in;
        let candidate = self.look_up(email, address).await?;
        let hash_slot = self.hash_slot(&candidate).await?;
        let access = self.clone();
        // A separate task logs the sign-in even if the client disconnects.
        let decided = tokio::spawn(async move {
            match candidate.account_with(password, hash_slot).await? {
                Some(account) if browser.admits(&account) => {
                    access.begin(candidate, account, browser.earlier).await
                }
                // It counts as a failure. Otherwise the header would test passwords without a trace.
                Some(_) => {
                    access.note_failure(candidate).await;
                    let why = text::problem_other_account_sign_in();
                    Err(Failure::refuse(ProblemCode::OtherAccount, why))
                }
                None => {
                    access.note_failure(candidate).await;
                    Err(Failure::refuse(ProblemCode::WrongPassword, text::problem_wrong_password()))
                }
            }
        });
        decided.await.map_err(anyhow::Error::from)?
    }

    /// Waits until the password of a candidate may be checked, and counts the attempt.
    pub(super) async fn hash_slot(&self, candidate: &Candidate) -> Result<HashSlot, Failure> {
        let queue_slot = self.hash_queue.queue_slot(candidate.is_known)?;
        let now = self.clock.now();
        self.throttle.admit(&candidate.attempt, now).map_err(|wait| {
            self.log_limit.refused(now);
            too_many(wait)
        })?;
        Ok(queue_slot.hash_slot().await?)
    }

    pub(super) async fn look_up(&self, email: String, address: IpAddr) -> Result<Candidate, Failure> {
        let turn = self.lookups.clone().acquire_owned().await.map_err(anyhow::Error::from)?;
        let access = self.clone();
        db::blocking(move || {
            let _turn = turn;
            let network = Network::of(address);
            let account = access.database.read(|tx| accounts::by_email(tx, &email))?;
            let email = accounts::canonical_email(&email);
            let (whose, is_known) = match &account {
                Some(account) => {
                    let Account { key, credential_version, .. } = *account;
                    let whose = Whose::Account { key, credential_version };
                    (whose, access.store.read(|tx| networks::is_known(tx, key, &network.to_string()))?)
                }
                None => (Whose::Nobody(&email), false),
            };
            let attempt = access.throttle.attempt(&whose, network, is_known);
            let pseudonym = account
                .is_none()
                .then(|| base16ct::lower::encode_string(&access.throttle.pseudonym(&email)[..8]));
            Ok(Candidate { account, address, network, is_known, attempt, pseudonym })
        })
        .await
    }

    async fn begin(
        &self,
        candidate: Candidate,
        account: Account,
        earlier: Option<Token>,
    ) -> Result<SignedIn, Failure> {
        self.throttle.succeeded(&candidate.attempt);
        let (access, now, token) = (self.clone(), self.clock.now(), Token::random()?);
        let (hash, kept) = (token.hash(), self.throttle.kept(&candidate.attempt));
        let session = Session {
            account: account.key,
            credential_version: account.credential_version,
            permissions: None,
            last_seen_at: now,
            ends_at: now + LONGEST_SESSION,
        };
        let caller = caller(account, hash, &session);
        self.store
            .write_async(move |tx| {
                sessions::forget_ended(tx, now)?;
                draft_keys::forget_ended(tx, now)?;
                if let Some(earlier) = earlier {
                    sessions::end(tx, &earlier.hash())?;
                }
                sessions::start(tx, &hash, &session)?;
                networks::remember(tx, session.account, &candidate.network.to_string(), now)?;
                keep(tx, &kept)?;
                access.log_limit.append(tx, now)?;
                access_log::append(tx, &candidate.event(LogAction::SignedIn, json!({})), now)
            })
            .await?;
        Ok(SignedIn { token, caller })
    }

    /// No longer counts an attempt whose password was right.
    pub(super) async fn forgive(&self, candidate: &Candidate) -> Result<(), StoreError> {
        self.throttle.succeeded(&candidate.attempt);
        let kept = self.throttle.kept(&candidate.attempt);
        self.store.write_async(move |tx| keep(tx, &kept)).await
    }

    /// Counts the failure, and appends it to the access log.
    pub(super) async fn note_failure(&self, candidate: Candidate) {
        let (access, now) = (self.clone(), self.clock.now());
        let kept = self.throttle.kept(&candidate.attempt);
        let lists = self.log_limit.lists_failure(candidate.account.is_some(), now);
        let written = self
            .store
            .write_patiently(move |tx| {
                keep(tx, &kept)?;
                if lists {
                    access.log_limit.append(tx, now)?;
                    let detail =
                        candidate.pseudonym.as_ref().map_or(json!({}), |name| json!({ "nobody": name }));
                    access_log::append(tx, &candidate.event(LogAction::SignInFailed, detail), now)?;
                }
                Ok::<_, StoreError>(())
            })
            .await;
        if let Err(error) = written {
            // The client gets the same answer, and the throttle has counted the failure.
            tracing::warn!(%error, "a failed sign-in is missing from the access log");
        }
    }
}

impl Candidate {
    /// Its account, if it has this password.
    pub(super) async fn account_with(
        &self,
        password: String,
        hash_slot: HashSlot,
    ) -> Result<Option<Account>, Failure> {
        let hash = self.account.as_ref().map(|account| account.password_hash.clone());
        let matches =
            hash_slot.hash(move |memory| password::verify(&password, hash.as_deref(), memory)).await?;
        Ok(self.account.clone().filter(|_| matches))
    }

    fn event(&self, action: LogAction, detail: Value) -> Event {
        let account = self.account.as_ref().map(|account| account.key);
        Event { account, address: Some(self.address), action, detail }
    }
}

fn keep(tx: &Tx<'_>, kept: &Kept) -> Result<(), StoreError> {
    throttle::forget(tx, kept.forgotten)?;
    kept.counters.iter().try_for_each(|(bucket, counter)| throttle::keep(tx, bucket, *counter))
}

fn too_many(wait: Millis) -> Failure {
    let seconds = u32::try_from(wait.max(0) / 1000 + 1).unwrap_or(u32::MAX);
    let wait = match seconds {
        0..60 => text::part_seconds(seconds),
        _ => text::part_minutes(seconds.div_ceil(60)),
    };
    Refusal {
        retry_after: Some(seconds),
        ..Refusal::new(ProblemCode::TooManyAttempts, text::problem_too_many_attempts(wait))
    }
    .into()
}
