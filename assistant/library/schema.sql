-- One published version of the library: the truth, from which every index can be rebuilt.
-- `position` is document order. Spans and lists are JSON; days are ISO dates or 'unknown'.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  issuer TEXT NOT NULL, place TEXT NOT NULL, signer TEXT NOT NULL,
  signed_on TEXT, in_force_from TEXT, in_force_to TEXT, known_on TEXT,
  state TEXT NOT NULL, access TEXT NOT NULL, text TEXT NOT NULL,
  source TEXT NOT NULL, url TEXT, url_kind TEXT, sha256 TEXT NOT NULL,
  aliases TEXT NOT NULL, gaps TEXT NOT NULL
) STRICT;

-- Every spelling that may name a document: its id, number and aliases, in the form of addresses.key.
CREATE TABLE names (
  key TEXT NOT NULL,
  document TEXT NOT NULL REFERENCES documents(id),
  PRIMARY KEY (key, document)
) STRICT, WITHOUT ROWID;

CREATE TABLE texts (
  document TEXT PRIMARY KEY REFERENCES documents(id),
  received TEXT NOT NULL, clean TEXT NOT NULL
) STRICT;

CREATE TABLE stretches (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  clean INTEGER NOT NULL, received INTEGER NOT NULL, length INTEGER NOT NULL
) STRICT;
CREATE INDEX stretches_of ON stretches(document);

CREATE TABLE provisions (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE,
  document TEXT NOT NULL REFERENCES documents(id),
  path TEXT NOT NULL, parent TEXT, kind TEXT NOT NULL, label TEXT NOT NULL, trail TEXT NOT NULL,
  text TEXT NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL, subtree_end INTEGER NOT NULL,
  page INTEGER
) STRICT;
CREATE INDEX provisions_of ON provisions(document);
CREATE INDEX provisions_below ON provisions(parent);

CREATE TABLE fixes (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT, line INTEGER NOT NULL, received TEXT NOT NULL, corrected TEXT NOT NULL,
  confidence TEXT NOT NULL, kind TEXT NOT NULL, note TEXT NOT NULL, start INTEGER, "end" INTEGER
) STRICT;
CREATE INDEX fixes_of ON fixes(document);

CREATE TABLE targets (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT NOT NULL REFERENCES provisions(id),
  number TEXT NOT NULL, name TEXT NOT NULL, unit TEXT,
  number_span TEXT NOT NULL, name_span TEXT NOT NULL, unit_span TEXT NOT NULL, columns TEXT NOT NULL, footnotes TEXT NOT NULL
) STRICT;
CREATE INDEX targets_of ON targets(document);

CREATE TABLE milestones (
  position INTEGER PRIMARY KEY,
  target INTEGER NOT NULL REFERENCES targets(position),
  year INTEGER NOT NULL, text TEXT NOT NULL, comparator TEXT, amount REAL, upper REAL, unit TEXT, note TEXT,
  cell TEXT NOT NULL, "column" TEXT NOT NULL, column_label TEXT NOT NULL, footnotes TEXT NOT NULL
) STRICT;
CREATE INDEX milestones_of ON milestones(target);

CREATE TABLE duties (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT NOT NULL REFERENCES provisions(id),
  agency TEXT NOT NULL, agency_id TEXT NOT NULL, role TEXT NOT NULL, verb TEXT NOT NULL,
  action TEXT NOT NULL, partners TEXT NOT NULL, deadline TEXT, product TEXT,
  span TEXT NOT NULL, agency_provision TEXT NOT NULL
) STRICT;
CREATE INDEX duties_of ON duties(document);
CREATE INDEX duties_given_to ON duties(agency_id);

CREATE TABLE relations (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT NOT NULL REFERENCES provisions(id),
  kind TEXT NOT NULL, "to" TEXT NOT NULL, "on" TEXT, span TEXT NOT NULL
) STRICT;
CREATE INDEX relations_of ON relations(document);

CREATE TABLE passages (
  position INTEGER PRIMARY KEY,
  provision TEXT NOT NULL UNIQUE REFERENCES provisions(id),
  document TEXT NOT NULL REFERENCES documents(id),
  heading TEXT NOT NULL, text TEXT NOT NULL
) STRICT;
CREATE INDEX passages_of ON passages(document);

CREATE TABLE doubts (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  severity TEXT NOT NULL, code TEXT NOT NULL, place TEXT NOT NULL, "values" TEXT NOT NULL
) STRICT;
CREATE INDEX doubts_of ON doubts(document);

CREATE TABLE agencies (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, aliases TEXT NOT NULL
) STRICT;

CREATE TABLE tombstones (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, replaced_by TEXT, since TEXT NOT NULL
) STRICT;
