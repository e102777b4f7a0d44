//! A case file as the API gives it, back to the records it was made of: so that both sides of the wire can be shown the same case.

use serde_json::{Map, Value, json};
use waymark_domain::case::{ItemKind, Items};
use waymark_domain::guidance::{CaseRecords, OnRecord, case_document};
use waymark_domain::vocabulary::Vocabulary;

type Read<T> = Result<T, Box<dyn std::error::Error>>;

/// The rules' document of a case: `{"file": …, "onRecord": […]}`.
pub fn document_of(vector: &Value) -> Read<Value> {
    let (file, on_record) = (&vector["file"], list(&vector["onRecord"]));
    let mut items = Items::default();
    for kind in ItemKind::ALL {
        for item in list(&file["items"][list_name(*kind)]) {
            items.read(*kind, text(&item["id"]).parse_id()?, facts(item))?;
        }
    }
    let records = CaseRecords {
        id: text(&file["id"]).parse_id()?,
        facts: serde_json::from_value(file.clone())?,
        country: serde_json::from_value(file["country"].clone())?,
        parties: list(&file["parties"]).iter().map(|party| serde_json::from_value(facts(party))).collect::<Result<_, _>>()?,
        persons: list(&file["persons"])
            .iter()
            .map(|person| Ok((text(&person["id"]).parse_id()?, serde_json::from_value(person.clone())?)))
            .collect::<Read<_>>()?,
        items,
        on_record: on_record.iter().map(counted).collect::<Read<_>>()?,
    };
    Ok(case_document(&records))
}

fn counted(known: &Value) -> Read<OnRecord> {
    Ok(OnRecord {
        person_id: text(&known["personId"]).parse_id()?,
        offence: text(&known["offence"]).to_owned(),
        incidents: list(&known["incidents"]).iter().map(|incident| text(&incident["id"]).parse_id()).collect::<Read<_>>()?,
    })
}

/// The list of the case file in which a kind is; only these three are not the plural of the kind.
fn list_name(kind: ItemKind) -> String {
    let camel: String =
        kind.code().split('_').enumerate().map(|(at, part)| if at == 0 { part.to_owned() } else { capital(part) }).collect();
    match kind {
        ItemKind::Advice | ItemKind::ActDates | ItemKind::SchoolProcedures => camel,
        ItemKind::Advisory => "advisories".to_owned(),
        _ => format!("{camel}s"),
    }
}

fn capital(part: &str) -> String {
    let mut letters = part.chars();
    letters.next().map(|first| first.to_ascii_uppercase()).into_iter().chain(letters).collect()
}

/// What is recorded of what is read: names of accounts are ids again.
fn facts(item: &Value) -> Value {
    let mut facts: Map<String, Value> = item.as_object().cloned().unwrap_or_default();
    if let Some(by) = item.pointer("/recordedBy/id") {
        facts.insert("recordedBy".to_owned(), by.clone());
    }
    if let Some(by) = item.pointer("/withdrawn/by/id") {
        let mut withdrawn = item["withdrawn"].clone();
        withdrawn["by"] = json!(by);
        facts.insert("withdrawn".to_owned(), withdrawn);
    }
    Value::Object(facts)
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

trait ParseId {
    fn parse_id(&self) -> Read<waymark_domain::Id>;
}
impl ParseId for str {
    fn parse_id(&self) -> Read<waymark_domain::Id> {
        Ok(serde_json::from_value(json!(self))?)
    }
}
