-- What a phone last said of itself, and what a supervisor did about it. `report` holds counts and ages, never content.
ALTER TABLE devices ADD COLUMN last_contact_at INTEGER;
ALTER TABLE devices ADD COLUMN last_seq INTEGER NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN report TEXT CHECK (report IS NULL OR json_valid(report));
ALTER TABLE devices ADD COLUMN clock_off_ms INTEGER NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN revoked_by BLOB;
ALTER TABLE devices ADD COLUMN revoked_reason BLOB;
ALTER TABLE devices ADD COLUMN erased_at INTEGER;

-- Which of a phone's numbered writes have arrived, and which an officer dropped: what is missing is seen from what is not here.
CREATE TABLE device_sequences (
  device_id BLOB NOT NULL REFERENCES devices (id),
  seq       INTEGER NOT NULL CHECK (seq > 0),
  how       TEXT NOT NULL CHECK (how IN ('received', 'dropped')),
  at        INTEGER NOT NULL,
  PRIMARY KEY (device_id, seq)
) STRICT, WITHOUT ROWID;

-- Writes kept safe without being applied, until a supervisor decides. The write itself is sealed; the rest says what kind of thing it is.
CREATE TABLE held_items (
  id          BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  officer_id  BLOB NOT NULL REFERENCES officers (id),
  device_id   BLOB REFERENCES devices (id),
  incident_id BLOB,
  seq         INTEGER,
  key         TEXT NOT NULL,
  method      TEXT NOT NULL,
  path        TEXT NOT NULL,
  why         TEXT NOT NULL,
  code        TEXT,
  state       TEXT NOT NULL,
  written_at  INTEGER NOT NULL,
  received_at INTEGER NOT NULL,
  decided_at  INTEGER,
  decided_by  BLOB REFERENCES officers (id),
  version     INTEGER NOT NULL,
  sealed      BLOB NOT NULL,
  UNIQUE (officer_id, key)
) STRICT;
CREATE INDEX held_items_by_state ON held_items (state, received_at, id);
CREATE INDEX held_items_by_incident ON held_items (incident_id);

-- When something was looked at on a phone with no signal, by that phone's clock; made_at is when the server heard of it.
ALTER TABLE log_entries ADD COLUMN device_at INTEGER;
CREATE INDEX log_entries_by_device ON log_entries (device_id) WHERE device_id IS NOT NULL;
-- A look told twice is one look.
CREATE UNIQUE INDEX log_entries_told_late ON log_entries (id) WHERE device_at IS NOT NULL;
