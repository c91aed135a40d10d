-- How did two competitors of a class compare, round by round?
SET VARIABLE season = (SELECT MAX(season) FROM results);
SET VARIABLE championship = (
    SELECT MAX(championship) FROM championships WHERE season = getvariable('season')
);
SET VARIABLE class = (
    SELECT class FROM classes WHERE season = getvariable('season') ORDER BY rank, class LIMIT 1
);
SET VARIABLE one = (
    SELECT competitor FROM standings
    WHERE season = getvariable('season') AND class = getvariable('class')
        AND championship = getvariable('championship')
    ORDER BY position, competitor LIMIT 1
);
SET VARIABLE other = (
    SELECT competitor FROM standings
    WHERE season = getvariable('season') AND class = getvariable('class')
        AND championship = getvariable('championship')
    ORDER BY position, competitor LIMIT 1 OFFSET 1
);
WITH rounds AS (
    SELECT
        events.round,
        MAX(points) FILTER (competitor = getvariable('one')) AS one,
        MAX(points) FILTER (competitor = getvariable('other')) AS other
    FROM events
    LEFT JOIN points_by_round AS scored
        ON scored.season = events.season
        AND scored.round = events.round
        AND scored.class = getvariable('class')
        AND scored.championship = getvariable('championship')
    WHERE events.season = getvariable('season') AND events.status = 'held'
    GROUP BY events.round
),
leads AS (
    SELECT
        *,
        CAST(SUM(COALESCE(one, 0) - COALESCE(other, 0)) OVER (ORDER BY round) AS points) AS lead
    FROM rounds
)
SELECT
    round, one, other, lead,
    CASE
        WHEN lead > 0 THEN getvariable('one')
        WHEN lead < 0 THEN getvariable('other')
        ELSE 'level'
    END AS ahead,
    bar(ABS(lead), 0, MAX(ABS(lead)) OVER (), 20) AS by_how_much
FROM leads
ORDER BY round;
