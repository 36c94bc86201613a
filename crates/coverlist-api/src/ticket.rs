//! Tickets for downloads, for pages whose session is in a header.

use serde::{Deserialize, Serialize};

/// The body of the request for a ticket.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TicketRequest {
    /// The path of a download, such as `/api/v1/imports/7/file`.
    pub path: String,
}

/// A link that downloads a file once, within a minute.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DownloadTicket {
    /// The path with the ticket.
    pub url: String,
}
