-- The tables of a ledger. Rows of a page hang on its integer key `page`; ids are hex text.
-- Evidence (above the line) is written once and never changed; the weave (below it) is replaced saga by saga.
-- Column order is the order of the tuples in rows.py and weave_rows.py. Changing a table raises VERSION in connect.py.

CREATE TABLE page (
  rid INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, given_id TEXT NOT NULL, source TEXT NOT NULL,
  url TEXT NOT NULL, outlet TEXT NOT NULL, lang TEXT NOT NULL,
  title TEXT, title_start INTEGER, title_stop INTEGER, byline TEXT NOT NULL, place TEXT NOT NULL,
  published_first TEXT, published_last TEXT, published_basis TEXT,
  published_start INTEGER, published_stop INTEGER,
  incomplete TEXT NOT NULL, chars INTEGER NOT NULL, sha256 TEXT NOT NULL, markup_sha256 TEXT NOT NULL,
  pack TEXT NOT NULL, fetched TEXT NOT NULL
);
CREATE INDEX page_by_day ON page (published_last);
CREATE TABLE page_text (
  rid INTEGER PRIMARY KEY REFERENCES page, title TEXT NOT NULL, text TEXT NOT NULL,
  dasar TEXT NOT NULL, markup TEXT NOT NULL
);
CREATE TABLE page_record (rid INTEGER PRIMARY KEY REFERENCES page, record BLOB NOT NULL);
CREATE VIRTUAL TABLE words USING fts5 (
  title, text, dasar, content='page_text', content_rowid='rid',
  tokenize='unicode61 remove_diacritics 2'
);
CREATE TABLE credit (
  page INTEGER NOT NULL REFERENCES page, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT NOT NULL, name TEXT NOT NULL, role TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE block (
  page INTEGER NOT NULL REFERENCES page, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  crc INTEGER NOT NULL, role TEXT NOT NULL, rule TEXT NOT NULL, args TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE sentence (
  page INTEGER NOT NULL REFERENCES page, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  zone TEXT NOT NULL, paragraph INTEGER NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE moment (
  page INTEGER NOT NULL REFERENCES shown, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT NOT NULL, first TEXT NOT NULL, last TEXT NOT NULL, basis TEXT NOT NULL, zone TEXT NOT NULL,
  doubt TEXT NOT NULL, repairs TEXT NOT NULL, relay INTEGER NOT NULL, rule TEXT NOT NULL, args TEXT NOT NULL,
  PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE name (
  page INTEGER NOT NULL REFERENCES page, n INTEGER NOT NULL, start INTEGER NOT NULL, stop INTEGER NOT NULL,
  text TEXT NOT NULL, kind TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE entity (
  page INTEGER NOT NULL REFERENCES shown, n INTEGER NOT NULL, key TEXT NOT NULL, name TEXT NOT NULL,
  kind TEXT NOT NULL, aliases TEXT NOT NULL, role TEXT NOT NULL, country TEXT NOT NULL, sector TEXT NOT NULL,
  PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE statement (
  page INTEGER NOT NULL REFERENCES shown, n INTEGER NOT NULL, id TEXT NOT NULL,
  form TEXT NOT NULL, act TEXT NOT NULL, zone TEXT NOT NULL,
  cue_start INTEGER, cue_stop INTEGER, cue_text TEXT,
  source_start INTEGER, source_stop INTEGER, source_text TEXT,
  speaker TEXT NOT NULL, speaker_key TEXT NOT NULL, resolved TEXT NOT NULL,
  country TEXT NOT NULL, sector TEXT NOT NULL,
  modality TEXT NOT NULL, polarity TEXT NOT NULL, not_yet INTEGER NOT NULL,
  said_first TEXT, said_last TEXT, where_start INTEGER, where_stop INTEGER, where_text TEXT,
  parent TEXT NOT NULL, background INTEGER NOT NULL, why TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE INDEX statement_by_id ON statement (id);
CREATE TABLE statement_piece (
  page INTEGER NOT NULL REFERENCES shown, statement INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, PRIMARY KEY (page, statement, n)
) WITHOUT ROWID;
CREATE TABLE statement_to (
  page INTEGER NOT NULL REFERENCES shown, statement INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
  PRIMARY KEY (page, statement, n)
) WITHOUT ROWID;
CREATE TABLE statement_relay (
  page INTEGER NOT NULL REFERENCES shown, statement INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, step INTEGER NOT NULL,
  role TEXT NOT NULL, name TEXT NOT NULL, scope TEXT NOT NULL, PRIMARY KEY (page, statement, n)
) WITHOUT ROWID;
CREATE TABLE event (
  page INTEGER NOT NULL REFERENCES shown, n INTEGER NOT NULL, id TEXT NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
  kind TEXT NOT NULL, modes TEXT NOT NULL, contexts TEXT NOT NULL, zone TEXT NOT NULL,
  condition_start INTEGER, condition_stop INTEGER, condition_text TEXT,
  where_start INTEGER, where_stop INTEGER, where_text TEXT, where_name TEXT, where_key TEXT,
  when_first TEXT, when_last TEXT, when_doubt TEXT NOT NULL,
  modality TEXT NOT NULL, polarity TEXT NOT NULL, not_yet INTEGER NOT NULL, background INTEGER NOT NULL,
  why TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE INDEX event_by_id ON event (id);
CREATE TABLE event_actor (
  page INTEGER NOT NULL REFERENCES shown, event INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER, stop INTEGER, text TEXT, side TEXT NOT NULL, name TEXT NOT NULL, key TEXT NOT NULL,
  country TEXT NOT NULL, sector TEXT NOT NULL, resolved TEXT NOT NULL, PRIMARY KEY (page, event, n)
) WITHOUT ROWID;
CREATE TABLE event_thing (
  page INTEGER NOT NULL REFERENCES shown, event INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL, slot TEXT NOT NULL,
  name TEXT NOT NULL, key TEXT NOT NULL, PRIMARY KEY (page, event, n)
) WITHOUT ROWID;
CREATE TABLE event_number (
  page INTEGER NOT NULL REFERENCES shown, event INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
  low REAL NOT NULL, high REAL NOT NULL, unit TEXT NOT NULL, PRIMARY KEY (page, event, n)
) WITHOUT ROWID;
CREATE TABLE event_detail (
  page INTEGER NOT NULL REFERENCES shown, event INTEGER NOT NULL, n INTEGER NOT NULL,
  start INTEGER NOT NULL, stop INTEGER NOT NULL, text TEXT NOT NULL,
  slot TEXT NOT NULL, value TEXT NOT NULL, PRIMARY KEY (page, event, n)
) WITHOUT ROWID;
CREATE TABLE event_holder (
  page INTEGER NOT NULL REFERENCES shown, event INTEGER NOT NULL, n INTEGER NOT NULL,
  statement TEXT NOT NULL, PRIMARY KEY (page, event, n)
) WITHOUT ROWID;
CREATE TABLE event_link (
  page INTEGER NOT NULL REFERENCES page, n INTEGER NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  kind TEXT NOT NULL, PRIMARY KEY (page, n)
) WITHOUT ROWID;
CREATE TABLE skipped (
  id TEXT PRIMARY KEY, page TEXT NOT NULL, source TEXT NOT NULL, given_id TEXT NOT NULL,
  rule TEXT NOT NULL, args TEXT NOT NULL
) WITHOUT ROWID;

-- What people decided: kept beside the evidence, never deleted; `undone` says when one was taken back, else empty.
CREATE TABLE judgement (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, kind TEXT NOT NULL,
  left_thing TEXT NOT NULL, left_page TEXT NOT NULL, left_start INTEGER NOT NULL, left_stop INTEGER NOT NULL,
  left_text TEXT NOT NULL, left_name TEXT NOT NULL,
  right_thing TEXT, right_page TEXT, right_start INTEGER, right_stop INTEGER, right_text TEXT, right_name TEXT,
  value TEXT NOT NULL, "by" TEXT NOT NULL, why TEXT NOT NULL, "when" TEXT NOT NULL, undone TEXT NOT NULL,
  record TEXT NOT NULL
);
CREATE UNIQUE INDEX judgement_in_force ON judgement (id) WHERE undone = '';
-- How those in force stand since they were settled last, and the ids they are about now.
CREATE TABLE judged (
  n INTEGER PRIMARY KEY, judgement TEXT NOT NULL UNIQUE, state TEXT NOT NULL,
  "left" TEXT NOT NULL, "right" TEXT NOT NULL, machine TEXT NOT NULL, over TEXT NOT NULL
);
CREATE INDEX judged_by_left ON judged ("left");
-- What they were settled from: judgements, pages and rules. While that is the same there is nothing to settle.
CREATE TABLE judged_from (one INTEGER PRIMARY KEY CHECK (one = 1), digest TEXT NOT NULL);
-- Pages that people set something on: the day of publication where they set that, and the record with all they set.
CREATE TABLE judged_page (
  page INTEGER PRIMARY KEY REFERENCES page, published_first TEXT, published_last TEXT, record BLOB NOT NULL
);
-- Which rows a page has in the tables above that refer to it: under its own key what was read, under the negative of it what
-- people made of that. Views show those that count `now`.
CREATE TABLE shown (
  rows INTEGER PRIMARY KEY, page INTEGER NOT NULL REFERENCES page, now INTEGER NOT NULL
);
CREATE UNIQUE INDEX shown_now ON shown (page) WHERE now = 1;
CREATE TRIGGER page_shown AFTER INSERT ON page BEGIN
  INSERT INTO shown VALUES (new.rid, new.rid, 1);
END;
CREATE TRIGGER page_gone AFTER DELETE ON page BEGIN
  DELETE FROM judged_from;
  DELETE FROM judged_page WHERE page = old.rid;
  DELETE FROM shown WHERE rows = old.rid;
END;
CREATE TRIGGER page_judged AFTER INSERT ON judged_page BEGIN
  UPDATE shown SET now = 0 WHERE rows = new.page;
  INSERT INTO shown VALUES (-new.page, new.page, 1);
END;
CREATE TRIGGER page_not_judged AFTER DELETE ON judged_page BEGIN
  DELETE FROM shown WHERE rows = -old.page;
  UPDATE shown SET now = 1 WHERE rows = old.page;
  DELETE FROM moment WHERE page = -old.page;
  DELETE FROM entity WHERE page = -old.page;
  DELETE FROM statement WHERE page = -old.page;
  DELETE FROM statement_piece WHERE page = -old.page;
  DELETE FROM statement_to WHERE page = -old.page;
  DELETE FROM statement_relay WHERE page = -old.page;
  DELETE FROM event WHERE page = -old.page;
  DELETE FROM event_actor WHERE page = -old.page;
  DELETE FROM event_thing WHERE page = -old.page;
  DELETE FROM event_number WHERE page = -old.page;
  DELETE FROM event_detail WHERE page = -old.page;
  DELETE FROM event_holder WHERE page = -old.page;
END;

-- History: outside the promise that equal pages give equal bytes; never exported.
CREATE TABLE run (
  rid INTEGER PRIMARY KEY, at TEXT NOT NULL, what TEXT NOT NULL, added INTEGER NOT NULL,
  seconds REAL NOT NULL, note TEXT NOT NULL
);
CREATE TABLE redirect (
  kind TEXT NOT NULL, old TEXT NOT NULL, new TEXT NOT NULL, PRIMARY KEY (kind, old)
) WITHOUT ROWID;

-- ------------------------------------------------------------------------------------------------
-- The weave. `owner` is the saga a row belongs to; 0 is the pile, below 0 stands for a row of `person` (a link that holds
-- its bearers together). `n` is the place in a list; `record` is the record itself as JSON, `crc` the
-- checksum of what a row holds that nothing else in the file repeats.

CREATE TABLE weave (one INTEGER PRIMARY KEY CHECK (one = 1), as_of TEXT NOT NULL, rules TEXT NOT NULL);
-- Pages that came, went or were judged since the last weave: what is still to be done when a run was killed.
CREATE TABLE waiting (page TEXT PRIMARY KEY) WITHOUT ROWID;
-- Pages that are woven: the saga they stand in, when they were published as it was woven, and the least page they are
-- connected with by copies, and by partial copies too; `newest` is the latest version of its address where that is another.
CREATE TABLE woven_page (
  page TEXT PRIMARY KEY, saga INTEGER NOT NULL, published_first TEXT NOT NULL, published_last TEXT NOT NULL,
  copy_of TEXT NOT NULL, part_of TEXT NOT NULL, newest TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX woven_page_by_saga ON woven_page (saga);
CREATE INDEX woven_page_by_day ON woven_page (published_last);
-- Bearers: everybody as one saga knows them, the keys they can be met on, and the row of `person` they are part of.
CREATE TABLE bearer (
  rid INTEGER PRIMARY KEY, saga INTEGER NOT NULL, called TEXT NOT NULL UNIQUE, person INTEGER NOT NULL,
  record BLOB NOT NULL
);
CREATE INDEX bearer_by_saga ON bearer (saga);
CREATE INDEX bearer_by_person ON bearer (person);
CREATE TABLE bearer_key (
  key TEXT NOT NULL, bearer INTEGER NOT NULL, PRIMARY KEY (key, bearer)
) WITHOUT ROWID;
CREATE INDEX bearer_key_by_bearer ON bearer_key (bearer);
CREATE TABLE link (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, kind TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  state TEXT NOT NULL, score REAL NOT NULL, reasons TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE INDEX link_by_left ON link ("left");
CREATE INDEX link_by_right ON link ("right");
CREATE TABLE copy_group (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE person (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, name TEXT NOT NULL, kind TEXT NOT NULL,
  country TEXT NOT NULL, sector TEXT NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE story (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, title TEXT NOT NULL, first TEXT NOT NULL,
  last TEXT NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE utterance (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, speaker TEXT NOT NULL, said_first TEXT, said_last TEXT,
  record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE happening (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, "where" TEXT NOT NULL,
  when_first TEXT, when_last TEXT, modality TEXT NOT NULL, polarity TEXT NOT NULL,
  background INTEGER NOT NULL, story TEXT NOT NULL,
  outlets INTEGER NOT NULL, origins INTEGER NOT NULL, unknown INTEGER NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE claim (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, happening TEXT NOT NULL, slot TEXT NOT NULL,
  value TEXT NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE verdict (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, claim TEXT NOT NULL, kind TEXT NOT NULL,
  outlets INTEGER NOT NULL, origins INTEGER NOT NULL, unknown INTEGER NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE plan (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, about TEXT NOT NULL, holder TEXT NOT NULL,
  state TEXT NOT NULL, window_first TEXT, window_last TEXT, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE agreement (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, subject TEXT NOT NULL, state TEXT NOT NULL,
  record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE TABLE restriction (
  rid INTEGER PRIMARY KEY, owner INTEGER NOT NULL, id TEXT NOT NULL UNIQUE, "under" TEXT NOT NULL, record TEXT NOT NULL, crc INTEGER NOT NULL
);
CREATE INDEX link_by_owner ON link (owner);
CREATE INDEX utterance_by_owner ON utterance (owner);
CREATE INDEX happening_by_owner ON happening (owner);
CREATE INDEX claim_by_owner ON claim (owner);
CREATE INDEX verdict_by_owner ON verdict (owner);
CREATE INDEX plan_by_owner ON plan (owner);
CREATE INDEX agreement_by_owner ON agreement (owner);
CREATE INDEX restriction_by_owner ON restriction (owner);
-- Members of every group: pages of copies and stories, "page/key" of people, statements of utterances,
-- events of happenings, both sides of verdicts.
CREATE TABLE member (
  kind TEXT NOT NULL, "group" TEXT NOT NULL, n INTEGER NOT NULL, member TEXT NOT NULL, side TEXT NOT NULL,
  PRIMARY KEY (kind, "group", n)
) WITHOUT ROWID;
CREATE INDEX member_by_member ON member (member, kind);
CREATE TABLE drift (
  utterance TEXT NOT NULL, n INTEGER NOT NULL, kind TEXT NOT NULL, "left" TEXT NOT NULL, "right" TEXT NOT NULL,
  left_start INTEGER NOT NULL, left_stop INTEGER NOT NULL, right_start INTEGER, right_stop INTEGER,
  PRIMARY KEY (utterance, n)
) WITHOUT ROWID;
CREATE TABLE happening_party (
  happening TEXT NOT NULL, n INTEGER NOT NULL, side TEXT NOT NULL, name TEXT NOT NULL,
  PRIMARY KEY (happening, n)
) WITHOUT ROWID;
CREATE TABLE happening_value (
  happening TEXT NOT NULL, n INTEGER NOT NULL, slot TEXT NOT NULL, value TEXT NOT NULL, events TEXT NOT NULL,
  PRIMARY KEY (happening, n)
) WITHOUT ROWID;
CREATE TABLE "position" (
  kind TEXT NOT NULL, "group" TEXT NOT NULL, n INTEGER NOT NULL, holder TEXT NOT NULL, modality TEXT NOT NULL,
  polarity TEXT NOT NULL, statement TEXT NOT NULL, own_voice INTEGER NOT NULL, PRIMARY KEY (kind, "group", n)
) WITHOUT ROWID;
CREATE TABLE step (
  kind TEXT NOT NULL, "group" TEXT NOT NULL, n INTEGER NOT NULL, state TEXT NOT NULL, as_of TEXT NOT NULL,
  "by" TEXT NOT NULL, rule TEXT NOT NULL, args TEXT NOT NULL, PRIMARY KEY (kind, "group", n)
) WITHOUT ROWID;
