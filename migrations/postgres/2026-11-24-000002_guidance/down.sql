DROP TABLE found_persons;
DROP TABLE person_keys;
DROP TABLE packs;
ALTER TABLE officers DROP COLUMN team;
DROP TABLE viewers;
DROP TABLE case_items;
