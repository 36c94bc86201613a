//! What the entries of the logs are about.

macro_rules! actions {
    ($($(#[$doc:meta])* $action:ident = $id:literal,)*) => {
        /// What somebody did, in the audit log of a district or in the access log.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum LogAction {
            $($(#[$doc])* $action,)*
        }

        impl LogAction {
            /// The word in the logs.
            pub const fn id(self) -> &'static str {
                match self {
                    $(Self::$action => $id,)*
                }
            }

            /// The action that a word of the logs means; `None` for one of another version.
            pub(crate) fn from_id(id: &str) -> Option<Self> {
                match id {
                    $($id => Some(Self::$action),)*
                    _ => None,
                }
            }
        }
    };
}

actions! {
    /// A person signed in, also by the token of an issuer.
    SignedIn = "signed_in",
    /// A password was wrong.
    SignInFailed = "sign_in_failed",
    /// Failed sign-ins that were too many to list.
    SignInsNotListed = "sign_ins_not_listed",
    /// A session was ended by its person.
    SignedOut = "signed_out",
    /// All sessions of an account were ended by its person.
    SignedOutEverywhere = "signed_out_everywhere",
    /// A file was downloaded.
    Downloaded = "downloaded",
    /// An account was added.
    AccountAdded = "account_added",
    /// An account got another role.
    RoleChanged = "role_changed",
    /// An account can no longer sign in.
    AccountDisabled = "account_disabled",
    /// A disabled account can sign in again.
    AccountEnabled = "account_enabled",
    /// An account was deleted, apart from its name.
    AccountRemoved = "account_removed",
    /// All sessions of an account were ended by somebody else.
    SessionsEnded = "sessions_ended",
    /// An account got another password.
    PasswordChanged = "password_changed",
    /// An account chose another language.
    LanguageChanged = "language_changed",
    /// A list of users or devices was loaded.
    RecordsLoaded = "records_loaded",
    /// A load was undone.
    LoadUndone = "load_undone",
    /// The undo of a load was reverted.
    LoadRedone = "load_redone",
    /// The changes of a load were deleted, because their days are over.
    LoadExpired = "load_expired",
    /// An import was staged.
    Staged = "staged",
    /// An import was staged again, because its run would do something else than an admin saw.
    Restaged = "restaged",
    /// Somebody decided about rows of a plan.
    Decided = "decided",
    /// A run was queued.
    Queued = "queued",
    /// A sample was applied.
    Sampled = "sampled",
    /// An import was processed.
    Processed = "processed",
    /// A run could not be carried out.
    Failed = "failed",
    /// A run was withdrawn.
    Withdrawn = "withdrawn",
    /// An import was undone.
    Undone = "undone",
    /// The undo of an import was reverted.
    Redone = "redone",
    /// An import was deleted.
    Deleted = "deleted",
    /// The rows that no sample had applied were given up.
    Closed = "closed",
    /// A row was marked on the verification sheet.
    Marked = "marked",
    /// A part of an import was deleted, because its days are over.
    Expired = "expired",
    /// The fields of records were changed.
    FieldsChanged = "fields_changed",
    /// A template was changed.
    TemplateChanged = "template_changed",
    /// A source was saved.
    SourceChanged = "source_changed",
    /// A source was removed.
    SourceRemoved = "source_removed",
    /// An issuer may sign people in.
    IssuerAdded = "issuer_added",
    /// An issuer got access to the district.
    IssuerGranted = "issuer_granted",
    /// An issuer lost its access.
    IssuerRemoved = "issuer_removed",
    /// The district was added.
    DistrictAdded = "district_added",
    /// The district got another name.
    DistrictRenamed = "district_renamed",
    /// The district got another time zone.
    TimeZoneChanged = "time_zone_changed",
    /// The days after which imports are deleted were changed.
    RetentionChanged = "retention_changed",
}
