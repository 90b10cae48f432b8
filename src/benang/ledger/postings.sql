-- Postings: what is kept so that a new page finds whom it meets without reading the whole pile. None of this is shown or
-- exported; all of it is made from the woven pages, and cleared with the weave. Pages, and stories by the page they are
-- named after, are numbered here by themselves: the numbers of `page` may be given again when a page was removed.
-- Blobs are msgpack (see postings.py).

CREATE TABLE posted_page (
  n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, story INTEGER NOT NULL, copies BLOB NOT NULL, row BLOB NOT NULL
);
CREATE INDEX posted_page_by_story ON posted_page (story);
-- The lists of all keys: `at` is the place in the list, a day as a number.
CREATE TABLE posting (
  key INTEGER NOT NULL, at INTEGER NOT NULL, page INTEGER NOT NULL, PRIMARY KEY (key, at, page)
) WITHOUT ROWID;
-- Judged pairs in their narrowest form; `kind` is a number (see postings.py).
CREATE TABLE tie (
  "left" INTEGER NOT NULL, "right" INTEGER NOT NULL, kind INTEGER NOT NULL, score REAL NOT NULL, joined INTEGER NOT NULL,
  PRIMARY KEY ("left", "right", kind)
) WITHOUT ROWID;
CREATE INDEX tie_by_right ON tie ("right");
CREATE TABLE posted_story (n INTEGER PRIMARY KEY, record BLOB NOT NULL);
CREATE TABLE obeyed (one INTEGER PRIMARY KEY CHECK (one = 1), rulings BLOB NOT NULL);
