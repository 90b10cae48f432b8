-- What a person asks the ledger for. Screens and exports of groups read nothing else, so SQL sees what they saw.
-- Plural names are views, singular ones tables. Every row of a page names it by id and source; no row numbers.

CREATE VIEW pages AS
SELECT p.id, p.given_id, p.source, p.url, p.outlet, p.lang, p.title, p.byline, p.place,
  coalesce(j.published_first, p.published_first) AS published_first,
  coalesce(j.published_last, p.published_last) AS published_last,
  iif(j.published_last IS NULL, p.published_basis, 'judged') AS published_basis,
  p.published_start, p.published_stop, p.incomplete, p.chars, p.sha256, p.pack,
  t.text, 1 AS read, '' AS rule, '[]' AS args, nullif(w.newest, p.id) AS replaced_by
FROM page p JOIN page_text t USING (rid) LEFT JOIN judged_page j ON j.page = p.rid
LEFT JOIN woven_page w ON w.page = p.id
UNION ALL
SELECT id, given_id, source, '', '', '', NULL, '[]', '', NULL, NULL, NULL, NULL, NULL,
  '', NULL, NULL, '', NULL, 0, rule, args, NULL
FROM skipped;

-- Pages without their text, for lists; `rid` is the number of a page in the search index `words`.
CREATE VIEW page_list AS
SELECT p.rid, p.id, coalesce(j.published_last, p.published_last) AS published, p.outlet, p.title, p.source, p.url, p.lang,
  p.byline, p.place, p.incomplete, p.chars
FROM page p LEFT JOIN judged_page j ON j.page = p.rid;

CREATE VIEW blocks AS
SELECT p.id AS page, p.source AS page_source, b.n, b.start, b.stop, b.role, b.rule, b.args,
  substr(t.text, b.start + 1, b.stop - b.start) AS text
FROM block b JOIN page p ON p.rid = b.page JOIN page_text t ON t.rid = b.page;

CREATE VIEW sentences AS
SELECT p.id AS page, p.source AS page_source, s.n, s.start, s.stop, s.zone, s.paragraph,
  substr(t.text, s.start + 1, s.stop - s.start) AS text
FROM sentence s JOIN page p ON p.rid = s.page JOIN page_text t ON t.rid = s.page;

CREATE VIEW names AS
SELECT p.id AS page, p.source AS page_source, x.n, x.start, x.stop, x.text, x.kind, x.key,
  e.name, e.role, e.country, e.sector
FROM name x JOIN page p ON p.rid = x.page JOIN shown w ON w.page = x.page AND w.now = 1
LEFT JOIN entity e ON e.page = w.rows AND e.key = x.key;

CREATE VIEW entities AS
SELECT p.id AS page, p.source AS page_source, e.key, e.name, e.kind, e.aliases, e.role, e.country, e.sector,
  m."group" AS person
FROM entity e JOIN shown w ON w.rows = e.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN member m ON m.member = p.id || '/' || e.key AND m.kind = 'person';

CREATE VIEW moments AS
SELECT p.id AS page, p.source AS page_source, m.n, m.start, m.stop, m.text, m.first, m.last, m.basis, m.zone,
  m.doubt, m.repairs, m.relay, m.rule, m.args
FROM moment m JOIN shown w ON w.rows = m.page AND w.now = 1 JOIN page p ON p.rid = w.page;

CREATE VIEW statements AS
SELECT s.id, p.id AS page, p.source AS page_source, p.outlet,
  (SELECT group_concat(text, ' […] ') FROM (
    SELECT text FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n ORDER BY x.n)) AS text,
  (SELECT min(start) FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n) AS start,
  (SELECT max(stop) FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n) AS stop,
  s.form, s.act, s.zone, s.speaker, s.speaker_key, s.resolved, s.country, s.sector, s.cue_text AS cue,
  (SELECT group_concat(name, ' > ') FROM (
    SELECT name FROM statement_relay x WHERE x.page = s.page AND x.statement = s.n ORDER BY x.step, x.n)) AS chain,
  s.modality, s.polarity, s.not_yet, s.said_first, s.said_last, s.where_text AS "where", s.parent,
  s.background, s.why, m."group" AS utterance
