//! The JSON Schemas of the messages between page and worker, compared with the committed ones.
//!
//! Accept an intended change with `INSTA_UPDATE=always cargo test -p coverlist-worker --test worker`.

use coverlist_worker::{EngineAnswer, EngineRequest};

#[test]
fn the_messages_match_the_committed_schemas() {
    insta::assert_snapshot!(super::schemas::lines(|all| {
        all.subschema_for::<(EngineRequest, EngineAnswer)>();
    }));
}
