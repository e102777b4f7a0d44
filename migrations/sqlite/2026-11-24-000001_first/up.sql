-- Ids are 16-byte UUIDs, instants are microseconds since 1970 (UTC), sealed columns are AEAD envelopes (api/store/src/seal.rs).

CREATE TABLE meta (
  name  TEXT PRIMARY KEY NOT NULL,
  value TEXT NOT NULL
) STRICT;

CREATE TABLE officers (
  id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  username      TEXT NOT NULL UNIQUE CHECK (length(username) BETWEEN 1 AND 100),
  role          TEXT NOT NULL,
  force_name    TEXT,
  language      TEXT NOT NULL,
  password_hash TEXT NOT NULL,
  sealed        BLOB NOT NULL,
  version       INTEGER NOT NULL,
  created_at    INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  disabled_at   INTEGER
) STRICT;

CREATE TABLE devices (
  id             BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  officer_id     BLOB NOT NULL REFERENCES officers (id),
  prefix_number  INTEGER NOT NULL UNIQUE CHECK (prefix_number BETWEEN 0 AND 24388),
  last_reference INTEGER NOT NULL,
  sealed         BLOB NOT NULL,
  version        INTEGER NOT NULL,
  registered_at  INTEGER NOT NULL,
  revoked_at     INTEGER
) STRICT;
CREATE INDEX devices_by_officer ON devices (officer_id);

CREATE TABLE sessions (
  id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  officer_id   BLOB NOT NULL REFERENCES officers (id),
  kind         TEXT NOT NULL CHECK (kind IN ('cookie', 'token')),
  device_id    BLOB REFERENCES devices (id),
  secret_hash  BLOB UNIQUE,
  started_at   INTEGER NOT NULL,
  last_seen_at INTEGER NOT NULL,
  expires_at   INTEGER NOT NULL,
  ended_at     INTEGER,
  end_reason   TEXT
) STRICT;
CREATE INDEX sessions_by_officer ON sessions (officer_id);

CREATE TABLE refresh_tokens (
  token_hash BLOB PRIMARY KEY NOT NULL,
  session_id BLOB NOT NULL REFERENCES sessions (id),
  made_at    INTEGER NOT NULL,
  used_at    INTEGER,
  successor  BLOB
) STRICT;
CREATE INDEX refresh_tokens_by_session ON refresh_tokens (session_id);

CREATE TABLE schools (
  id              BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  country         TEXT NOT NULL,
  official_number TEXT,
  name            TEXT NOT NULL,
  name_cy         TEXT,
  town            TEXT,
  local_authority TEXT,
  postcode        TEXT,
  phase           TEXT NOT NULL,
  welsh_medium    INTEGER,
  is_open         INTEGER NOT NULL,
  search_text     TEXT NOT NULL,
  sort_key        TEXT NOT NULL,
  updated_at      INTEGER NOT NULL,
  version         INTEGER NOT NULL,
  UNIQUE (country, official_number)
) STRICT;
CREATE INDEX schools_in_order ON schools (sort_key, id);

CREATE TABLE persons (
  id         BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  created_by BLOB NOT NULL REFERENCES officers (id),
  version    INTEGER NOT NULL,
  created_at INTEGER NOT NULL,
  updated_at INTEGER NOT NULL,
  sealed     BLOB NOT NULL
) STRICT;

CREATE TABLE incidents (
  id            BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  reference     TEXT NOT NULL UNIQUE CHECK (length(reference) = 9),
  owner_id      BLOB NOT NULL REFERENCES officers (id),
  status        TEXT NOT NULL,
  guidance_pack TEXT NOT NULL,
  version       INTEGER NOT NULL,
  case_version  INTEGER NOT NULL,
  reported_at   INTEGER,
  written_at    INTEGER NOT NULL,
  received_at   INTEGER NOT NULL,
  updated_at    INTEGER NOT NULL,
  children      INTEGER NOT NULL,
  people        INTEGER NOT NULL,
  sealed        BLOB NOT NULL
) STRICT;
CREATE INDEX incidents_by_owner_received ON incidents (owner_id, received_at, id);
CREATE INDEX incidents_by_owner_updated ON incidents (owner_id, updated_at, id);