FROM statement s JOIN shown w ON w.rows = s.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN member m ON m.member = s.id AND m.kind = 'utterance';

CREATE VIEW relays AS
SELECT s.id AS statement, p.id AS page, p.source AS page_source, r.step, r.role, r.name, r.start, r.stop,
  r.text, r.scope
FROM statement_relay r JOIN statement s ON s.page = r.page AND s.n = r.statement
JOIN shown w ON w.rows = r.page AND w.now = 1 JOIN page p ON p.rid = w.page;

CREATE VIEW events AS
SELECT e.id, p.id AS page, p.source AS page_source, p.outlet, e.start, e.stop, e.text, e.kind, e.modes, e.contexts,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_actor x
    WHERE x.page = e.page AND x.event = e.n AND x.side = 'who' ORDER BY x.n)) AS who,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_actor x
    WHERE x.page = e.page AND x.event = e.n AND x.side = 'to_whom' ORDER BY x.n)) AS to_whom,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_thing x
    WHERE x.page = e.page AND x.event = e.n AND x.slot = 'what' ORDER BY x.n)) AS what,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM event_thing x
    WHERE x.page = e.page AND x.event = e.n AND x.slot = 'under' ORDER BY x.n)) AS "under",
  e.where_name AS "where", e.when_first, e.when_last, e.when_doubt, e.condition_text AS condition,
  e.modality, e.polarity, e.not_yet, e.zone, e.background, e.why, m."group" AS happening
FROM event e JOIN shown w ON w.rows = e.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN member m ON m.member = e.id AND m.kind = 'happening';

CREATE VIEW actors AS
SELECT e.id AS event, p.id AS page, p.source AS page_source, a.side, a.name, a.key, a.country, a.sector,
  a.start, a.stop, a.text, a.resolved
FROM event_actor a JOIN event e ON e.page = a.page AND e.n = a.event
JOIN shown w ON w.rows = a.page AND w.now = 1 JOIN page p ON p.rid = w.page;

CREATE VIEW numbers AS
SELECT e.id AS event, p.id AS page, p.source AS page_source, x.low, x.high, x.unit, x.start, x.stop, x.text
FROM event_number x JOIN event e ON e.page = x.page AND e.n = x.event
JOIN shown w ON w.rows = x.page AND w.now = 1 JOIN page p ON p.rid = w.page;

CREATE VIEW details AS
SELECT e.id AS event, p.id AS page, p.source AS page_source, x.slot, x.value, x.start, x.stop, x.text
FROM event_detail x JOIN event e ON e.page = x.page AND e.n = x.event
JOIN shown w ON w.rows = x.page AND w.now = 1 JOIN page p ON p.rid = w.page;

CREATE VIEW event_links AS
SELECT p.id AS page, p.source AS page_source, l."left", l."right", l.kind
FROM event_link l JOIN page p ON p.rid = l.page;

-- What people decided. `state`: in force, loose (finds nothing it could be about), overruled (by the later judgement that
-- `over` names) or undone. `left` and `right` are the ids of what it is about now; `machine` is what was read there.

CREATE VIEW judgements AS
SELECT j.n, j.id, j.kind, j.value, substr(j.value, 1, instr(j.value, '=') - 1) AS field, j."by", j.why, j."when", j.undone,
  CASE WHEN j.undone <> '' THEN 'undone' ELSE coalesce(d.state, 'not settled') END AS state,
  j.left_thing AS thing, j.left_page AS page, j.left_start AS start, j.left_stop AS stop, j.left_text AS text,
  j.left_name AS name, j.right_page, j.right_start, j.right_stop, j.right_text, j.right_name,
  iif(j.undone = '', d."left", '') AS "left", iif(j.undone = '', d."right", '') AS "right",
  iif(j.undone = '', d.machine, '') AS machine, iif(j.undone = '', d.over, '') AS over
