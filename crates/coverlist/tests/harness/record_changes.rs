//! Changes of the insurance of single devices.

use super::{Request, Session};
use coverlist_api::{ImportView, RecordChange, RecordChangePreview, RecordChangeRequest, paths};

/// A request for a preview of a change under the first template.
pub fn asking(change: RecordChange) -> RecordChangeRequest {
    RecordChangeRequest { change, template: None, seen: None }
}

impl Session {
    pub fn previewing_change(request: &RecordChangeRequest) -> Request {
        Request::new("POST", paths::record_changes_preview("devices")).json(request)
    }

    #[track_caller]
    pub fn preview_change(&self, request: &RecordChangeRequest) -> RecordChangePreview {
        self.send(Self::previewing_change(request)).expect(200).json()
    }

    pub fn changing_record(request: &RecordChangeRequest, seen: &str) -> Request {
        let request = RecordChangeRequest { seen: Some(seen.to_owned()), ..request.clone() };
        Request::new("POST", paths::record_changes("devices")).json(&request)
    }

    #[track_caller]
    pub fn change_record(&self, request: &RecordChangeRequest) -> ImportView {
        let seen = self.preview_change(request).seen;
        self.send(Self::changing_record(request, &seen)).expect(200).json()
    }
}
