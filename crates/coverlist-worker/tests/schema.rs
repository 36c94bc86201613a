//! The JSON Schemas of the messages between page and worker, compared with the committed ones.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p coverlist-worker --test schema`.

use coverlist_worker::{EngineAnswer, EngineRequest};

#[path = "../../../tests/wire/schemas.rs"]
mod schemas;

#[test]
fn the_messages_match_the_committed_schemas() {
    insta::assert_snapshot!(schemas::lines(|all| {
        all.subschema_for::<(EngineRequest, EngineAnswer)>();
    }));
}
