//! The documents that the phone is held to (`pwa/test/domain/case-document.test.ts`) are those that the server makes.

#[path = "support/case_file.rs"]
mod case_file;

use serde_json::Value;
use std::path::Path;

#[test]
fn the_servers_document_of_every_case_file_is_the_vectors() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/vectors/case-documents");
    let wanted: usize = std::fs::read_to_string(folder.join("COUNT")).unwrap().trim().parse().unwrap();
    let mut seen = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "json") {
            continue;
        }
        let vector: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        assert_eq!(case_file::document_of(&vector).unwrap(), vector["document"], "{}", path.display());
        seen += 1;
    }
    assert_eq!(seen, wanted);
}
