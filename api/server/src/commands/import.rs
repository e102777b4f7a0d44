//! `waymark school import`: England's "Get information about schools" columns and the columns of the Welsh address list.

use super::out::{progress, say};
use super::{block_on, open, sentence};
use crate::config::DataArgs;
use std::collections::HashMap;
use std::path::Path;
use std::process::ExitCode;
use waymark_domain::school::{Country, School, SchoolPhase};
use waymark_domain::{Clock, Id, Instant, SystemClock};
use waymark_store::schools::{self, Imported};

/// Rows in one transaction.
const BATCH: usize = 500;

/// Why a row was not taken, with its line in the file.
#[derive(Debug, PartialEq, Eq)]
pub struct Refused {
    pub line: u64,
    pub why: String,
}

pub fn run(file: &Path, args: &DataArgs) -> Result<ExitCode, String> {
    let bytes = std::fs::read(file).map_err(|error| format!("cannot read {}: {error}", file.display()))?;
    let (schools, refused) = read(&decode(bytes), SystemClock.now())?;
    let (_, store) = open(args)?;
    let bar = progress(schools.len() as u64, "importing");
    let (mut added, mut changed, mut unchanged) = (0, 0, 0);
    for batch in schools.chunks(BATCH) {
        let batch = batch.to_vec();
        let size = batch.len() as u64;
        let outcome = block_on(store.write(move |tx| {
            batch.into_iter().map(|school| Ok(schools::import(tx, school)?)).collect::<Result<Vec<_>, waymark_domain::Problem>>()
        }))?;
        for imported in outcome.map_err(|problem| sentence(&problem))? {
            match imported {
                Imported::Added => added += 1,
                Imported::Changed => changed += 1,
                Imported::Unchanged => unchanged += 1,
            }
        }
        bar.inc(size);
    }
    bar.finish_and_clear();
    say(&format!("{added} schools added, {changed} changed, {unchanged} unchanged, {} rows refused.", refused.len()));
    for row in &refused {
        say(&format!("line {}: {}", row.line, row.why));
    }
    Ok(if refused.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(2) })
}

/// Official lists come as UTF-8 or as Windows-1252; bytes that are not UTF-8 are read as the latter.
fn decode(bytes: Vec<u8>) -> String {
    match String::from_utf8(bytes) {
        Ok(text) => text.trim_start_matches('\u{feff}').to_owned(),
        Err(error) => error.into_bytes().iter().map(|byte| windows_1252(*byte)).collect(),
    }
}

fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}', '‘', '’', '“', '”', '•',
        '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
    ];
    if (0x80..=0x9f).contains(&byte) { HIGH[usize::from(byte - 0x80)] } else { char::from(byte) }
}

struct Columns {
    country: Country,
    at: HashMap<&'static str, usize>,
}

/// Our name of a column, and the names official lists give it.
const ENGLAND: &[(&str, &[&str])] = &[
    ("number", &["urn"]),
    ("name", &["establishmentname"]),
    ("town", &["town"]),
    ("authority", &["la (name)"]),
    ("postcode", &["postcode"]),
    ("phase", &["phaseofeducation (name)"]),
    ("type", &["typeofestablishment (name)"]),
    ("status", &["establishmentstatus (name)"]),
];
const WALES: &[(&str, &[&str])] = &[
    ("number", &["school number", "school code", "rhif ysgol", "schoolno"]),
    ("name", &["school name", "name", "enw'r ysgol"]),
    ("name_cy", &["welsh name", "school name (welsh)", "enw cymraeg"]),
    ("town", &["address 3", "town", "address3", "tref"]),
    ("authority", &["la name", "local authority", "awdurdod lleol"]),
    ("postcode", &["postcode", "post code", "cod post"]),
    ("phase", &["sector", "school type", "phase"]),
    ("medium", &["welsh medium type", "language", "welsh medium", "language category"]),
    ("status", &["status"]),
];

