-- What is recorded under an incident besides parties and notes: one row an item, its facts sealed. `slot` is a name that one live item
-- of an incident may hold; `target` is where a referral goes; `state` where an item stands. All three are codes, never personal.
CREATE TABLE case_items (
  id           BLOB PRIMARY KEY NOT NULL CHECK (length(id) = 16),
  incident_id  BLOB NOT NULL REFERENCES incidents (id),
  kind         TEXT NOT NULL,
  version      INTEGER NOT NULL,
  written_at   INTEGER NOT NULL,
  received_at  INTEGER NOT NULL,
  withdrawn_at INTEGER,
  person_id    BLOB REFERENCES persons (id),
  crime_id     BLOB,
  slot         TEXT,
  target       TEXT,
  state        TEXT,
  sealed       BLOB NOT NULL
) STRICT;
CREATE INDEX case_items_by_incident ON case_items (incident_id);
CREATE INDEX case_items_by_target ON case_items (target, received_at, id) WHERE target IS NOT NULL;
CREATE UNIQUE INDEX case_items_one_of_each ON case_items (incident_id, kind, slot) WHERE withdrawn_at IS NULL AND slot IS NOT NULL;

-- Who sees an incident: officers by id, a unit or a team by the id that stands for it (api/domain/src/viewers.rs).
CREATE TABLE viewers (
  incident_id BLOB NOT NULL REFERENCES incidents (id),
  viewer_id   BLOB NOT NULL,
  since       INTEGER NOT NULL,
  PRIMARY KEY (incident_id, viewer_id)
) STRICT;
CREATE INDEX viewers_by_viewer ON viewers (viewer_id, incident_id);
INSERT INTO viewers (incident_id, viewer_id, since) SELECT id, owner_id, received_at FROM incidents;

ALTER TABLE officers ADD COLUMN team TEXT;

-- Every guidance pack ever kept, as it was written. One in force from a day pins the incidents recorded from then on.
CREATE TABLE packs (
  version       TEXT PRIMARY KEY NOT NULL CHECK (length(version) BETWEEN 1 AND 64),
  body          TEXT NOT NULL,
  sha256        BLOB NOT NULL,
  kept_at       INTEGER NOT NULL,
  kept_by       BLOB REFERENCES officers (id),
  revision      INTEGER NOT NULL,
  in_force_from TEXT UNIQUE,
  wording_cy    TEXT,
  wording_at    INTEGER,
  wording_by    BLOB REFERENCES officers (id)
) STRICT;

-- Blind indexes of people: keyed hashes of how a name sounds, a year of birth, a school; nothing can be read back from them.
CREATE TABLE person_keys (
  person_id BLOB NOT NULL REFERENCES persons (id),
  key       BLOB NOT NULL CHECK (length(key) = 16),
  PRIMARY KEY (key, person_id)
) STRICT;
CREATE INDEX person_keys_by_person ON person_keys (person_id);

-- Whom a search showed to whom: what lets an officer link somebody whom another officer recorded.
CREATE TABLE found_persons (
  officer_id BLOB NOT NULL REFERENCES officers (id),
  person_id  BLOB NOT NULL REFERENCES persons (id),
  found_at   INTEGER NOT NULL,
  PRIMARY KEY (officer_id, person_id)
) STRICT;
