-- Schema 2: the management plan from draft to ranking [P005]. Days are year × 10000 + month × 100 + day.

ALTER TABLE plan ADD COLUMN state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 6);
ALTER TABLE plan ADD COLUMN rollup INTEGER NOT NULL DEFAULT 0 CHECK (rollup BETWEEN 0 AND 1);
ALTER TABLE plan ADD COLUMN cross_cutting_share INTEGER CHECK (cross_cutting_share BETWEEN 0 AND 100000000);
ALTER TABLE plan ADD COLUMN process_objective TEXT CHECK (length (process_objective) BETWEEN 1 AND 4000 AND trim (process_objective) <> '');
ALTER TABLE objective ADD COLUMN strategic INTEGER REFERENCES objective (id);
ALTER TABLE report ADD COLUMN result_analysis TEXT CHECK (length (result_analysis) BETWEEN 1 AND 20000 AND trim (result_analysis) <> '');
ALTER TABLE report ADD COLUMN lag_cause TEXT CHECK (length (lag_cause) BETWEEN 1 AND 20000 AND trim (lag_cause) <> '');
ALTER TABLE report ADD COLUMN lag_remedy TEXT CHECK (length (lag_remedy) BETWEEN 1 AND 20000 AND trim (lag_remedy) <> '');
ALTER TABLE report ADD COLUMN lag_date INTEGER CHECK (lag_date BETWEEN 19900101 AND 21001231);
ALTER TABLE report ADD COLUMN state INTEGER NOT NULL DEFAULT 0 CHECK (state BETWEEN 0 AND 3);
ALTER TABLE report ADD COLUMN sent INTEGER CHECK (sent BETWEEN 19900101 AND 21001231);

-- Who acted and in which role, where somebody was chosen. Both are hashed with the edit.
ALTER TABLE edit ADD COLUMN person INTEGER CHECK (person > 0);
ALTER TABLE edit ADD COLUMN role INTEGER CHECK (role BETWEEN 0 AND 5);

CREATE TABLE step (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  action INTEGER NOT NULL CHECK (action BETWEEN 0 AND 15),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  period INTEGER CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  person INTEGER REFERENCES person (id),
  document TEXT CHECK (length (document) BETWEEN 1 AND 500 AND trim (document) <> ''),
  text TEXT CHECK (length (text) BETWEEN 1 AND 20000 AND trim (text) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE observation (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  goal INTEGER REFERENCES goal (id),
  field TEXT CHECK (length (field) BETWEEN 1 AND 100 AND trim (field) <> ''),
  period INTEGER CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  person INTEGER REFERENCES person (id),
  text TEXT NOT NULL CHECK (length (text) BETWEEN 1 AND 20000 AND trim (text) <> ''),
  answer TEXT CHECK (length (answer) BETWEEN 1 AND 20000 AND trim (answer) <> ''),
  answered INTEGER CHECK (answered BETWEEN 19900101 AND 21001231),
  resolved INTEGER NOT NULL CHECK (resolved IN (0, 1)),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE attachment (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  goal INTEGER REFERENCES goal (id),
  period INTEGER CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  step INTEGER REFERENCES step (id),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 1000 AND trim (name) <> ''),
  link TEXT CHECK (length (link) BETWEEN 1 AND 4000 AND trim (link) <> ''),
  media_type TEXT CHECK (length (media_type) BETWEEN 1 AND 255 AND trim (media_type) <> ''),
  size INTEGER CHECK (size >= 0),
  sha256 TEXT CHECK (length (sha256) BETWEEN 1 AND 64 AND trim (sha256) <> ''),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000 AND trim (note) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE version (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  document TEXT CHECK (length (document) BETWEEN 1 AND 500 AND trim (document) <> ''),
  note TEXT CHECK (length (note) BETWEEN 1 AND 20000 AND trim (note) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE non_working_day (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  name TEXT NOT NULL CHECK (length (name) BETWEEN 1 AND 500 AND trim (name) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE INDEX step_plan ON step (plan) WHERE removed = 0;
CREATE INDEX observation_plan ON observation (plan) WHERE removed = 0;
CREATE INDEX observation_goal ON observation (goal) WHERE goal IS NOT NULL;
CREATE INDEX attachment_plan ON attachment (plan) WHERE removed = 0;
CREATE INDEX attachment_goal ON attachment (goal) WHERE goal IS NOT NULL;
CREATE INDEX attachment_step ON attachment (step) WHERE step IS NOT NULL;
CREATE INDEX version_plan ON version (plan) WHERE removed = 0;
CREATE INDEX objective_strategic ON objective (strategic) WHERE strategic IS NOT NULL;

-- The bytes of attachments, once per content, named by their SHA-256 in lower-case hexadecimal digits and kept in parts,
-- so that they are read and written as a stream. Outside the log: their name proves them.
CREATE TABLE content (
  sha256 TEXT NOT NULL CHECK (length (sha256) = 64),
  part INTEGER NOT NULL CHECK (part >= 0),
  bytes BLOB NOT NULL CHECK (length (bytes) BETWEEN 0 AND 1048576),
  PRIMARY KEY (sha256, part)
) STRICT;

CREATE TRIGGER step_insert BEFORE INSERT ON step
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER step_update BEFORE UPDATE ON step
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER step_delete BEFORE DELETE ON step
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER observation_insert BEFORE INSERT ON observation
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER observation_update BEFORE UPDATE ON observation
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER observation_delete BEFORE DELETE ON observation
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER attachment_insert BEFORE INSERT ON attachment
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER attachment_update BEFORE UPDATE ON attachment
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER attachment_delete BEFORE DELETE ON attachment
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER version_insert BEFORE INSERT ON version
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER version_update BEFORE UPDATE ON version
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER version_delete BEFORE DELETE ON version
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER non_working_day_insert BEFORE INSERT ON non_working_day
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER non_working_day_update BEFORE UPDATE ON non_working_day
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER non_working_day_delete BEFORE DELETE ON non_working_day
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER content_insert BEFORE INSERT ON content
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER content_update BEFORE UPDATE ON content
BEGIN SELECT raise (ABORT, 'contents are never changed'); END;
CREATE TRIGGER content_delete BEFORE DELETE ON content
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