fn columns(header: &csv::StringRecord) -> Result<Columns, String> {
    let names: Vec<String> = header.iter().map(|name| name.trim().to_lowercase()).collect();
    let find = |table: &[(&'static str, &[&str])]| -> HashMap<&'static str, usize> {
        table.iter().filter_map(|(ours, theirs)| Some((*ours, names.iter().position(|name| theirs.contains(&name.as_str()))?))).collect()
    };
    for (country, table) in [(Country::England, ENGLAND), (Country::Wales, WALES)] {
        let at = find(table);
        if at.contains_key("number") && at.contains_key("name") {
            return Ok(Columns { country, at });
        }
    }
    Err("this is not a list we know: expected the columns URN and EstablishmentName (England), or School Number and School Name (Wales)"
        .to_owned())
}

/// Schools of a list, and the rows that were refused.
pub fn read(text: &str, now: Instant) -> Result<(Vec<School>, Vec<Refused>), String> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let columns = columns(reader.headers().map_err(|error| error.to_string())?)?;
    let (mut schools, mut refused) = (Vec::new(), Vec::new());
    let mut seen: HashMap<String, u64> = HashMap::new();
    for row in reader.records() {
        let row = match row {
            Ok(row) => row,
            Err(error) => {
                refused
                    .push(Refused { line: error.position().map_or(0, csv::Position::line), why: "the row is not well-formed".to_owned() });
                continue;
            }
        };
        let line = row.position().map_or(0, csv::Position::line);
        match school(&row, &columns, now) {
            Ok(school) => match seen.insert(school.official_number.clone().unwrap_or_default(), line) {
                Some(first) => refused.push(Refused { line, why: format!("the number is that of line {first} as well") }),
                None => schools.push(school),
            },
            Err(why) => refused.push(Refused { line, why }),
        }
    }
    Ok((schools, refused))
}

fn school(row: &csv::StringRecord, columns: &Columns, now: Instant) -> Result<School, String> {
    let get = |name: &str| columns.at.get(name).and_then(|at| row.get(*at)).map(str::trim).filter(|text| !text.is_empty());
    let number = get("number").ok_or("no number")?;
    let (digits, wanted) = if columns.country == Country::England { (5..=7, "six digits") } else { (7..=7, "seven digits") };
    if !digits.contains(&number.len()) || !number.bytes().all(|b| b.is_ascii_digit()) {
        return Err(format!("the number is not {wanted}"));
    }
    let name = get("name").ok_or("no name")?;
    if name.chars().count() > 200 {
        return Err("the name is longer than 200 characters".to_owned());
    }
    let short = |text: Option<&str>| text.map(|text| text.chars().take(120).collect::<String>());
    Ok(School {
        id: Id::now(),
        official_number: Some(number.to_owned()),
        name: name.to_owned(),
        name_cy: short(get("name_cy")),
        town: short(get("town")),
        local_authority: short(get("authority")),
        postcode: short(get("postcode")),
        phase: phase(get("phase"), get("type")),
        country: columns.country,
        welsh_medium: if columns.country == Country::Wales { get("medium").map(|text| welsh_medium(&text.to_lowercase())) } else { None },
        open: !get("status").is_some_and(|status| status.to_lowercase().starts_with("closed")),
        updated_at: now,
        version: 1,
    })
}

fn welsh_medium(text: &str) -> bool {
    (text.contains("welsh") && !text.contains("english")) || text.contains("cymraeg") || text.starts_with("wm")
}

fn phase(phase: Option<&str>, kind: Option<&str>) -> SchoolPhase {
    let text = format!("{} {}", phase.unwrap_or_default(), kind.unwrap_or_default()).to_lowercase();
    let rules = [
        ("pupil referral", SchoolPhase::PupilReferral),
        ("pru", SchoolPhase::PupilReferral),
        ("special", SchoolPhase::Special),
        ("all-through", SchoolPhase::AllThrough),
        ("all through", SchoolPhase::AllThrough),
        ("middle", SchoolPhase::AllThrough),
        ("independent", SchoolPhase::Independent),
        ("16 plus", SchoolPhase::College),
        ("college", SchoolPhase::College),
        ("further education", SchoolPhase::College),
        ("secondary", SchoolPhase::Secondary),
        ("primary", SchoolPhase::Primary),
        ("nursery", SchoolPhase::Primary),
        ("infant", SchoolPhase::Primary),
        ("junior", SchoolPhase::Primary),
    ];
    rules.iter().find(|(words, _)| text.contains(words)).map_or(SchoolPhase::Other, |(_, phase)| *phase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn both_official_forms_are_read_and_bad_rows_are_named_with_their_line() {
        let now = Instant::from_millis(0);
        let england = "URN,LA (name),EstablishmentName,PhaseOfEducation (name),EstablishmentStatus (name),Town,Postcode\n\
            100000,Example,\"Example School, The\",Primary,Open,Exampleton,EX1 1AA\n\
            12,Example,Bad,Primary,Open,,\n100000,Example,Twice,Primary,Open,,\n100001,Example,,Primary,Open,,\n100002,Example,Gone,Secondary,Closed,,\n";
        let (schools, refused) = read(england, now).expect("read");
        assert_eq!(schools.len(), 2);
        assert_eq!(schools[0].name, "Example School, The");
        assert!(!schools[1].open);
        assert_eq!(refused.iter().map(|row| row.line).collect::<Vec<_>>(), vec![3, 4, 5]);
        let wales = "School Number,School Name,LA Name,Sector,Welsh Medium Type,Address 3,Postcode\n6601001,Ysgol Enghraifft,Ynys Môn,Secondary,Welsh medium,Llangefni,LL77 0AA\n";
        let (schools, refused) = read(wales, now).expect("read");
        assert_eq!((schools[0].country, schools[0].welsh_medium, schools[0].phase), (Country::Wales, Some(true), SchoolPhase::Secondary));
        assert!(refused.is_empty());
        assert!(read("a,b\n1,2\n", now).is_err());
    }

    #[test]
    fn a_list_in_windows_1252_keeps_its_accents() {
        assert_eq!(decode(b"Llanf\xe2n \x96 x".to_vec()), "Llanfân – x");
        assert_eq!(decode("\u{feff}Tŷ".as_bytes().to_vec()), "Tŷ");
    }
}
