//! The migrations of both databases are twins: the same names, tables, columns and keys, and each can be undone and done again.

use crate::harness::{Cluster, Database};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use waymark_store::Store;

fn folder(database: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations").join(database)
}

/// Names in the order in which they are applied.
fn names(database: &str) -> Vec<String> {
    let entries = std::fs::read_dir(folder(database)).expect("migrations").flatten();
    let mut names: Vec<String> = entries.map(|entry| entry.file_name().into_string().expect("UTF-8")).collect();
    names.sort();
    names
}

#[test]
fn both_databases_have_migrations_of_the_same_names() {
    assert_eq!(names("sqlite"), names("postgres"));
    assert!(!names("sqlite").is_empty());
    for database in ["sqlite", "postgres"] {
        for name in names(database) {
            for file in ["up.sql", "down.sql"] {
                assert!(folder(database).join(&name).join(file).is_file(), "{database}/{name}/{file}");
            }
        }
    }
}

/// What a column is, in words that both databases share.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Column {
    name: String,
    kind: String,
    required: bool,
}

type Tables = BTreeMap<String, Vec<Column>>;

const SQLITE_COLUMNS: &str = "SELECT m.name || '|' || c.name || '|' || c.type || '|' || (c.\"notnull\" OR c.pk > 0) AS line \
    FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' ORDER BY m.name, c.cid";
const POSTGRES_COLUMNS: &str = "SELECT table_name || '|' || column_name || '|' || data_type || '|' || (is_nullable = 'NO')::int AS line \
    FROM information_schema.columns WHERE table_schema = 'public' ORDER BY table_name, ordinal_position";

fn tables(database: &Database) -> Tables {
    let mut tables = Tables::new();
    for line in database.lines_each(SQLITE_COLUMNS, POSTGRES_COLUMNS) {
        let parts: Vec<&str> = line.split('|').collect();
        if parts[0] != "__diesel_schema_migrations" {
            let column = Column { name: parts[1].to_owned(), kind: parts[2].to_uppercase(), required: parts[3] == "1" };
            tables.entry(parts[0].to_owned()).or_default().push(column);
        }
    }
    tables
}

/// Whether a STRICT type of SQLite holds what the PostgreSQL type holds.
fn twins(sqlite: &str, postgres: &str) -> bool {
    matches!(
        (sqlite, postgres),
        ("TEXT", "TEXT" | "JSONB")
            | ("BLOB", "UUID" | "BYTEA")
            | ("INTEGER", "BIGINT" | "INTEGER" | "BOOLEAN" | "TIMESTAMP WITH TIME ZONE")
            | ("REAL", "DOUBLE PRECISION")
    )
}

/// Unique keys, primary ones included, as table and columns; and foreign keys.
fn keys(database: &Database) -> BTreeSet<String> {
    let sqlite = "SELECT 'unique ' || m.name || ' ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_index_info(i.name) \
        ORDER BY name)) || \
            CASE WHEN i.partial THEN ' partly' ELSE '' END AS line \
        FROM sqlite_master m JOIN pragma_index_list(m.name) i WHERE m.type = 'table' AND i.\"unique\" \
        UNION SELECT 'unique ' || m.name || ' ' || (SELECT group_concat(name, ',') FROM (SELECT name FROM pragma_table_info(m.name) \
        WHERE pk > 0 ORDER BY name)) \
        FROM sqlite_master m WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' \
        UNION SELECT 'foreign ' || m.name || ' ' || f.\"from\" || ' ' || f.\"table\" FROM sqlite_master m JOIN \
        pragma_foreign_key_list(m.name) f WHERE m.type = 'table'";
    let postgres = "SELECT 'unique ' || t.relname || ' ' || string_agg(a.attname, ',' ORDER BY a.attname COLLATE \"C\") || \
            CASE WHEN x.indpred IS NULL THEN '' ELSE ' partly' END AS line \
        FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace \
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (x.indkey) WHERE n.nspname = 'public' AND x.indisunique \
        GROUP BY t.relname, x.indexrelid, x.indpred \
        UNION SELECT 'foreign ' || t.relname || ' ' || a.attname || ' ' || r.relname FROM pg_constraint c JOIN pg_class t ON t.oid = \
        c.conrelid \
        JOIN pg_class r ON r.oid = c.confrelid JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = ANY (c.conkey) WHERE c.contype \
        = 'f'";
    database.lines_each(sqlite, postgres).into_iter().filter(|line| !line.contains("__diesel")).collect()
}

fn migrated(database: Database) -> Database {
    let applied = Store::migrate(&database.url()).expect("migrations");
    assert_eq!(applied.len(), names("sqlite").len());
    assert_eq!(Store::migrate(&database.url()).expect("migrations").len(), 0, "a second time there is nothing to do");
    database
}

#[test]
fn both_databases_have_the_same_tables_columns_and_keys() {
    let Some(postgres) = Database::postgres().map(migrated) else { return };
    let sqlite = migrated(Database::sqlite());
    let (one, other) = (tables(&sqlite), tables(&postgres));
    assert_eq!(one.keys().collect::<Vec<_>>(), other.keys().collect::<Vec<_>>());
    assert!(one.len() >= 13, "{:?}", one.keys());
    for (table, columns) in &one {
        let shape = |columns: &[Column]| columns.iter().map(|column| (column.name.clone(), column.required)).collect::<Vec<_>>();
        assert_eq!(shape(columns), shape(&other[table]), "{table}");
        for (here, there) in columns.iter().zip(&other[table]) {
            assert!(twins(&here.kind, &there.kind), "{table}.{}: {} and {}", here.name, here.kind, there.kind);
        }
    }
    assert_eq!(keys(&sqlite), keys(&postgres));
    assert!(keys(&sqlite).len() >= 20);
}

fn statements(database: &str, name: &str, file: &str) -> String {
    std::fs::read_to_string(folder(database).join(name).join(file)).expect("a migration")
}

/// The whole schema as text.
fn schema(database: &Database) -> Vec<String> {
    match database {
        Database::Sqlite(_) => database.lines(
            "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_master WHERE \
            name NOT LIKE 'sqlite_%' ORDER BY type, name",
        ),
        Database::Postgres { name, cluster } => dump(cluster, name),
    }
}

fn dump(cluster: &Cluster, name: &str) -> Vec<String> {
    let text = String::from_utf8(cluster.run("pg_dump", &["--schema-only", "--no-owner", "--dbname", &cluster.url(name)])).expect("UTF-8");
    // Each dump is fenced with a word of its own.
    text.lines().filter(|line| !line.starts_with("\\restrict") && !line.starts_with("\\unrestrict")).map(str::to_owned).collect()
}

fn undone_and_done_again(database: Database, which: &str) {
    let database = migrated(database);
    let before = schema(&database);
    for name in names(which).iter().rev() {
        database.execute(&statements(which, name, "down.sql")).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    assert!(tables(&database).is_empty(), "left behind: {:?}", tables(&database));
    for name in names(which) {
        database.execute(&statements(which, &name, "up.sql")).unwrap_or_else(|error| panic!("{name}: {error}"));
    }
    assert_eq!(schema(&database), before);
}

#[test]
fn migrations_undone_and_done_again_give_the_same_schema_on_sqlite() {
    undone_and_done_again(Database::sqlite(), "sqlite");
}

#[test]
fn migrations_undone_and_done_again_give_the_same_schema_on_postgres() {
    if let Some(database) = Database::postgres() {
        undone_and_done_again(database, "postgres");
    }
}
