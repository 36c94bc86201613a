use coverlist_api::Permission;

/// A role that every new district has. The database stores the permissions of roles, and these are the
/// initial ones.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Role {
    /// Has the permissions Manage Settings and View Reports.
    Admin,
    /// Has only the permission View Reports.
    Viewer,
}

impl Role {
    pub(crate) const ALL: [Self; 2] = [Self::Admin, Self::Viewer];

    /// The word for the role on the command line and in the database: `admin` or `viewer`.
    pub(crate) const fn id(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Viewer => "viewer",
        }
    }

    /// Whether the role has a permission in a new district.
    pub(crate) const fn allows(self, permission: Permission) -> bool {
        match (self, permission) {
            (Self::Admin, _) | (Self::Viewer, Permission::ViewReports) => true,
            (Self::Viewer, Permission::ManageSettings) => false,
        }
    }
}
