//! Runs units of work on blocking threads, for async code.

use super::super::StoreError;
use super::database::Database;
use super::tx::Tx;
use tokio::sync::OwnedSemaphorePermit;

impl Database {
    /// [`Database::read_with`] on a blocking thread.
    pub async fn read_async<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let database = self.clone();
        blocking(move || database.read_with(work)).await
    }

    /// [`Database::write_with`] for a request, on a blocking thread. Waiting for the other writers takes no
    /// thread.
    ///
    /// # Errors
    ///
    /// The error of `work`, and [`StoreError::Busy`] when too many requests already wait.
    pub async fn write_async<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = self.queue().turn().await?;
        self.write_in_turn(turn, work).await
    }

    /// [`Database::write_async`] for the server's own work. It is never refused, however many requests wait.
    pub(crate) async fn write_patiently<T, E>(
        &self,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let turn = self.queue().turn_however_long().await?;
        self.write_in_turn(turn, work).await
    }

    async fn write_in_turn<T, E>(
        &self,
        turn: OwnedSemaphorePermit,
        work: impl FnOnce(&Tx<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<StoreError> + Send + 'static,
    {
        let database = self.clone();
        let commit = move || {
            let value = database.commit(work)?;
            Ok::<_, E>((value, database.has_long_log().then_some((database, turn))))
        };
        let (value, with_long_log) = blocking(commit).await?;
        if let Some((database, turn)) = with_long_log {
            // The answer does not wait for the copying, but the next writer does.
            let shorten = move || {
                database.shorten_log();
                drop(turn);
            };
            drop(tokio::task::spawn_blocking(shorten));
        }
        Ok(value)
    }
}

/// Runs `work` on a blocking thread. A panic continues in the caller.
///
/// # Errors
///
/// The error of `work`, and [`StoreError::Unavailable`] when the server is stopping.
pub(crate) async fn blocking<T, E>(work: impl FnOnce() -> Result<T, E> + Send + 'static) -> Result<T, E>
where
    T: Send + 'static,
    E: From<StoreError> + Send + 'static,
{
    match tokio::task::spawn_blocking(work).await {
        Ok(value) => value,
        Err(error) => match error.try_into_panic() {
            Ok(panic) => std::panic::resume_unwind(panic),
            Err(error) => Err(StoreError::Unavailable(error.into()).into()),
        },
    }
}
