//! Signing in and out. None of it waits at the gate: it is what the gate waits for.

use super::call::{Call, JSON, json, read};
use super::{Client, Failure};
use coverlist_api::{ProblemCode, SessionState, SessionView, SignIn, paths};

impl Client {
    /// Who is signed in; `None` when nobody is.
    pub async fn session(&self) -> Result<Option<SessionView>, Failure> {
        let state: SessionState = read(Call::get(paths::SESSION).attempt().await?).await?;
        Ok(state.session)
    }

    /// Signs in.
    pub async fn sign_in(&self, sign_in: &SignIn) -> Result<SessionView, Failure> {
        read(Call::post(paths::SESSION, JSON, json(sign_in)).attempt().await?).await
    }

    /// Ends this session.
    pub async fn sign_out(&self) -> Result<(), Failure> {
        end(paths::SESSION).await
    }

    /// Ends every session of the account, this one too.
    pub async fn sign_out_everywhere(&self) -> Result<(), Failure> {
        end(paths::SESSIONS).await
    }
}

/// A session that has ended already is as good as one that ends now.
async fn end(path: &str) -> Result<(), Failure> {
    match Call::delete(path).attempt().await {
        Err(failure) if failure.code() == Some(ProblemCode::SignedOut) => Ok(()),
        answer => answer.map(drop),
    }
}
