//! What can go wrong below the domain, and what the caller is told.

use diesel::result::{DatabaseErrorKind, Error};
use waymark_domain::{Problem, ProblemCode};

/// A failure of the store. Its text goes to the log: it never holds a bound value.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// Not there.
    #[error("not found")]
    NotFound,
    /// A unique key was hit: somebody else was first.
    #[error("a unique key was hit: {0}")]
    Unique(String),
    /// The database cannot take it now.
    #[error("busy: {0}")]
    Busy(String),
    /// The disk is full.
    #[error("storage is full")]
    Full,
    /// A sealed column did not open: wrong key or damaged row.
    #[error("a sealed column did not open: {0}")]
    Sealed(&'static str),
    /// Anything else.
    #[error("{0}")]
    Broken(String),
}

impl From<Error> for StoreError {
    fn from(error: Error) -> Self {
        match error {
            Error::NotFound => Self::NotFound,
            Error::DatabaseError(DatabaseErrorKind::UniqueViolation, info) => {
                Self::Unique(info.constraint_name().or(info.table_name()).unwrap_or("unnamed").to_owned())
            }
            Error::DatabaseError(DatabaseErrorKind::SerializationFailure | DatabaseErrorKind::ClosedConnection, info) => {
                Self::Busy(info.message().to_owned())
            }
            Error::DatabaseError(kind, info) => {
                let message = info.message();
                if message.contains("disk is full") || message.contains("No space left") || message.contains("could not extend file") {
                    Self::Full
                } else if message.contains("database is locked")
                    || message.contains("deadlock detected")
                    || message.contains("starting up")
                    || message.contains("shutting down")
                    || message.contains("server closed")
                    || message.contains("terminating connection")
                    || message.contains("could not connect")
                    || message.contains("no connection to the server")
                {
                    Self::Busy(message.to_owned())
                } else {
                    Self::Broken(format!("{kind:?}: {}", first_line(message)))
                }
            }
            Error::BrokenTransactionManager => Self::Busy("the connection was lost in a transaction".to_owned()),
            other => Self::Broken(other.to_string()),
        }
    }
}

/// PostgreSQL adds a DETAIL line with values below the first line: it is cut off.
fn first_line(message: &str) -> &str {
    message.lines().next().unwrap_or_default()
}

impl StoreError {
    /// Whether a whole batch must be rolled back because SQLite may have done so already.
    pub(crate) fn poisons_batch(problem: &Problem) -> bool {
        matches!(problem.code, ProblemCode::StorageFull)
            || (problem.code == ProblemCode::Internal && problem.cause.as_deref().is_some_and(|c| c.contains("I/O")))
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        let code = match error {
            StoreError::NotFound => ProblemCode::NotFound,
            StoreError::Unique(_) => ProblemCode::AlreadyExists,
            StoreError::Busy(_) => ProblemCode::Busy,
            StoreError::Full => ProblemCode::StorageFull,
            StoreError::Sealed(_) | StoreError::Broken(_) => ProblemCode::Internal,
        };
        Self { cause: Some(error.to_string()), ..code.into() }
    }
}
