-- Does what is computed agree with what was printed?
-- One row per printed figure: every filled cell and total of the championship tables, every class
-- winner (1 = first place, empty unless number, team and drivers agree) and the drivers' and
-- manufacturers' totals printed elsewhere. A computed figure that such a table lacks is a row too.
CREATE VIEW reconciliation AS
WITH points_cells AS (
    SELECT
        'points' AS figure,
        COALESCE(published.season, computed.season) AS season,
        COALESCE(published.class, computed.class) AS class,
        COALESCE(published.team, computed.team) AS team,
        COALESCE(published.round, computed.round) AS round,
        published.points AS published,
        computed.points AS computed
    FROM published_points AS published
    FULL JOIN (
        SELECT scored.season, scored.class, scored.team, scored.round, scored.points
        FROM team_points_by_round AS scored
        JOIN (SELECT DISTINCT season, class FROM published_points) AS tables
            ON tables.season = scored.season AND tables.class = scored.class
        WHERE scored.official
    ) AS computed
        ON computed.season = published.season
        AND computed.class = published.class
        AND computed.team = published.team
        AND computed.round = published.round
),
totals AS (
    SELECT
        'total' AS figure,
        COALESCE(published.season, computed.season) AS season,
        COALESCE(published.class, computed.class) AS class,
        COALESCE(published.team, computed.team) AS team,
        CAST(NULL AS INTEGER) AS round,
        published.points AS published,
        computed.points AS computed
    FROM published_totals AS published
    FULL JOIN (
        SELECT standings.season, standings.class, standings.team, standings.points
        FROM team_standings AS standings
        JOIN (SELECT DISTINCT season, class FROM published_totals) AS tables
            ON tables.season = standings.season AND tables.class = standings.class
    ) AS computed
        ON computed.season = published.season
        AND computed.class = published.class
        AND computed.team = published.team
),
agreeing_drivers AS (
    SELECT
        printed.season,
        printed.round,
        printed.class,
        results.entry,
        COUNT(result_drivers.driver) AS agreeing,
        COUNT(*) AS printed
    FROM published_winner_drivers AS printed
    JOIN results
        ON results.season = printed.season
        AND results.round = printed.round
        AND results.class = printed.class
        AND results.class_position = 1
    LEFT JOIN result_drivers
        ON result_drivers.season = results.season
        AND result_drivers.round = results.round
        AND result_drivers.entry = results.entry
        AND result_drivers.driver = printed.driver
    GROUP BY printed.season, printed.round, printed.class, results.entry
),
crews AS (
    SELECT
        season,
        round,
        entry,
        COUNT(*) AS drivers
    FROM result_drivers
    GROUP BY season, round, entry
),
winners AS (
    SELECT
        'class winner' AS figure,
        published.season,
        published.class,
        published.team,
        published.round,
        1 AS published,
        CASE
            WHEN agreeing_drivers.agreeing = agreeing_drivers.printed
                AND agreeing_drivers.agreeing = crews.drivers THEN results.class_position
        END AS computed
    FROM published_winners AS published
    LEFT JOIN teams
        ON teams.team = published.team OR teams.also_printed_as = published.team
    LEFT JOIN results
        ON results.season = published.season
        AND results.round = published.round
        AND results.class = published.class
        AND results.class_position = 1
        AND results.car_number = published.car_number
        AND results.team = teams.team
    LEFT JOIN agreeing_drivers
        ON agreeing_drivers.season = results.season
        AND agreeing_drivers.round = results.round
        AND agreeing_drivers.entry = results.entry
    LEFT JOIN crews
        ON crews.season = results.season
        AND crews.round = results.round
        AND crews.entry = results.entry
),
elsewhere AS (
    SELECT
        printed.championship AS figure,
        printed.season,
        printed.class,
        printed.name AS team,
        printed.after_round AS round,
        printed.points AS published,
        CAST(SUM(scores.points) AS INTEGER) AS computed
    FROM other_published_points AS printed
    LEFT JOIN (
        SELECT 'drivers' AS championship, season, class, driver AS name, round, points
        FROM driver_points_by_round
        UNION ALL
        SELECT 'manufacturers', season, class, manufacturer, round, points
        FROM manufacturer_points_by_round
    ) AS scores
        ON scores.championship = printed.championship
        AND scores.season = printed.season
        AND scores.class = printed.class
        AND scores.name = printed.name
        AND scores.round <= printed.after_round
    GROUP BY
        printed.championship, printed.season, printed.class, printed.name, printed.after_round,
        printed.points
),
figures AS (
    SELECT figure, season, class, team, round, published, computed
    FROM points_cells
    UNION ALL
    SELECT figure, season, class, team, round, published, computed
    FROM totals
    UNION ALL
    SELECT figure, season, class, team, round, published, computed
    FROM winners
    UNION ALL
    SELECT figure, season, class, team, round, published, computed
    FROM elsewhere
)
SELECT
    figure,
    season,
    class,
    team,
    round,
    published,
    computed,
    computed - published AS difference
FROM figures;

COMMENT ON VIEW reconciliation IS 'Every printed figure beside the computed one.';
COMMENT ON COLUMN reconciliation.figure IS 'points (a cell), total, class winner, drivers or manufacturers.';
COMMENT ON COLUMN reconciliation.team IS 'Team as printed, or the driver or manufacturer.';
COMMENT ON COLUMN reconciliation.round IS 'Round of the figure, or the round after which it was printed; empty for a total.';
COMMENT ON COLUMN reconciliation.published IS 'Printed figure; empty where nothing is printed.';
COMMENT ON COLUMN reconciliation.computed IS 'Computed figure; empty where nothing was computed or a winner does not agree.';
COMMENT ON COLUMN reconciliation.difference IS 'Computed less published: 0 where they agree, empty where one of them is missing.';
