-- scheduled round before a held one: events.status
SELECT
    season, event, status,
    'round ' || CAST(last_round AS TEXT) || ' was held, and what is still to come follows it'
        AS detail
FROM events
JOIN (
    SELECT season, MAX(round) AS last_round
    FROM events
    WHERE status IN ('held', 'voided')
    GROUP BY season
) AS held USING (season)
WHERE status = 'scheduled' AND round < last_round;
