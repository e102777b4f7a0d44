//! Reads the packs and the vectors.
#![allow(dead_code, reason = "each test uses its part")]

pub mod said;

use serde_json::Value;
use std::path::{Path, PathBuf};
use waymark_rules::{Case, Instant, Pack, evaluate};

pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

pub fn text(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

pub fn json(path: &Path) -> Value {
    serde_json::from_str(&text(path)).unwrap_or_else(|e| panic!("{}: {e}", path.display()))
}

/// The JSON files of a folder, by name, and the number that its COUNT says there are.
pub fn folder(under: &str) -> (Vec<(String, Value)>, usize) {
    let folder = root().join(under);
    let mut files: Vec<_> = std::fs::read_dir(&folder).expect(under).map(|e| e.expect("an entry").path()).collect();
    files.retain(|path| path.extension().is_some_and(|x| x == "json"));
    files.sort();
    let named = files.iter().map(|path| (path.file_stem().expect("a name").to_string_lossy().into_owned(), json(path))).collect();
    (named, text(&folder.join("COUNT")).trim().parse().expect("a number"))
}

/// The packs that ship.
pub fn packs() -> Vec<Pack> {
    let mut files: Vec<_> =
        std::fs::read_dir(root().join("openapi/rules/packs")).expect("packs").map(|e| e.expect("an entry").path()).collect();
    files.sort();
    files.iter().map(|path| Pack::parse(&text(path)).unwrap_or_else(|refusals| panic!("{}: {refusals:?}", path.display()))).collect()
}

pub fn pack(version: &str) -> Pack {
    packs().into_iter().find(|p| p.source.version == version).expect(version)
}

/// What the rules say of a vector, as text.
pub fn answer(vector: &Value) -> String {
    let pack = pack(vector["pack"].as_str().expect("a pack"));
    let case = Case::parse(&vector["case"].to_string()).expect("a case");
    let now = Instant::parse(vector["now"].as_str().expect("now")).expect("a moment");
    serde_json::to_string(&evaluate(&pack, &case, now)).expect("an answer")
}
