-- Views for the questions people ask. Each row says where it stands: `page` and `page_source`, `start` and `stop` (code
-- points of the page's own text), the exact `text` there and the whole `sentence` around it. `holder` is whose word it is:
-- a speaker's, or the outlet's where `own_voice` is 1. That somebody says a thing never makes it so.

CREATE VIEW event_mentions AS
SELECT e.id, p.id AS page, p.source AS page_source, p.outlet,
  coalesce(j.published_last, p.published_last) AS published, e.start, e.stop, e.text,
  (SELECT substr(t.text, s.start + 1, s.stop - s.start) FROM sentence s JOIN page_text t ON t.rid = s.page
    WHERE s.page = p.rid AND s.start <= e.start AND s.stop > e.start) AS sentence,
  coalesce((SELECT s.speaker FROM event_holder h JOIN statement s ON s.page = h.page AND s.id = h.statement
    WHERE h.page = e.page AND h.event = e.n ORDER BY h.n LIMIT 1), p.outlet) AS holder,
  NOT EXISTS (SELECT 1 FROM event_holder h WHERE h.page = e.page AND h.event = e.n) AS own_voice
FROM event e JOIN shown w ON w.rows = e.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN judged_page j ON j.page = p.rid;

CREATE VIEW statement_mentions AS
SELECT s.id, p.id AS page, p.source AS page_source, p.outlet,
  coalesce(j.published_last, p.published_last) AS published,
  (SELECT min(start) FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n) AS start,
  (SELECT max(stop) FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n) AS stop,
  (SELECT group_concat(text, ' […] ') FROM (
    SELECT text FROM statement_piece x WHERE x.page = s.page AND x.statement = s.n ORDER BY x.n)) AS text,
  (SELECT substr(t.text, z.start + 1, z.stop - z.start)
    FROM statement_piece x JOIN sentence z ON z.page = p.rid AND z.start <= x.start AND z.stop > x.start
    JOIN page_text t ON t.rid = z.page WHERE x.page = s.page AND x.statement = s.n AND x.n = 0) AS sentence,
  s.speaker AS holder, 0 AS own_voice
FROM statement s JOIN shown w ON w.rows = s.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN judged_page j ON j.page = p.rid;

-- Who said it first, and what did the others make of it? `drift` is how a rendering differs from the one in `against`.

CREATE VIEW quote_versions AS
SELECT v.utterance, s.holder AS speaker, v.version, v.versions, s.published, s.outlet, s.page, s.page_source,
  s.start, s.stop, s.text, s.sentence, v.form,
  (SELECT group_concat(name, ' > ') FROM (SELECT r.name FROM statement_relay r
    WHERE r.page = v.rows AND r.statement = v.n ORDER BY r.step, r.n)) AS chain,
  (SELECT group_concat(DISTINCT d.kind) FROM drift d WHERE d.utterance = v.utterance AND d."left" = v.id) AS drift,
  (SELECT d."right" FROM drift d WHERE d.utterance = v.utterance AND d."left" = v.id LIMIT 1) AS against,
  v.id AS statement
FROM (
  SELECT m."group" AS utterance, x.id, x.page AS rows, x.n, x.form,
    (SELECT count(*) FROM member y WHERE y.kind = 'utterance' AND y."group" = m."group") AS versions,
    (SELECT count(*) + 1 FROM member y JOIN statement b ON b.id = y.member JOIN shown u ON u.rows = b.page AND u.now = 1
      JOIN page q ON q.rid = u.page LEFT JOIN judged_page i ON i.page = q.rid
      WHERE y.kind = 'utterance' AND y."group" = m."group"
      AND (coalesce(i.published_last, q.published_last, '9999'), q.id, b.n)
        < (coalesce(j.published_last, p.published_last, '9999'), p.id, x.n)) AS version
  FROM member m JOIN statement x ON x.id = m.member JOIN shown w ON w.rows = x.page AND w.now = 1
  JOIN page p ON p.rid = w.page LEFT JOIN judged_page j ON j.page = p.rid WHERE m.kind = 'utterance'
) v JOIN statement_mentions s ON s.id = v.id;

CREATE VIEW first_said AS
SELECT utterance, speaker, published, outlet, page, page_source, start, stop, text, sentence, form, chain, versions, statement
FROM quote_versions WHERE version = 1;

-- What do the pages together make of it? One row for each mention for or against a claim.

CREATE VIEW verdict_evidence AS
SELECT v.id AS verdict, v.kind AS verdict_kind, c.happening, h.kind AS event_kind, c.slot, c.value, m.side,
  x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source, x.start, x.stop, x.text, x.sentence,
  v.outlets, v.origins, v.unknown, x.id AS mention
FROM verdict v JOIN claim c ON c.id = v.claim JOIN happening h ON h.id = c.happening
JOIN member m ON m.kind = 'verdict' AND m."group" = v.id JOIN event_mentions x ON x.id = m.member
UNION ALL
SELECT v.id, v.kind, c.happening, h.kind, c.slot, c.value, m.side,
  x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source, x.start, x.stop, x.text, x.sentence,
  v.outlets, v.origins, v.unknown, x.id
FROM verdict v JOIN claim c ON c.id = v.claim JOIN happening h ON h.id = c.happening
JOIN member m ON m.kind = 'verdict' AND m."group" = v.id JOIN statement_mentions x ON x.id = m.member;

CREATE VIEW disputed_claims AS
SELECT * FROM verdict_evidence WHERE verdict_kind IN ('disputed', 'conflict');

CREATE VIEW changed_claims AS
SELECT * FROM verdict_evidence WHERE verdict_kind IN ('update', 'evolution');

CREATE VIEW corroborated_claims AS
SELECT * FROM verdict_evidence WHERE verdict_kind = 'corroborated';

-- Where do the reports of one happening give different figures, days, places or other particulars?

CREATE VIEW differing_values AS
SELECT v.happening, h.kind AS event_kind, v.slot, v.value, x.holder, x.own_voice, x.published, x.outlet,
  x.page, x.page_source, x.start, x.stop, x.text, x.sentence, x.id AS mention
FROM happening_value v JOIN happening h ON h.id = v.happening
CROSS JOIN json_each(v.events) k CROSS JOIN event_mentions x ON x.id = k.value
WHERE EXISTS (SELECT 1 FROM happening_value o
  WHERE o.happening = v.happening AND o.slot = v.slot AND o.value <> v.value);

-- Where does each holder stand? An outlet's own voice stands at the mention, a speaker's at the statement.

CREATE VIEW holder_positions AS
SELECT s.holder, 0 AS own_voice, h.id AS happening, h.kind AS event_kind, o.modality, o.polarity,
  s.published, s.outlet, s.page, s.page_source, s.start, s.stop, s.text, s.sentence, s.id AS mention
FROM "position" o JOIN happening h ON h.id = o."group" JOIN statement_mentions s ON s.id = o.statement
WHERE o.kind = 'happening' AND o.own_voice = 0
UNION ALL
SELECT o.holder, 1, h.id, h.kind, o.modality, o.polarity,
  x.published, x.outlet, x.page, x.page_source, x.start, x.stop, x.text, x.sentence, x.id
FROM "position" o JOIN happening h ON h.id = o."group" JOIN member m ON m.kind = 'happening' AND m."group" = h.id
JOIN event e ON e.id = m.member AND e.modality = o.modality AND e.polarity = o.polarity
JOIN event_mentions x ON x.id = e.id AND x.outlet = o.holder AND x.own_voice = 1
JOIN shown w ON w.rows = e.page AND w.now = 1
WHERE o.kind = 'happening' AND o.own_voice = 1;

-- Who denies what? Denials in words, and happenings that somebody holds did not or will not take place.

CREATE VIEW denials AS
SELECT 'statement' AS denied_by, s.holder, s.own_voice, NULL AS happening, NULL AS event_kind,
  s.published, s.outlet, s.page, s.page_source, s.start, s.stop, s.text, s.sentence, s.id AS mention
FROM statement x JOIN shown w ON w.rows = x.page AND w.now = 1 JOIN statement_mentions s ON s.id = x.id
WHERE x.act = 'deny'
UNION ALL
SELECT 'event', e.holder, e.own_voice, m."group", x.kind,
  e.published, e.outlet, e.page, e.page_source, e.start, e.stop, e.text, e.sentence, e.id
FROM event x JOIN shown w ON w.rows = x.page AND w.now = 1 JOIN event_mentions e ON e.id = x.id
LEFT JOIN member m ON m.kind = 'happening' AND m.member = x.id
WHERE x.polarity = '-' AND x.not_yet = 0;

-- Plans, agreements and restrictions, step by step, each with the mention that justifies the step.

CREATE VIEW plan_steps AS
SELECT l.id AS "plan", json_extract(l.record, '$.kind') AS kind, l.holder, l.state AS state_now, l.window_first, l.window_last,
  l.about, s.n, s.state, s.as_of, s.rule, x.published, x.outlet, x.page, x.page_source, x.start, x.stop, x.text,
  x.sentence, x.id AS mention
FROM "plan" l JOIN step s ON s.kind = 'plan' AND s."group" = l.id JOIN event_mentions x ON x.id = s."by"
UNION ALL
SELECT l.id, json_extract(l.record, '$.kind'), l.holder, l.state, l.window_first, l.window_last,
  l.about, s.n, s.state, s.as_of, s.rule, x.published, x.outlet, x.page, x.page_source, x.start, x.stop, x.text,
  x.sentence, x.id
FROM "plan" l JOIN step s ON s.kind = 'plan' AND s."group" = l.id JOIN statement_mentions x ON x.id = s."by";

CREATE VIEW plans_due AS
SELECT "plan", kind, holder, state_now, window_first, window_last, about, published, outlet, page, page_source, start, stop,
  text, sentence, mention
FROM plan_steps WHERE state_now IN ('open', 'due') AND n = 0;

CREATE VIEW agreement_steps AS
SELECT a.id AS agreement, a.subject,
  (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.parties')) AS parties,
  a.state AS state_now, s.n, s.state, s.as_of, s.rule, x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source,
  x.start, x.stop, x.text, x.sentence, x.id AS mention
FROM agreement a JOIN step s ON s.kind = 'agreement' AND s."group" = a.id JOIN event_mentions x ON x.id = s."by"
UNION ALL
SELECT a.id, a.subject, (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.parties')),
  a.state, s.n, s.state, s.as_of, s.rule, x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source,
  x.start, x.stop, x.text, x.sentence, x.id
FROM agreement a JOIN step s ON s.kind = 'agreement' AND s."group" = a.id JOIN statement_mentions x ON x.id = s."by";

CREATE VIEW restriction_steps AS
SELECT a.id AS restriction, a."under",
  (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.on')) AS on_whom,
  (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.by')) AS by_whom,
  s.n, s.state, s.as_of, s.rule, x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source,
  x.start, x.stop, x.text, x.sentence, x.id AS mention
FROM restriction a JOIN step s ON s.kind = 'restriction' AND s."group" = a.id JOIN event_mentions x ON x.id = s."by"
UNION ALL
SELECT a.id, a."under", (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.on')),
  (SELECT group_concat(value, '; ') FROM json_each(a.record, '$.by')),
  s.n, s.state, s.as_of, s.rule, x.holder, x.own_voice, x.published, x.outlet, x.page, x.page_source,
  x.start, x.stop, x.text, x.sentence, x.id
FROM restriction a JOIN step s ON s.kind = 'restriction' AND s."group" = a.id JOIN statement_mentions x ON x.id = s."by";

-- How do two events of a page hang together? `kind` reads from left to right: left in_return_for right.

CREATE VIEW linked_events AS
SELECT k.kind, a.page, a.page_source, a.outlet, a.published,
  a.id AS "left", a.start AS left_start, a.stop AS left_stop, a.text AS left_text, a.sentence AS left_sentence,
  b.id AS "right", b.start AS right_start, b.stop AS right_stop, b.text AS right_text, b.sentence AS right_sentence,
  (SELECT "group" FROM member m WHERE m.kind = 'happening' AND m.member = a.id) AS left_happening,
  (SELECT "group" FROM member m WHERE m.kind = 'happening' AND m.member = b.id) AS right_happening
FROM event_link k JOIN event_mentions a ON a.id = k."left" JOIN event_mentions b ON b.id = k."right";

-- Which dates do not fit? `probably` is the best repair.

CREATE VIEW doubted_dates AS
SELECT m.text, m.first, m.last, m.doubt, json_extract(m.repairs, '$[0].first') AS probably,
  coalesce(j.published_last, p.published_last) AS published, p.outlet, p.id AS page, p.source AS page_source,
  m.start, m.stop,
  (SELECT substr(t.text, s.start + 1, s.stop - s.start) FROM sentence s JOIN page_text t ON t.rid = s.page
    WHERE s.page = p.rid AND s.start <= m.start AND s.stop > m.start) AS sentence
FROM moment m JOIN shown w ON w.rows = m.page AND w.now = 1 JOIN page p ON p.rid = w.page
LEFT JOIN judged_page j ON j.page = p.rid WHERE m.doubt <> '';

-- Who copies whom? One row a pair of pages; the copy is on the left of the link.

CREATE VIEW copied_pages AS
SELECT l.kind, c.outlet AS copier, o.outlet AS copied, c.id AS page, c.source AS page_source,
  c.published_last AS published, o.id AS copied_page, o.source AS copied_source, o.published_last AS copied_published, l.score
FROM link l JOIN page c ON c.id = l."left" JOIN page o ON o.id = l."right"
WHERE l.kind IN ('copy', 'partial_copy', 'self_reuse') AND l.state = 'joined';

CREATE VIEW copying_outlets AS
SELECT copier, copied, kind, count(DISTINCT page) AS pages, min(published) AS first_published, max(published) AS last_published
FROM copied_pages GROUP BY copier, copied, kind;

-- Whom does each outlet let speak, and through whom? `own` counts the statements that came through nobody who is printed.

CREATE VIEW outlet_speakers AS
SELECT p.outlet, s.speaker, s.country, s.sector, count(*) AS statements, sum(s.form <> 'indirect') AS quoted,
  sum(NOT EXISTS (SELECT 1 FROM statement_relay r WHERE r.page = s.page AND r.statement = s.n)) AS own,
  count(DISTINCT p.id) AS pages
FROM statement s JOIN shown w ON w.rows = s.page AND w.now = 1 JOIN page p ON p.rid = w.page
WHERE s.resolved <> 'unnamed' GROUP BY p.outlet, s.speaker, s.country, s.sector;

CREATE VIEW outlet_relays AS
SELECT p.outlet, r.name AS relay, r.role, count(*) AS statements, count(DISTINCT p.id) AS pages
FROM statement_relay r JOIN shown w ON w.rows = r.page AND w.now = 1 JOIN page p ON p.rid = w.page
GROUP BY p.outlet, r.name, r.role;
