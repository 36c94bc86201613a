//! How long a peer may take.

use std::time::Duration;

/// How long a peer may take.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// To send the header of a request, the wait for it included.
    pub header: Duration,
    /// To send the next part of a body.
    pub body_part: Duration,
    /// Bytes a second that a body comes at least, on the whole: who sends a byte now and then is not waited for.
    pub body_pace: u32,
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
            body_pace: 4 * 1024,
            body: Duration::from_secs(10 * 60),
            answer_part: Duration::from_secs(60),
        }
    }
}
