-- What was on the calendar?
-- One row per event, including cancelled ones.
CREATE VIEW schedule AS
SELECT
    events.season, events.round, events.event, events.circuit, circuits.short_name, events.date,
    events.status, events.kind, events.note
FROM events
LEFT JOIN circuits ON circuits.circuit = events.circuit
ORDER BY events.season, events.date NULLS LAST, events.round;

COMMENT ON VIEW schedule IS 'The calendar by date.';
