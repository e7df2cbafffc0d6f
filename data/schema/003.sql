-- Schema 3: requests to modify a goal of a published plan [P005 policy 9].

CREATE TABLE request (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  plan INTEGER NOT NULL REFERENCES plan (id),
  goal INTEGER REFERENCES goal (id),
  number INTEGER NOT NULL CHECK (number BETWEEN 1 AND 100000),
  state INTEGER NOT NULL CHECK (state BETWEEN 0 AND 8),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  presented INTEGER CHECK (presented BETWEEN 19900101 AND 21001231),
  presenter INTEGER REFERENCES person (id),
  ground INTEGER NOT NULL CHECK (ground BETWEEN 0 AND 3),
  justification TEXT CHECK (length (justification) BETWEEN 1 AND 20000 AND trim (justification) <> ''),
  reference TEXT CHECK (length (reference) BETWEEN 1 AND 500 AND trim (reference) <> ''),
  exception TEXT CHECK (length (exception) BETWEEN 1 AND 20000 AND trim (exception) <> ''),
  asked TEXT CHECK (length (asked) BETWEEN 1 AND 20000 AND trim (asked) <> ''),
  decided INTEGER CHECK (decided BETWEEN 19900101 AND 21001231),
  decider INTEGER REFERENCES person (id),
  decision_reason TEXT CHECK (length (decision_reason) BETWEEN 1 AND 20000 AND trim (decision_reason) <> ''),
  sent INTEGER CHECK (sent BETWEEN 19900101 AND 21001231),
  hola_case TEXT CHECK (length (hola_case) BETWEEN 1 AND 500 AND trim (hola_case) <> ''),
  version INTEGER REFERENCES version (id),
  revised INTEGER CHECK (revised BETWEEN 19900101 AND 21001231),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

-- One value that a request proposes: of its goal, or of an indicator of that goal, its target or weight in a period.
CREATE TABLE proposal (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  request INTEGER NOT NULL REFERENCES request (id),
  record TEXT NOT NULL CHECK (length (record) BETWEEN 1 AND 100 AND trim (record) <> ''),
  indicator INTEGER REFERENCES indicator (id),
  period INTEGER CHECK (period / 100 BETWEEN 1990 AND 2100 AND (period % 100 <= 12 OR period % 100 BETWEEN 33 AND 36)),
  field TEXT NOT NULL CHECK (length (field) BETWEEN 1 AND 100 AND trim (field) <> ''),
  old TEXT CHECK (length (old) BETWEEN 1 AND 20000 AND trim (old) <> ''),
  new TEXT CHECK (length (new) BETWEEN 1 AND 20000 AND trim (new) <> ''),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

CREATE TABLE opinion (
  id INTEGER PRIMARY KEY CHECK (id > 0),
  request INTEGER NOT NULL REFERENCES request (id),
  unit INTEGER REFERENCES unit (id),
  date INTEGER NOT NULL CHECK (date BETWEEN 19900101 AND 21001231),
  document TEXT CHECK (length (document) BETWEEN 1 AND 500 AND trim (document) <> ''),
  sense INTEGER NOT NULL CHECK (sense BETWEEN 0 AND 1),
  text TEXT CHECK (length (text) BETWEEN 1 AND 20000 AND trim (text) <> ''),
  person INTEGER REFERENCES person (id),
  removed INTEGER NOT NULL DEFAULT 0 CHECK (removed IN (0, 1))
) STRICT;

ALTER TABLE attachment ADD COLUMN request INTEGER REFERENCES request (id);

CREATE INDEX request_plan ON request (plan) WHERE removed = 0;
CREATE INDEX request_goal ON request (goal) WHERE goal IS NOT NULL;
CREATE INDEX proposal_request ON proposal (request) WHERE removed = 0;
CREATE INDEX proposal_indicator ON proposal (indicator) WHERE indicator IS NOT NULL;
CREATE INDEX opinion_request ON opinion (request) WHERE removed = 0;
CREATE INDEX attachment_request ON attachment (request) WHERE request IS NOT NULL;

CREATE TRIGGER request_insert BEFORE INSERT ON request
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER request_update BEFORE UPDATE ON request
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER request_delete BEFORE DELETE ON request
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER proposal_insert BEFORE INSERT ON proposal
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER proposal_update BEFORE UPDATE ON proposal
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER proposal_delete BEFORE DELETE ON proposal
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
CREATE TRIGGER opinion_insert BEFORE INSERT ON opinion
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER opinion_update BEFORE UPDATE ON opinion
BEGIN SELECT raise (ABORT, 'only Cascada writes, through its change log'); END;
CREATE TRIGGER opinion_delete BEFORE DELETE ON opinion
BEGIN SELECT raise (ABORT, 'rows are never deleted'); END;
