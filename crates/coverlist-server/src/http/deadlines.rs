use std::time::Duration;

/// Timeouts for clients that send or read slowly.
#[derive(Clone, Copy, Debug)]
pub struct Deadlines {
    /// The maximum time from the connection, or from the previous response, to the end of a request's header.
    pub header: Duration,
    /// The maximum time between two parts of a request's body.
    pub body_part: Duration,
    /// The minimum average rate of a request's body, in bytes per second. It stops clients that send one byte
    /// now and then.
    pub body_rate: u32,
    /// The maximum time for a whole request body, at any rate.
    pub body: Duration,
    /// The maximum time until the client reads the next part of a response.
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
