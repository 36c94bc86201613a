//! Timeouts for slow clients.

use std::time::Duration;

/// Timeouts for slow clients.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// From the connection, or the previous response, to the end of a request's header.
    pub header: Duration,
    /// Between two parts of a request's body.
    pub body_part: Duration,
    /// The minimum average rate of a request's body, in bytes per second. Defends against clients that send a
    /// byte now and then.
    pub body_rate: u32,
    /// For a whole request body.
    pub body: Duration,
    /// For the client to read the next part of a response.
    pub response_part: Duration,
}

impl Default for Deadlines {
    fn default() -> Self {
        Self {
            header: Duration::from_secs(10),
            body_part: Duration::from_secs(30),
            body_rate: 4 * 1024,
            body: Duration::from_secs(10 * 60),
            response_part: Duration::from_secs(60),
        }
    }
}
