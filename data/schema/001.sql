-- Schema 1. One table per kind of record, its columns the declared fields of the kind's class, and the change log.
-- Decimals are millionths; absent is NULL; enumerations are numbers of their header; periods year × 100 + part.
-- Rows are never deleted. The triggers at the end keep other programs from writing past the change log; the program
-- itself opens files without triggers, whoever made them, and writes in one place only.
-- A released script is never edited: its text is the fingerprint that opening compares.

PRAGMA application_id = 0x43534344;

CREATE TABLE unit (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  code TEXT CHECK (length (code) BETWEEN 1 AND 100 AND trim (code) <> ''),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 4000 AND trim (name) <> ''),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 2),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000000),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE person (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 500 AND trim (name) <> ''),
  role INTEGER NOT NULL CHECK (role BETWEEN 0 AND 5),
  unit INTEGER REFERENCES unit (id),
  email TEXT CHECK (length (email) BETWEEN 1 AND 320 AND trim (email) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE plan (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  title TEXT NOT NULL CHECK (length (title) BETWEEN 1 AND 4000 AND trim (title) <> ''),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  unit INTEGER REFERENCES unit (id),
  first_year INTEGER NOT NULL CHECK (first_year BETWEEN 1990 AND 2100),
  last_year INTEGER NOT NULL CHECK (last_year BETWEEN 1990 AND 2100),
  source TEXT CHECK (length (source) BETWEEN 1 AND 4000 AND trim (source) <> ''),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000 AND trim (note) <> ''),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000000),
  increasing INTEGER NOT NULL CHECK (increasing BETWEEN 0 AND 1),
  constant INTEGER NOT NULL CHECK (constant BETWEEN 0 AND 1),
  decreasing INTEGER NOT NULL CHECK (decreasing BETWEEN 0 AND 2),
  cap INTEGER CHECK (cap >= 0),
  decimals INTEGER NOT NULL CHECK (decimals BETWEEN 0 AND 6),
  notation INTEGER NOT NULL CHECK (notation BETWEEN 0 AND 1),
  weight_tolerance INTEGER NOT NULL CHECK (weight_tolerance BETWEEN 0 AND 100000000),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE objective (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  number INTEGER CHECK (number BETWEEN 0 AND 100000),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 4000 AND trim (name) <> ''),
  weight INTEGER CHECK (weight >= 0),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000000),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE goal (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  objective INTEGER NOT NULL REFERENCES objective (id),
  code TEXT CHECK (length (code) BETWEEN 1 AND 100 AND trim (code) <> ''),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 4000 AND trim (name) <> ''),
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 4),
  unit INTEGER REFERENCES unit (id),
  eliminated INTEGER NOT NULL CHECK (eliminated IN (0, 1)),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000000),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE indicator (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  goal INTEGER NOT NULL REFERENCES goal (id),
  code TEXT CHECK (length (code) BETWEEN 1 AND 100 AND trim (code) <> ''),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 4000 AND trim (name) <> ''),
  annualisation INTEGER NOT NULL CHECK (annualisation BETWEEN 0 AND 3),
  unit_of_measure TEXT CHECK (length (unit_of_measure) BETWEEN 1 AND 200 AND trim (unit_of_measure) <> ''),
  is_ratio INTEGER NOT NULL CHECK (is_ratio IN (0, 1)),
  formula TEXT CHECK (length (formula) BETWEEN 1 AND 4000 AND trim (formula) <> ''),
  numerator TEXT CHECK (length (numerator) BETWEEN 1 AND 4000 AND trim (numerator) <> ''),
  denominator TEXT CHECK (length (denominator) BETWEEN 1 AND 4000 AND trim (denominator) <> ''),
  deliverables TEXT CHECK (length (deliverables) BETWEEN 1 AND 20000 AND trim (deliverables) <> ''),
  baseline INTEGER CHECK (baseline >= -9223372036854775807),
  total INTEGER CHECK (total >= -9223372036854775807),
  unit INTEGER REFERENCES unit (id),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000 AND trim (note) <> ''),
  position INTEGER NOT NULL CHECK (position BETWEEN 0 AND 1000000000),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE weight (
  id INTEGER NOT NULL REFERENCES indicator (id),
  period INTEGER NOT NULL CHECK (period / 100 BETWEEN 1990 AND 2100 AND period % 100 = 0),
  value INTEGER CHECK (value >= 0),
  derived INTEGER NOT NULL CHECK (derived IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (id, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE target (
  id INTEGER NOT NULL REFERENCES indicator (id),
  period INTEGER NOT NULL CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  value INTEGER CHECK (value >= -9223372036854775807),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (id, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE report (
  id INTEGER NOT NULL REFERENCES indicator (id),
  period INTEGER NOT NULL CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  executed INTEGER CHECK (executed >= -9223372036854775807),
  numerator INTEGER CHECK (numerator >= -9223372036854775807),
  denominator INTEGER CHECK (denominator >= -9223372036854775807),
  analysis TEXT CHECK (length (analysis) BETWEEN 1 AND 20000 AND trim (analysis) <> ''),
  published_at_cut INTEGER CHECK (published_at_cut >= -9223372036854775807),
  published_year INTEGER CHECK (published_year >= -9223372036854775807),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000 AND trim (note) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (id, period)
) STRICT, WITHOUT ROWID;

CREATE TABLE publication (
  id INTEGER NOT NULL REFERENCES objective (id),
  period INTEGER NOT NULL CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  compliance INTEGER CHECK (compliance >= -9223372036854775807),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1)),
  PRIMARY KEY (id, period)
) STRICT, WITHOUT ROWID;

CREATE INDEX person_unit ON person (unit) WHERE unit IS NOT NULL;
CREATE INDEX plan_unit ON plan (unit) WHERE unit IS NOT NULL;
CREATE INDEX objective_plan ON objective (plan, position) WHERE removed = 0;
CREATE INDEX goal_objective ON goal (objective, position) WHERE removed = 0;
CREATE INDEX goal_unit ON goal (unit) WHERE unit IS NOT NULL;
CREATE INDEX indicator_goal ON indicator (goal, position) WHERE removed = 0;
CREATE INDEX indicator_unit ON indicator (unit) WHERE unit IS NOT NULL;

-- A replica is one installation's copy of the workspace; its number is the upper half of the ids it gives.
CREATE TABLE replica (
  id INTEGER PRIMARY KEY CHECK (id BETWEEN 1 AND 1073741823),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 500),
  own INTEGER NOT NULL CHECK (own IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX replica_own ON replica (own) WHERE own = 1;

-- One action of a person. time: UTC, microseconds since 1970, never before that of what it followed. target: the edit
-- of the same replica that it undoes or redoes. deps: edits of other replicas that its author had seen, where that
-- changed. first, last: counters of its changes (lower half of their ids). hash: SHA-256 that chains the replica's edits.
CREATE TABLE edit (
  replica INTEGER NOT NULL REFERENCES replica (id),
  sequence INTEGER NOT NULL CHECK (sequence > 0),
  time INTEGER NOT NULL,
  kind INTEGER NOT NULL CHECK (kind BETWEEN 0 AND 3),
  target INTEGER CHECK (target BETWEEN 1 AND sequence - 1),
  author TEXT NOT NULL CHECK (length (author) BETWEEN 1 AND 500),
  reason TEXT CHECK (length (reason) BETWEEN 1 AND 20000),
  deps TEXT,
  first INTEGER NOT NULL CHECK (first > 0),
  last INTEGER NOT NULL CHECK (last >= first AND last <= 4294967295),
  hash BLOB NOT NULL CHECK (length (hash) = 32),
  PRIMARY KEY (replica, sequence)
) STRICT, WITHOUT ROWID;

CREATE INDEX edit_first ON edit (replica, first);

-- field: number in the class's declaration; 0 the removed flag; -1 the creation, its value a JSON object of all values
-- by field name. prev: the change whose value its author saw, or a JSON array of several. restores: of a change that
-- undoes or redoes, the change whose value is in force again; 0 for what was before the creation.
CREATE TABLE change (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  kind INTEGER NOT NULL CHECK (kind > 0),
  record INTEGER NOT NULL CHECK (record > 0),
  period INTEGER NOT NULL CHECK (period >= 0),
  field INTEGER NOT NULL CHECK (field >= -1),
  value ANY,
  prev ANY,
  restores INTEGER CHECK (restores >= 0)
) STRICT;

-- The creation of an ordinary record is found by its id, which is the record's.
CREATE INDEX change_record ON change (kind, record, period, field) WHERE field >= 0 OR period > 0;

CREATE TRIGGER unit_insert BEFORE INSERT ON unit
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER unit_update BEFORE UPDATE ON unit
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER unit_delete BEFORE DELETE ON unit
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER person_insert BEFORE INSERT ON person
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER person_update BEFORE UPDATE ON person
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER person_delete BEFORE DELETE ON person
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER plan_insert BEFORE INSERT ON plan
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER plan_update BEFORE UPDATE ON plan
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER plan_delete BEFORE DELETE ON plan
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER objective_insert BEFORE INSERT ON objective
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER objective_update BEFORE UPDATE ON objective
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER objective_delete BEFORE DELETE ON objective
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER goal_insert BEFORE INSERT ON goal
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER goal_update BEFORE UPDATE ON goal
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER goal_delete BEFORE DELETE ON goal
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER indicator_insert BEFORE INSERT ON indicator
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER indicator_update BEFORE UPDATE ON indicator
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER indicator_delete BEFORE DELETE ON indicator
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER weight_insert BEFORE INSERT ON weight
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER weight_update BEFORE UPDATE ON weight
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER weight_delete BEFORE DELETE ON weight
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER target_insert BEFORE INSERT ON target
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER target_update BEFORE UPDATE ON target
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER target_delete BEFORE DELETE ON target
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER report_insert BEFORE INSERT ON report
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER report_update BEFORE UPDATE ON report
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER report_delete BEFORE DELETE ON report
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER publication_insert BEFORE INSERT ON publication
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER publication_update BEFORE UPDATE ON publication
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER publication_delete BEFORE DELETE ON publication
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER replica_insert BEFORE INSERT ON replica
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER replica_update BEFORE UPDATE ON replica
BEGIN SELECT raise (ABORT, 'the log is never changed'); END;
CREATE TRIGGER replica_delete BEFORE DELETE ON replica
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER edit_insert BEFORE INSERT ON edit
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER edit_update BEFORE UPDATE ON edit
BEGIN SELECT raise (ABORT, 'the log is never changed'); END;
CREATE TRIGGER edit_delete BEFORE DELETE ON edit
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER change_insert BEFORE INSERT ON change
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER change_update BEFORE UPDATE ON change
BEGIN SELECT raise (ABORT, 'the log is never changed'); END;
CREATE TRIGGER change_delete BEFORE DELETE ON change
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
