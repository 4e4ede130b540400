-- One published version of the library: the truth, from which every index can be rebuilt.
-- `position` is document order. Spans and lists are JSON; days are ISO dates or 'unknown'.

CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE documents (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, number TEXT NOT NULL, kind TEXT NOT NULL, title TEXT NOT NULL,
  issuer TEXT NOT NULL, place TEXT NOT NULL, signer TEXT NOT NULL,
  signed_on TEXT, in_force_from TEXT, in_force_to TEXT, known_on TEXT,
  state TEXT NOT NULL, access TEXT NOT NULL, text TEXT NOT NULL,
  validity TEXT NOT NULL, validity_note TEXT NOT NULL, grade TEXT NOT NULL, reviewed_by TEXT NOT NULL,
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
  cell TEXT NOT NULL, "column" TEXT NOT NULL, column_label TEXT NOT NULL, footnotes TEXT NOT NULL,
  period TEXT NOT NULL, since INTEGER
) STRICT;
CREATE INDEX milestones_of ON milestones(target);

CREATE TABLE duties (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT NOT NULL REFERENCES provisions(id),
  agency TEXT NOT NULL, agency_id TEXT NOT NULL, role TEXT NOT NULL, verb TEXT NOT NULL,
  action TEXT NOT NULL, partners TEXT NOT NULL, deadline TEXT, product TEXT,
  span TEXT NOT NULL, agency_provision TEXT NOT NULL, columns TEXT REFERENCES provisions(id)
) STRICT;
CREATE INDEX duties_of ON duties(document);
CREATE INDEX duties_given_to ON duties(agency_id);

CREATE TABLE relations (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT REFERENCES provisions(id),
  kind TEXT NOT NULL, "to" TEXT NOT NULL, "on" TEXT, span TEXT, grade TEXT NOT NULL,
  place TEXT, since TEXT
) STRICT;
CREATE INDEX relations_of ON relations(document);

-- What provisions are for: the legal basis, effect, transition, recipients.
CREATE TABLE parts (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  kind TEXT NOT NULL, provision TEXT NOT NULL REFERENCES provisions(id)
) STRICT;
CREATE INDEX parts_of ON parts(document);

-- What other documents say of a document's validity, and what its own card said before.
CREATE TABLE standings (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  "by" TEXT NOT NULL, provision TEXT, kind TEXT NOT NULL, since TEXT,
  own_validity TEXT NOT NULL, own_note TEXT NOT NULL, own_in_force_to TEXT, own_known_on TEXT
) STRICT;
CREATE INDEX standings_of ON standings(document);

-- Where two places print different figures of one quantity; the second place may be in another document.
CREATE TABLE contradictions (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  provision TEXT NOT NULL REFERENCES provisions(id), span TEXT NOT NULL, text TEXT NOT NULL,
  other_document TEXT NOT NULL REFERENCES documents(id) DEFERRABLE INITIALLY DEFERRED,
  other_provision TEXT NOT NULL REFERENCES provisions(id) DEFERRABLE INITIALLY DEFERRED,
  other_span TEXT NOT NULL, other_text TEXT NOT NULL,
  subject TEXT NOT NULL, year INTEGER NOT NULL, since INTEGER, unit TEXT
) STRICT;
CREATE INDEX contradictions_of ON contradictions(document);

CREATE TABLE addresses (
  position INTEGER PRIMARY KEY,
  document TEXT NOT NULL REFERENCES documents(id),
  url TEXT NOT NULL, url_kind TEXT NOT NULL, verified INTEGER NOT NULL
) STRICT;
CREATE INDEX addresses_of ON addresses(document);

-- What each statement of a digest rests on.
CREATE TABLE grounds (
  position INTEGER PRIMARY KEY,
  provision TEXT NOT NULL UNIQUE REFERENCES provisions(id),
  grade TEXT NOT NULL, place TEXT NOT NULL, sources TEXT NOT NULL
) STRICT;

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

-- What the library knows beside its documents: a table for each field of reference.Reference.

CREATE TABLE agencies (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, aliases TEXT NOT NULL, abbreviations TEXT NOT NULL,
  shared TEXT NOT NULL, level TEXT NOT NULL, grade TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE predecessors (
  position INTEGER PRIMARY KEY,
  agency TEXT NOT NULL REFERENCES agencies(id),
  name TEXT NOT NULL, until TEXT NOT NULL, what TEXT NOT NULL, grade TEXT NOT NULL, source TEXT NOT NULL,
  aliases TEXT NOT NULL
) STRICT;

CREATE TABLE communes (
  position INTEGER PRIMARY KEY,
  name TEXT NOT NULL, kind TEXT NOT NULL, bears_former_district INTEGER NOT NULL
) STRICT;

CREATE TABLE abbreviations (
  position INTEGER PRIMARY KEY,
  short TEXT NOT NULL, "full" TEXT NOT NULL, near TEXT NOT NULL, note TEXT NOT NULL
) STRICT;

CREATE TABLE glossary (
  position INTEGER PRIMARY KEY,
  term TEXT NOT NULL UNIQUE, plain TEXT NOT NULL, aliases TEXT NOT NULL, places TEXT NOT NULL
) STRICT;

CREATE TABLE lay_words (
  position INTEGER PRIMARY KEY,
  says TEXT NOT NULL, means TEXT NOT NULL, who TEXT NOT NULL
) STRICT;

CREATE TABLE comparisons (
  position INTEGER PRIMARY KEY,
  subject TEXT NOT NULL,
  national TEXT NOT NULL REFERENCES provisions(id), provincial TEXT NOT NULL REFERENCES provisions(id),
  year INTEGER NOT NULL, national_value TEXT NOT NULL, same_definition INTEGER NOT NULL, why TEXT NOT NULL
) STRICT;

CREATE TABLE contacts (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, host TEXT NOT NULL, about TEXT NOT NULL,
  topics TEXT NOT NULL, grade TEXT NOT NULL, source TEXT NOT NULL
) STRICT;

CREATE TABLE tombstones (
  position INTEGER PRIMARY KEY,
  id TEXT NOT NULL UNIQUE, replaced_by TEXT, since TEXT NOT NULL
) STRICT;
