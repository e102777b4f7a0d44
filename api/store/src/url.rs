//! `DATABASE_URL`: what is accepted, and nothing else, so that a slip of the pen never makes an empty SQLite file.

use std::path::PathBuf;

/// Where the data is.
#[derive(Clone, PartialEq, Eq)]
pub enum DatabaseUrl {
    /// An SQLite file.
    Sqlite(PathBuf),
    /// A PostgreSQL server, as libpq understands it.
    Postgres(String),
}

/// Not one of the accepted forms.
#[derive(Debug, PartialEq, Eq, thiserror::Error)]
#[error("expected sqlite:PATH or postgres://USER:PASSWORD@HOST/DATABASE")]
pub struct UrlError;

impl DatabaseUrl {
    /// Parses a URL.
    pub fn parse(text: &str) -> Result<Self, UrlError> {
        if let Some(path) = text.strip_prefix("sqlite:") {
            let path = path.strip_prefix("//").unwrap_or(path);
            return if path.is_empty() || path == ":memory:" { Err(UrlError) } else { Ok(Self::Sqlite(path.into())) };
        }
        let rest = text.strip_prefix("postgres://").or_else(|| text.strip_prefix("postgresql://")).ok_or(UrlError)?;
        if rest.is_empty() { Err(UrlError) } else { Ok(Self::Postgres(text.to_owned())) }
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Self::Postgres(_) => f.write_str("postgres://…"),
        }
    }
}

impl std::fmt::Display for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        std::fmt::Debug::fmt(self, f)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_two_schemes() {
        assert_eq!(DatabaseUrl::parse("sqlite:/tmp/a.db"), Ok(DatabaseUrl::Sqlite("/tmp/a.db".into())));
        assert_eq!(DatabaseUrl::parse("sqlite:///tmp/a.db"), Ok(DatabaseUrl::Sqlite("/tmp/a.db".into())));
        assert!(DatabaseUrl::parse("postgres://localhost/waymark").is_ok());
        for bad in ["", "a.db", "mysql://x/y", "sqlite:", "sqlite::memory:", "postgres://", "Sqlite:/x"] {
            assert_eq!(DatabaseUrl::parse(bad), Err(UrlError), "{bad}");
        }
    }

    #[test]
    fn a_password_is_not_printed() {
        let url = DatabaseUrl::parse("postgres://u:secret@h/d").expect("parses");
        assert!(!format!("{url:?}{url}").contains("secret"));
    }
}
