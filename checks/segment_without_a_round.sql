-- segment without a round: rulebook_segments.first_round
-- While rounds are still to come, the calendar may not be complete.
SELECT
    rulebook, first_round,
    'season ' || CAST(MIN(season) AS TEXT) || ' ended with round ' || CAST(MIN(rounds) AS TEXT)
        AS detail
FROM rulebook_segments
JOIN championships USING (rulebook)
JOIN (
    SELECT season, MAX(round) AS rounds
    FROM events
    GROUP BY season
    HAVING COUNT(CASE WHEN status = 'scheduled' THEN 1 END) = 0
) AS ended USING (season)
WHERE first_round > rounds
GROUP BY rulebook, first_round;
