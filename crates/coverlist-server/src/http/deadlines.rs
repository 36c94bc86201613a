//! How long a peer may take.

use std::time::Duration;

/// How long a peer may take.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// To send the header of a request, the wait for it included.
    pub header: Duration,
    /// To send the next part of a body.
    pub body_part: Duration,
    /// To send a whole body.
    pub body: Duration,
    /// To take the next part of an answer.
    pub answer_part: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            body_part: Duration::from_secs(30),
            body: Duration::from_secs(10 * 60),
            answer_part: Duration::from_secs(60),
        }
    }
}