FROM judgement j LEFT JOIN judged d ON d.judgement = j.id;

-- The weave.

CREATE VIEW links AS SELECT kind, "left", "right", state, score, reasons FROM link;

CREATE VIEW copies AS
SELECT m."group" AS copy, p.id AS page, p.source AS page_source, p.outlet
FROM member m JOIN page p ON p.id = m.member WHERE m.kind = 'copy';

CREATE VIEW people AS
SELECT id, name, kind, country, sector, record,
  (SELECT count(*) FROM member m WHERE m.kind = 'person' AND m."group" = person.id) AS mentions
FROM person;

CREATE VIEW stories AS
SELECT id, title, first, last, record,
  (SELECT count(*) FROM member m WHERE m.kind = 'story' AND m."group" = story.id) AS pages
FROM story;

CREATE VIEW story_pages AS
SELECT m."group" AS story, p.id AS page, p.source AS page_source, p.outlet, p.title,
  coalesce(j.published_last, p.published_last) AS published_last
FROM member m JOIN page p ON p.id = m.member LEFT JOIN judged_page j ON j.page = p.rid WHERE m.kind = 'story';

CREATE VIEW utterances AS
SELECT id, speaker, said_first, said_last, record,
  (SELECT count(*) FROM member m WHERE m.kind = 'utterance' AND m."group" = utterance.id) AS renderings
FROM utterance;

CREATE VIEW renderings AS
SELECT m."group" AS utterance, s.*
FROM member m JOIN statements s ON s.id = m.member WHERE m.kind = 'utterance';

CREATE VIEW drifts AS
SELECT d.utterance, d.kind, d."left", d.left_start, d.left_stop, d."right", d.right_start, d.right_stop FROM drift d;

CREATE VIEW happenings AS
SELECT h.id, h.kind,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM happening_party x
    WHERE x.happening = h.id AND x.side = 'who' ORDER BY x.n)) AS who,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM happening_party x
    WHERE x.happening = h.id AND x.side = 'to_whom' ORDER BY x.n)) AS to_whom,
  (SELECT group_concat(name, '; ') FROM (SELECT name FROM happening_party x
    WHERE x.happening = h.id AND x.side = 'what' ORDER BY x.n)) AS what,
  h."where", h.when_first, h.when_last, h.modality, h.polarity, h.background, h.story,
  h.outlets, h.origins, h.unknown, h.record
FROM happening h;

CREATE VIEW reports AS
SELECT m."group" AS happening, e.*
FROM member m JOIN events e ON e.id = m.member WHERE m.kind = 'happening';

CREATE VIEW happening_values AS SELECT happening, slot, value, events FROM happening_value;

CREATE VIEW positions AS
SELECT kind, "group", n, holder, modality, polarity, statement, own_voice FROM "position";

CREATE VIEW claims AS SELECT id, happening, slot, value, record FROM claim;

CREATE VIEW verdicts AS
SELECT v.id, v.claim, v.kind, c.happening, c.slot, c.value, v.outlets, v.origins, v.unknown, v.record
FROM verdict v LEFT JOIN claim c ON c.id = v.claim;

CREATE VIEW plans AS SELECT id, about, holder, state, window_first, window_last, record FROM plan;
CREATE VIEW agreements AS SELECT id, subject, state, record FROM agreement;
CREATE VIEW restrictions AS SELECT id, "under", record FROM restriction;
CREATE VIEW steps AS SELECT kind, "group", n, state, as_of, "by", rule, args FROM step;
CREATE VIEW members AS SELECT kind, "group", n, member, side FROM member;

CREATE VIEW woven AS SELECT as_of FROM weave;

-- History, not part of any export: when this file was written, by what.
CREATE VIEW runs AS SELECT rid AS n, at, what, added, seconds, note FROM run;
