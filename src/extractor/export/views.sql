-- Who spoke where, when and in which capacity; one row a title held.
CREATE VIEW who_spoke_where AS
SELECT
  s.name AS person, s.role, s.talk, p.title, p.organisation, p.former,
  coalesce(e.name, s.event) AS event, e.date, e.venue, e.city, s.document_id
FROM speakers AS s
LEFT JOIN positions AS p ON p.person_id = s.person_id
LEFT JOIN events AS e ON e.event_id = s.event_id
ORDER BY s.document_id, s.person_id, p.ordinal;

-- Who signed what with whom; one row a signing organisation.
CREATE VIEW agreements_by_organisation AS
SELECT
  p.organisation, a.name AS agreement, a.kind, a.status, a.date, a.amount, a.currency,
  (SELECT group_concat(o.organisation, '; ') FROM parties AS o
   WHERE o.agreement_id = p.agreement_id AND o.ordinal <> p.ordinal) AS signed_with,
  coalesce(e.name, a.event) AS event, a.document_id
FROM parties AS p
JOIN agreements AS a ON a.agreement_id = p.agreement_id
LEFT JOIN events AS e ON e.event_id = a.event_id
ORDER BY p.organisation, a.date, a.agreement_id;

-- How many events began, or were held, in each month whose year is known.
CREATE VIEW events_by_month AS
SELECT substr(date, 1, 7) AS month, kind, count(*) AS events, count(DISTINCT document_id) AS documents
FROM events
WHERE date GLOB '[0-9][0-9][0-9][0-9]-[01][0-9]*' AND substr(date, 6, 2) <= '12'
GROUP BY month, kind
ORDER BY month, kind;

-- Which organisation ran which event, in which role.
CREATE VIEW organisers_of_events AS
SELECT o.organisation, o.role, e.name AS event, e.kind, e.date, e.venue, e.city, e.document_id
FROM organisers AS o
JOIN events AS e ON e.event_id = o.event_id
ORDER BY o.organisation, e.date, e.event_id;

-- Everybody named, with every title.
CREATE VIEW people_and_titles AS
SELECT q.name AS person, p.title, p.organisation, p.former, q.role, q.document_id
FROM (
  SELECT person_id, document_id, name, role FROM speakers
  UNION ALL
  SELECT person_id, document_id, name, role FROM participants
) AS q
LEFT JOIN positions AS p ON p.person_id = q.person_id
ORDER BY q.name, q.person_id, p.ordinal;

-- What each document gave.
CREATE VIEW records_by_document AS
SELECT d.document_id, d.published, d.title, r.type, count(*) AS records
FROM documents AS d
JOIN records AS r ON r.document_id = d.document_id
GROUP BY d.document_id, r.type
ORDER BY d.document_id, r.type;
