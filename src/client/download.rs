//! Downloads. They are fetched like other calls, because a plain link cannot report a failure.

use super::call::{Call, JSON};
use super::{Client, Failure};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

#[derive(Clone, Debug)]
pub struct Downloaded {
    /// `None` if the server sent no name.
    pub name: Option<String>,
    pub blob: web_sys::Blob,
}

impl Client {
    pub async fn download(&self, path: &str) -> Result<Downloaded, Failure> {
        self.downloaded(&Call::get(path)).await
    }

    /// Fetches a file of what a search finds. `search` is the JSON text of the request.
    pub async fn download_found(&self, path: &str, search: String) -> Result<Downloaded, Failure> {
        self.downloaded(&Call::post(path, JSON, search)).await
    }

    async fn downloaded(&self, call: &Call) -> Result<Downloaded, Failure> {
        let response = self.send(call).await?;
        let name = response.headers().get("Content-Disposition").as_deref().and_then(file_name);
        let status = response.status();
        let response: web_sys::Response = response.into();
        let body = response.blob().map_err(|_| Failure::Unreadable { status })?;
        let blob = JsFuture::from(body).await.map_err(|_| Failure::Unreachable)?;
        let blob = blob.dyn_into().map_err(|_| Failure::Unreadable { status })?;
        Ok(Downloaded { name, blob })
    }
}

/// The file name in a `Content-Disposition` header (RFC 6266). The encoded name comes first: the plain one
/// lacks non-ASCII characters.
fn file_name(disposition: &str) -> Option<String> {
    let encoded = encoded_name(disposition).and_then(|name| js_sys::decode_uri_component(name).ok());
    encoded.map(String::from).or_else(|| plain_name(disposition).map(str::to_owned))
}

fn encoded_name(disposition: &str) -> Option<&str> {
    let (_, rest) = disposition.split_once("filename*=UTF-8''")?;
    rest.split(';').next().filter(|name| !name.is_empty())
}

fn plain_name(disposition: &str) -> Option<&str> {
    let (_, rest) = disposition.split_once("filename=\"")?;
    rest.split('"').next().filter(|name| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_kinds_of_file_name_are_found() {
        let both = r#"attachment; filename="Sch_ler.csv"; filename*=UTF-8''Sch%C3%BCler.csv"#;
        assert_eq!(encoded_name(both), Some("Sch%C3%BCler.csv"));
        assert_eq!(plain_name(both), Some("Sch_ler.csv"));
        assert_eq!((encoded_name("attachment"), plain_name(r#"attachment; filename="""#)), (None, None));
    }
}
