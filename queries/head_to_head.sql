-- How did two competitors of a class compare, round by round?
-- Any two by SET VARIABLE one = 'prodrive'; SET VARIABLE other = 'olive garden'; or one, and the
-- best of the others. The table is the one that the names fit best; a season, class or championship
-- chooses another.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_table = (
    SELECT (class, championship)
    FROM standings
    JOIN classes USING (season, class)
    WHERE season = getvariable('asked_season')
        AND class = asked_class(otherwise := class)
        AND championship = CASE
            WHEN getvariable('championship') IS NULL THEN championship ELSE asked_championship()
        END
    GROUP BY class, championship, rank
    ORDER BY
        MAX(name_fits(competitor, getvariable('one')))
            + MAX(name_fits(competitor, getvariable('other'))) DESC,
        championship <> 'teams', championship <> 'drivers', championship, rank, class
    LIMIT 1
);
SET VARIABLE asked_two = (
    WITH fitting AS (
        SELECT
            nth, name, competitor, position, name_fits(competitor, name) AS fit,
            MAX(name_fits(competitor, name)) OVER (PARTITION BY nth) AS best_fit
        FROM standings
        CROSS JOIN (
            VALUES (1, getvariable('one')), (2, getvariable('other'))
        ) AS asked (nth, name)
        WHERE season = getvariable('asked_season')
            AND (class, championship) = getvariable('asked_table')
    ),
    named AS (
        SELECT
            nth,
            CASE
                WHEN name IS NULL THEN NULL
                WHEN MAX(best_fit) = 0 THEN error(concat(
                    'no competitor of ', getvariable('asked_table')[1], ' ',
                    getvariable('asked_table')[2], ' is called "', name, '"'
                ))
                WHEN COUNT(*) FILTER (fit = best_fit) > 1 THEN error(concat(
                    '"', name, '" is part of several names: ',
                    string_agg(competitor, ', ' ORDER BY position) FILTER (fit = best_fit)
                ))
                ELSE MAX(competitor) FILTER (fit = best_fit)
            END AS competitor
        FROM fitting
        GROUP BY nth, name
    ),
    rest AS (
        SELECT competitor, MIN(position) AS position
        FROM fitting
        WHERE competitor NOT IN (SELECT competitor FROM named WHERE competitor IS NOT NULL)
        GROUP BY competitor
    )
    SELECT list(competitor ORDER BY nth, position, competitor)[:2]
    FROM (
        SELECT nth, 0 AS position, competitor FROM named WHERE competitor IS NOT NULL
        UNION ALL
        SELECT 3, position, competitor FROM rest
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
