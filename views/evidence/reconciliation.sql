-- Do the computed figures agree with the printed ones?
-- One row per printed figure: every filled cell and total of the championship tables, the place of
-- a total if it differs, every class winner (1 = first place, empty unless number, team and drivers
-- agree), and totals and gaps to the leader printed elsewhere. A computed figure that is missing in
-- such a table has a row, too.
CREATE VIEW reconciliation AS
WITH printed_tables AS (
    SELECT DISTINCT season, class, championship FROM published_totals
),
printed_grids AS (
    SELECT DISTINCT season, class, championship FROM published_points
),
cells AS (
    SELECT season, class, championship, competitor, round, points AS published, NULL AS computed
    FROM published_points
    UNION ALL
    SELECT season, class, championship, competitor, round, NULL, scored
    FROM points_by_round
    JOIN printed_grids USING (season, class, championship)
),
totals AS (
    SELECT
        season, class, championship, competitor, position AS published_position,
        NULL AS computed_position, points AS published, NULL AS computed
    FROM published_totals
    UNION ALL
    SELECT season, class, championship, competitor, NULL, position, NULL, points
    FROM standings
    JOIN printed_tables USING (season, class, championship)
),
agreeing_drivers AS (
    SELECT
        season, round, class, cars.entry,
        COUNT(crew.driver) AS agreeing,
        COUNT(*) AS printed
    FROM published_winner_drivers AS printed
    JOIN results AS cars USING (season, round, class)
    LEFT JOIN result_drivers AS crew
        ON crew.season = cars.season
        AND crew.round = cars.round
        AND crew.entry = cars.entry
        AND crew.driver = printed.driver
    WHERE cars.class_position = 1
    GROUP BY season, round, class, cars.entry
),
crews AS (
    SELECT season, round, entry, COUNT(*) AS drivers
    FROM result_drivers
    GROUP BY season, round, entry
),
winners AS (
    SELECT
        published.season, published.class, published.team AS competitor, published.round,
        MAX(
            CASE
                WHEN agreeing_drivers.agreeing = agreeing_drivers.printed
                    AND agreeing_drivers.agreeing = crews.drivers THEN cars.class_position
            END
        ) AS computed
    FROM published_winners AS published
    LEFT JOIN teams
        ON teams.team = published.team OR teams.also_printed_as = published.team
    LEFT JOIN results AS cars
        ON cars.season = published.season
        AND cars.round = published.round
        AND cars.class = published.class
        AND cars.class_position = 1
        AND cars.car_number = published.car_number
        AND cars.team = teams.team
    LEFT JOIN agreeing_drivers
        ON agreeing_drivers.season = cars.season
        AND agreeing_drivers.round = cars.round
        AND agreeing_drivers.entry = cars.entry
    LEFT JOIN crews
        ON crews.season = cars.season
        AND crews.round = cars.round
        AND crews.entry = cars.entry
    GROUP BY published.season, published.class, published.team, published.round
),
elsewhere AS (
    SELECT
        season, class, championship, competitor, after_round,
        printed.points, printed.gap_to_leader,
        reached.points AS points_reached, reached.gap_to_leader AS gap_reached
    FROM other_published_points AS printed
    LEFT JOIN (
        SELECT
            season, class, championship, competitor, round AS after_round, points, gap_to_leader
        FROM standings_by_round
    ) AS reached USING (season, class, championship, competitor, after_round)
),
figures AS (
    SELECT
        'points' AS figure, season, class, championship, competitor, round,
        MAX(published) AS published, MAX(computed) AS computed
    FROM cells
    GROUP BY season, class, championship, competitor, round
    UNION ALL
    SELECT
        'total', season, class, championship, competitor, NULL, MAX(published), MAX(computed)
    FROM totals
    GROUP BY season, class, championship, competitor
    -- A competitor without points need not be printed.
    HAVING MAX(published) IS NOT NULL OR MAX(computed) <> 0
    UNION ALL
    SELECT
        'place', season, class, championship, competitor, NULL, MAX(published_position),
        MAX(computed_position)
    FROM totals
    GROUP BY season, class, championship, competitor
    HAVING MAX(published) IS NOT NULL AND MAX(computed) IS NOT NULL
        AND COALESCE(MAX(published_position), 0) <> COALESCE(MAX(computed_position), 0)
    UNION ALL
    SELECT 'class winner', season, class, 'teams', competitor, round, 1, computed
    FROM winners
    UNION ALL
    SELECT
        'total elsewhere', season, class, championship, competitor, after_round, points,
        points_reached
    FROM elsewhere
    WHERE points IS NOT NULL
    UNION ALL
    SELECT
        'gap elsewhere', season, class, championship, competitor, after_round, gap_to_leader,
        gap_reached
    FROM elsewhere
    WHERE gap_to_leader IS NOT NULL
)
SELECT
    figure, season, class, championship, competitor, round, published, computed,
    computed - published AS difference
FROM figures
ORDER BY figure, season, class, championship, competitor, round;

COMMENT ON VIEW reconciliation IS 'Every printed figure next to the computed one.';
COMMENT ON COLUMN reconciliation.figure IS 'points (a cell), total, place (of a total, if it differs), class winner; total elsewhere, gap elsewhere (to the leader).';
COMMENT ON COLUMN reconciliation.competitor IS 'Team, driver or manufacturer, as printed.';
COMMENT ON COLUMN reconciliation.round IS 'Round of the figure, or the round after which it was printed; empty for a total.';
COMMENT ON COLUMN reconciliation.published IS 'Printed figure; empty if nothing is printed. Cells and their totals are rows of one table: sum one kind of figure.';
COMMENT ON COLUMN reconciliation.computed IS 'Computed figure; empty if there is none, or if a winner does not agree.';
COMMENT ON COLUMN reconciliation.difference IS 'Computed minus published: 0 if they agree, empty if one of them is missing.';
