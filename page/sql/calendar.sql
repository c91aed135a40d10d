-- What is on the calendar? One row per event, the cancelled ones too.
SELECT
    round, event, date, status, kind, points_only, points_percent, note,
    COALESCE(short_name, circuit, event) AS place
FROM events
JOIN event_kinds USING (kind)
LEFT JOIN circuits USING (circuit)
WHERE season = getvariable('season')
ORDER BY date NULLS LAST, round;
