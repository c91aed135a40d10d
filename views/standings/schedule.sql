-- What was on the calendar?
-- One row per event, the cancelled ones too.
CREATE VIEW schedule AS
SELECT season, round, event, circuit, date, status, kind, note
FROM events
ORDER BY season, date NULLS LAST, round;

COMMENT ON VIEW schedule IS 'The calendar by date.';
