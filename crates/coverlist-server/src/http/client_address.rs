use crate::Failure;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use std::net::IpAddr;

/// The address of a request's sender. A trusted proxy names it; otherwise it is the peer of the connection.
#[derive(Clone, Copy, Debug)]
pub struct ClientAddress(pub IpAddr);

impl<S: Sync> FromRequestParts<S> for ClientAddress {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        let address = parts.extensions.get::<Self>().copied();
        address.ok_or_else(|| Failure::fault("the listener did not set the client's address"))
    }
}
