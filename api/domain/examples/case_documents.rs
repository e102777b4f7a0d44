//! Answers lines, one for one: a case file as the API gives it, with what is on record of its people, and the rules' document of it.
//! `node tests/rules-differential/case-files.mjs` writes the vectors with it that the phone is held to.
#![allow(clippy::print_stdout, reason = "a command-line tool")]

#[path = "../tests/support/case_file.rs"]
mod case_file;

use std::io::BufRead;

fn main() -> Result<(), Box<dyn std::error::Error>> {
    for line in std::io::stdin().lock().lines() {
        println!("{}", case_file::document_of(&serde_json::from_str(&line?)?)?);
    }
    Ok(())
}
