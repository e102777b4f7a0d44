//! The published list of facts is the list the code has.

mod support;

use serde_json::{Value, json};
use support::root;
use waymark_rules::{Kind, Scope};

#[test]
fn the_published_facts_are_those_of_the_code_in_the_same_order() {
    let published = support::json(&root().join("openapi/rules/facts.json"));
    let known = Scope::ALL.iter().flat_map(|scope| scope.facts().iter().map(|fact| (format!("{}.{}", scope.code(), fact.name), *fact)));
    let mut rows = published["facts"].as_array().expect("facts").iter();
    for (name, fact) in known {
        let row = rows.next().unwrap_or_else(|| panic!("{name} is not published"));
        let (kind, list) = match fact.kind {
            Kind::Flag => ("flag", Value::Null),
            Kind::Code(list) => ("code", json!(list)),
            Kind::Offence => ("offence", Value::Null),
            Kind::Outcome => ("outcome", Value::Null),
            Kind::Count => ("count", Value::Null),
            Kind::Instant => ("instant", Value::Null),
        };
        assert_eq!((&row["fact"], &row["kind"], &row["stage"]), (&json!(name), &json!(kind), &json!(fact.stage)));
        let named = row["list"].as_str().map_or(&Value::Null, |list| &published["lists"][list]);
        assert_eq!(named, &list, "{name}");
        assert!(row["says"].as_str().is_some_and(|says| says.ends_with('.')), "{name} says nothing");
    }
    assert_eq!(rows.next(), None);
}
