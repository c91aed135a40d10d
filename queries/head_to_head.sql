-- How did two competitors of a class compare, round by round?
-- Any two by SET VARIABLE one = 'prodrive'; SET VARIABLE other = 'olive garden'; or one, and the
-- best of the others. A season, class or championship matters only where names leave a choice.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_table = (
    SELECT (class, championship)
    FROM standings
    JOIN classes USING (season, class)
    WHERE season = getvariable('asked_season')
        AND class = CASE WHEN getvariable('class') IS NULL THEN class ELSE asked_class() END
        AND championship = CASE
            WHEN getvariable('championship') IS NULL THEN championship ELSE asked_championship()
        END
    GROUP BY class, championship, rank
    ORDER BY
        COUNT(*) FILTER (
            contains(LOWER(competitor), LOWER(getvariable('one')))
            OR contains(LOWER(competitor), LOWER(getvariable('other')))
        ) DESC,
        championship DESC, rank, class
    LIMIT 1
);
SET VARIABLE asked_two = (
    SELECT
        CASE
            WHEN getvariable('one') IS NOT NULL AND MIN(chosen) <> 1
                THEN error('no competitor of that season is called ' || getvariable('one'))
            WHEN getvariable('other') IS NOT NULL AND NOT bool_or(chosen = 2)
                THEN error('no competitor of that table is called ' || getvariable('other'))
            ELSE list(competitor ORDER BY chosen, position, competitor)[:2]
        END
    FROM (
        SELECT
            competitor, position,
            CASE
                WHEN contains(LOWER(competitor), LOWER(getvariable('one'))) THEN 1
                WHEN contains(LOWER(competitor), LOWER(getvariable('other'))) THEN 2
                ELSE 3
            END AS chosen
        FROM standings
        WHERE season = getvariable('asked_season')
            AND (class, championship) = getvariable('asked_table')
    )
);
WITH scored AS (
    SELECT
        events.round, two.competitor, points,
        SUM(COALESCE(points, 0)) OVER (PARTITION BY two.competitor ORDER BY events.round) AS total
    FROM events
    CROSS JOIN (SELECT UNNEST(getvariable('asked_two')) AS competitor) AS two
    LEFT JOIN (
        SELECT round, competitor, points
        FROM points_by_round
        WHERE season = getvariable('asked_season')
            AND (class, championship) = getvariable('asked_table')
    ) AS brought USING (round, competitor)
    WHERE events.season = getvariable('asked_season') AND events.status = 'held'
),
leads AS (
    SELECT
        round,
        CAST(
            MAX(total) FILTER (competitor = getvariable('asked_two')[1])
                - MAX(total) FILTER (competitor = getvariable('asked_two')[2]) AS points
        ) AS lead
    FROM scored
    GROUP BY round
)
SELECT *
FROM (
    PIVOT (
        SELECT
            round, competitor, points,
            CASE
                WHEN lead > 0 THEN getvariable('asked_two')[1]
                WHEN lead < 0 THEN getvariable('asked_two')[2]
                ELSE 'level'
            END AS ahead,
            ABS(lead) AS by_points,
            bar(ABS(lead), 0, MAX(ABS(lead)) OVER (), 20) AS by_how_much
        FROM scored
        JOIN leads USING (round)
    )
    ON competitor
    USING MAX(points)
    GROUP BY round, ahead, by_points, by_how_much
)
ORDER BY round;