CREATE TABLE parties (
  id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  incident_id  BLOB NOT NULL REFERENCES incidents (id),
  person_id    BLOB NOT NULL REFERENCES persons (id),
  role         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  written_at   INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  withdrawn_at INTEGER,
  sealed       BLOB NOT NULL
) STRICT;
CREATE INDEX parties_by_incident ON parties (incident_id);
CREATE INDEX parties_by_person ON parties (person_id);
CREATE UNIQUE INDEX parties_one_role_each ON parties (incident_id, person_id, role) WHERE withdrawn_at IS NULL;

CREATE TABLE notes (
  id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  incident_id  BLOB NOT NULL REFERENCES incidents (id),
  author_id    BLOB NOT NULL REFERENCES officers (id),
  version      INTEGER NOT NULL,
  written_at   INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  withdrawn_at INTEGER,
  sealed       BLOB NOT NULL
) STRICT;
CREATE INDEX notes_by_incident ON notes (incident_id);

-- Every version of every record, for ever: what history shows.
CREATE TABLE revisions (
  id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  kind        TEXT NOT NULL,
  resource_id BLOB NOT NULL,
  incident_id BLOB,
  version     INTEGER NOT NULL,
  actor_id    BLOB NOT NULL,
  made_at     INTEGER NOT NULL,
  written_at  INTEGER,
  fields      TEXT NOT NULL CHECK (json_valid(fields)),
  sealed      BLOB NOT NULL,
  UNIQUE (resource_id, version)
) STRICT;
CREATE INDEX revisions_by_incident ON revisions (incident_id, id);

-- The feed. On SQLite one writer makes seq the commit order; tx is used by PostgreSQL alone.
CREATE TABLE changes (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  tx          INTEGER NOT NULL DEFAULT 0,
  id          BLOB NOT NULL,
  kind        TEXT NOT NULL,
  resource_id BLOB NOT NULL,
  incident_id BLOB,
  viewer_id   BLOB NOT NULL,
  version     INTEGER NOT NULL,
  made_at     INTEGER NOT NULL
) STRICT;
CREATE INDEX changes_by_viewer ON changes (viewer_id, tx, seq);

-- The log of DPA 2018 s.62. Nothing updates or deletes it.
CREATE TABLE log_entries (
  seq         INTEGER PRIMARY KEY AUTOINCREMENT,
  id          BLOB NOT NULL,
  action      TEXT NOT NULL,
  kind        TEXT NOT NULL,
  record_id   BLOB,
  incident_id BLOB,
  version     INTEGER,
  actor_id    BLOB NOT NULL,
  session_id  BLOB,
  device_id   BLOB,
  made_at     INTEGER NOT NULL,
  trace_id    TEXT NOT NULL,
  fields      TEXT NOT NULL CHECK (json_valid(fields)),
  records     TEXT NOT NULL CHECK (json_valid(records))
) STRICT;
CREATE INDEX log_entries_by_record ON log_entries (record_id);
CREATE TRIGGER log_entries_no_update BEFORE UPDATE ON log_entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;
CREATE TRIGGER log_entries_no_delete BEFORE DELETE ON log_entries BEGIN SELECT RAISE(ABORT, 'the log is append-only'); END;

CREATE TABLE idempotency_keys (
  officer_id  BLOB NOT NULL,
  key         TEXT NOT NULL,
  fingerprint BLOB NOT NULL,
  status      INTEGER NOT NULL,
  made_at     INTEGER NOT NULL,
  sealed      BLOB NOT NULL,
  PRIMARY KEY (officer_id, key)
) STRICT;
CREATE INDEX idempotency_keys_by_age ON idempotency_keys (made_at);
