-- What is recorded under an incident besides parties and notes: one row an item, its facts sealed. `slot` is a name that one live item
-- of an incident may hold; `target` is where a referral goes; `state` where an item stands. All three are codes, never personal.
CREATE TABLE case_items (
  id           UUID PRIMARY KEY,
  incident_id  UUID NOT NULL REFERENCES incidents (id),
  kind         TEXT NOT NULL,
  version      BIGINT NOT NULL,
  written_at   TIMESTAMPTZ NOT NULL,
  received_at  TIMESTAMPTZ NOT NULL,
  withdrawn_at TIMESTAMPTZ,
  person_id    UUID REFERENCES persons (id),
  crime_id     UUID,
  slot         TEXT,
  target       TEXT,
  state        TEXT,
  sealed       BYTEA NOT NULL
);
CREATE INDEX case_items_by_incident ON case_items (incident_id);
CREATE INDEX case_items_by_target ON case_items (target, received_at, id) WHERE target IS NOT NULL;
CREATE UNIQUE INDEX case_items_one_of_each ON case_items (incident_id, kind, slot) WHERE withdrawn_at IS NULL AND slot IS NOT NULL;

-- Who sees an incident: officers by id, a unit or a team by the id that stands for it (api/domain/src/viewers.rs).
CREATE TABLE viewers (
  incident_id UUID NOT NULL REFERENCES incidents (id),
  viewer_id   UUID NOT NULL,
  since       TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (incident_id, viewer_id)
);
CREATE INDEX viewers_by_viewer ON viewers (viewer_id, incident_id);
INSERT INTO viewers (incident_id, viewer_id, since) SELECT id, owner_id, received_at FROM incidents;

ALTER TABLE officers ADD COLUMN team TEXT;

-- Every guidance pack ever kept, as it was written. One in force from a day pins the incidents recorded from then on.
CREATE TABLE packs (
  version       TEXT PRIMARY KEY CHECK (length(version) BETWEEN 1 AND 64),
  body          TEXT NOT NULL,
  sha256        BYTEA NOT NULL,
  kept_at       TIMESTAMPTZ NOT NULL,
  kept_by       UUID REFERENCES officers (id),
  revision      BIGINT NOT NULL,
  in_force_from TEXT UNIQUE,
  wording_cy    TEXT,
  wording_at    TIMESTAMPTZ,
  wording_by    UUID REFERENCES officers (id)
);

-- Blind indexes of people: keyed hashes of how a name sounds, a year of birth, a school; nothing can be read back from them.
CREATE TABLE person_keys (
  person_id UUID NOT NULL REFERENCES persons (id),
  key       BYTEA NOT NULL,
  PRIMARY KEY (key, person_id)
);
CREATE INDEX person_keys_by_person ON person_keys (person_id);

-- Whom a search showed to whom: what lets an officer link somebody whom another officer recorded.
CREATE TABLE found_persons (
  officer_id UUID NOT NULL REFERENCES officers (id),
  person_id  UUID NOT NULL REFERENCES persons (id),
  found_at   TIMESTAMPTZ NOT NULL,
  PRIMARY KEY (officer_id, person_id)
);
