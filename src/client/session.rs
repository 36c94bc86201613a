//! Signing in and out. These calls never wait at the gate. A client of one account signs in no other.

use super::call::{Call, JSON, json};
use super::{Client, Failure, WhyClosed};
use coverlist_api::{
    HeaderSession, PasswordChange, ProblemCode, SessionState, SessionView, SignIn, TokenExchange, paths,
};

impl Client {
    /// The current session; `None` when nobody is signed in.
    pub async fn session(&self) -> Result<Option<SessionView>, Failure> {
        let state: SessionState = self.read(self.send_once(&Call::get(paths::SESSION)).await?).await?;
        Ok(state.session)
    }

    pub async fn sign_in(&self, sign_in: &SignIn) -> Result<SessionView, Failure> {
        self.read(self.send_once(&Call::post(paths::SESSION, JSON, json(sign_in))).await?).await
    }

    /// Exchanges a token of the page around an element for a session.
    pub async fn exchange(&self, token: String) -> Result<HeaderSession, Failure> {
        let call = Call::post(paths::SESSION_EXCHANGE, JSON, json(&TokenExchange { token }));
        self.read(self.send_once(&call).await?).await
    }

    pub async fn sign_out(&self) -> Result<(), Failure> {
        self.end(paths::SESSION).await
    }

    /// Ends every session of the account, including this one.
    pub async fn sign_out_everywhere(&self) -> Result<(), Failure> {
        self.end(paths::SESSIONS).await
    }

    /// Changes the password of the account. Its other sessions end.
    pub async fn change_password(&self, change: &PasswordChange) -> Result<(), Failure> {
        self.send(&Call::put(paths::OWN_PASSWORD, JSON, json(change))).await.map(drop)
    }

    /// A session that has already ended counts as success.
    async fn end(&self, path: &str) -> Result<(), Failure> {
        match self.send_once(&Call::delete(path)).await {
            Err(failure) if failure.code() == Some(ProblemCode::SignedOut) => Ok(()),
            Err(failure) => {
                if failure.code() == Some(ProblemCode::OtherAccount) {
                    self.gate.close(WhyClosed::OtherAccount);
                }
                Err(failure)
            }
            Ok(_) => Ok(()),
        }
    }
}
