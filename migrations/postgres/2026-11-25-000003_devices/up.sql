-- What a phone last said of itself, and what a supervisor did about it. `report` holds counts and ages, never content.
ALTER TABLE devices ADD COLUMN last_contact_at TIMESTAMPTZ;
ALTER TABLE devices ADD COLUMN last_seq BIGINT NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN report JSONB;
ALTER TABLE devices ADD COLUMN clock_off_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE devices ADD COLUMN revoked_by UUID;
ALTER TABLE devices ADD COLUMN revoked_reason BYTEA;
ALTER TABLE devices ADD COLUMN erased_at TIMESTAMPTZ;

-- Which of a phone's numbered writes have arrived, and which an officer dropped: what is missing is seen from what is not here.
CREATE TABLE device_sequences (
  device_id UUID NOT NULL REFERENCES devices (id),
  seq       BIGINT NOT NULL CHECK (seq > 0),
  how       TEXT NOT NULL CHECK (how IN ('received', 'dropped')),
  at        TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (device_id, seq)
);

-- Writes kept safe without being applied, until a supervisor decides. The write itself is sealed; the rest says what kind of thing it is.
CREATE TABLE held_items (
  id          UUID PRIMARY KEY,
  officer_id  UUID NOT NULL REFERENCES officers (id),
  device_id   UUID REFERENCES devices (id),
  incident_id UUID,
  seq         BIGINT,
  key         TEXT NOT NULL,
  method      TEXT NOT NULL,
  path        TEXT NOT NULL,
  why         TEXT NOT NULL,
  code        TEXT,
  state       TEXT NOT NULL,
  written_at  TIMESTAMPTZ NOT NULL,
  received_at TIMESTAMPTZ NOT NULL,
  decided_at  TIMESTAMPTZ,
  decided_by  UUID REFERENCES officers (id),
  version     BIGINT NOT NULL,
  sealed      BYTEA NOT NULL,
  UNIQUE (officer_id, key)
);
CREATE INDEX held_items_by_state ON held_items (state, received_at, id);
CREATE INDEX held_items_by_incident ON held_items (incident_id);

-- When something was looked at on a phone with no signal, by that phone's clock; made_at is when the server heard of it.
ALTER TABLE log_entries ADD COLUMN device_at TIMESTAMPTZ;
CREATE INDEX log_entries_by_device ON log_entries (device_id) WHERE device_id IS NOT NULL;
-- A look told twice is one look.
CREATE UNIQUE INDEX log_entries_told_late ON log_entries (id) WHERE device_at IS NOT NULL;
