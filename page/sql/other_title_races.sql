-- How did the totals of the first six come about under each what-if? One row per line of the chart.
-- The points that count, added up; the ledger adds up to the total.
WITH reached AS (
    SELECT
        scenario, class, championship, competitor, position, events.round,
        COALESCE(SUM(ledger.points) FILTER (ledger.round <= events.round), 0) AS points
    FROM scenario_standings
    JOIN scenario_ledger AS ledger USING (scenario, season, class, championship, competitor)
    JOIN events USING (season)
    WHERE scenario <> 'official' AND season = getvariable('season') AND events.status = 'held'
    GROUP BY scenario, class, championship, competitor, position, events.round
),
histories AS (
    SELECT
        scenario, class, championship, competitor, position,
        list({round: round, points: points} ORDER BY round) AS rounds
    FROM reached
    GROUP BY scenario, class, championship, competitor, position
)
SELECT
    scenario, class, championship, list(competitor ORDER BY position, competitor) AS names, rounds
FROM histories
GROUP BY scenario, class, championship, rounds
QUALIFY 6 >= ROW_NUMBER() OVER (
    PARTITION BY scenario, class, championship ORDER BY MIN(position) NULLS LAST, MIN(competitor)
)
ORDER BY MIN(position) NULLS LAST, MIN(competitor);
