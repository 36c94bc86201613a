use coverlist_core::record::RecordKind;

/// The kind of records that a command is about.
#[derive(Clone, Copy, clap::ValueEnum)]
pub enum Noun {
    Users,
    Devices,
}

impl Noun {
    pub const fn kind(self) -> RecordKind {
        match self {
            Self::Users => RecordKind::User,
            Self::Devices => RecordKind::Device,
        }
    }
}
