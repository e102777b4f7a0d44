//! The keys that live outside the database, each in a file of its own that only its owner can read.
//!
//! `root.key` seals columns; everything else is derived from it by HKDF-SHA256 (RFC 5869). If the database is embedded, whoever takes the
//! whole host takes both: sealing protects stolen files, backups and disks, not a taken host.

use hkdf::Hkdf;
use sha2::Sha256;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

/// The root key, in memory.
#[derive(Clone)]
pub struct Keyring {
    root: [u8; 32],
}

impl std::fmt::Debug for Keyring {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Keyring(…)")
    }
}

/// Why the keys could not be had.
#[derive(Debug, thiserror::Error)]
pub enum KeyError {
    /// The file system said no.
    #[error("cannot use the key file {path}: {source}")]
    Io {
        /// Which file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// Not 64 hexadecimal characters.
    #[error("the key file {0} is damaged: 64 hexadecimal characters were expected. Restore it from where your force keeps keys.")]
    Damaged(PathBuf),
    /// Others can read it.
    #[error("the key file {0} can be read by others: run `chmod 600` on it")]
    TooOpen(PathBuf),
}

impl Keyring {
    /// From bytes, for tests and tools.
    pub const fn from_root(root: [u8; 32]) -> Self {
        Self { root }
    }

    /// Reads `root.key` in the folder, making it on first use.
    pub fn open(folder: &Path) -> Result<Self, KeyError> {
        let root = read_or_make(&folder.join("root.key"))?;
        Ok(Self { root })
    }

    /// A key for one purpose.
    pub fn derive(&self, purpose: &str) -> [u8; 32] {
        let mut key = [0u8; 32];
        // 32 bytes are far below the 8,160 that HKDF-SHA256 can give, the only way this can fail.
        let _ = Hkdf::<Sha256>::new(Some(b"waymark/1"), &self.root).expand(purpose.as_bytes(), &mut key);
        key
    }

    /// A short public name of the root key, kept in the database so that a wrong key is noticed at the start and not in a case.
    pub fn fingerprint(&self) -> String {
        self.derive("fingerprint")[..8].iter().map(|b| format!("{b:02x}")).collect()
    }
}

/// Reads a 32-byte key kept as hexadecimal text, or makes one that only the owner can read.
pub fn read_or_make(path: &Path) -> Result<[u8; 32], KeyError> {
    let io = |source| KeyError::Io { path: path.to_owned(), source };
    if !path.exists() {
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder).map_err(io)?;
            restrict(folder, 0o700).map_err(io)?;
        }
        let key: [u8; 32] = rand::random();
        let text: String = key.iter().map(|b| format!("{b:02x}")).collect();
        let mut options = fs::OpenOptions::new();
        options.write(true).create_new(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let mut file = options.open(path).map_err(io)?;
        file.write_all(text.as_bytes()).and_then(|()| file.sync_all()).map_err(io)?;
    }
    check_closed(path)?;
    let text = fs::read_to_string(path).map_err(io)?;
    parse(text.trim()).ok_or_else(|| KeyError::Damaged(path.to_owned()))
}

fn parse(text: &str) -> Option<[u8; 32]> {
    if text.len() != 64 || !text.is_ascii() {
        return None;
    }
    let mut key = [0u8; 32];
    for (at, byte) in key.iter_mut().enumerate() {
        *byte = u8::from_str_radix(text.get(at * 2..at * 2 + 2)?, 16).ok()?;
    }
    Some(key)
}

#[cfg(unix)]
fn restrict(path: &Path, mode: u32) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}
#[cfg(not(unix))]
fn restrict(_: &Path, _: u32) -> std::io::Result<()> {
    Ok(())
}

/// Refuses a key file that others can read.
#[cfg(unix)]
pub fn check_closed(path: &Path) -> Result<(), KeyError> {
    use std::os::unix::fs::PermissionsExt;
    let mode = fs::metadata(path).map_err(|source| KeyError::Io { path: path.to_owned(), source })?.permissions().mode();
    if mode & 0o077 == 0 { Ok(()) } else { Err(KeyError::TooOpen(path.to_owned())) }
}
#[cfg(not(unix))]
pub fn check_closed(_: &Path) -> Result<(), KeyError> {
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// RFC 5869, test case 1: the primitive is the one we think it is.
    #[test]
    fn hkdf_test_vector() {
        let ikm = [0x0b; 22];
        let salt: Vec<u8> = (0..=0x0c).collect();
        let info: Vec<u8> = (0xf0..=0xf9).collect();
        let mut okm = [0u8; 42];
        Hkdf::<Sha256>::new(Some(&salt), &ikm).expand(&info, &mut okm).expect("length");
        assert_eq!(okm[..8], [0x3c, 0xb2, 0x5f, 0x25, 0xfa, 0xac, 0xd5, 0x7a]);
        assert_eq!(okm[34..], [0x34, 0x00, 0x72, 0x08, 0xd5, 0xb8, 0x87, 0x18, 0x58, 0x65][2..]);
    }

    #[test]
    fn a_key_is_made_once_closed_to_others_and_read_again() {
        let folder = std::env::temp_dir().join(format!("waymark-keys-{}", uuid::Uuid::now_v7()));
        let first = Keyring::open(&folder).expect("made");
        let again = Keyring::open(&folder).expect("read");
        assert_eq!(first.fingerprint(), again.fingerprint());
        assert_ne!(first.derive("a"), first.derive("b"));
        #[cfg(unix)]
        {
            restrict(&folder.join("root.key"), 0o644).expect("chmod");
            assert!(matches!(Keyring::open(&folder), Err(KeyError::TooOpen(_))));
        }
        fs::remove_dir_all(folder).expect("clean");
    }
}
