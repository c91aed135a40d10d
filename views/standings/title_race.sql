-- Who could still win the title, and when was it decided?
-- One row per season, class, championship, held round and competitor of the class. Countback
-- decides between those level on points; a tie that it does not separate stays open, and both can
-- still win. A car without a known competitor may have scored for anybody: a title is clinched if
-- the lead is larger than the points that a rival can have from such cars. Only competitors listed
-- in the standings can win. A round that was voided or halved after a later one had been held is
-- treated so from the start.
CREATE VIEW title_race AS
WITH placed AS (
    SELECT
        season, class, championship, round, competitor, prospect, listed, points,
        RANK() OVER (
            PARTITION BY season, class, championship, round
            ORDER BY points DESC, places_1_to_10 DESC, places_11_to_20 DESC, best_result NULLS LAST
        ) AS position
    FROM outlook
),
-- More points than these no competitor can have scored with unknown cars in a round.
unknown AS (
    SELECT
        season, class, championship, round, award, cars_counted,
        CASE
            WHEN award IS NULL AND (cars_counted = 1 OR competitors = 'drivers') THEN MAX(worth)
            ELSE SUM(worth)
        END AS worth
    FROM unknown_scorers
    JOIN season_rules USING (season, class, championship)
    WHERE scenario = 'official'
    GROUP BY season, class, championship, round, award, cars_counted, competitors
),
unknown_by_round AS (
    SELECT
        unknown.season, class, championship, events.round,
        CAST(SUM(worth) AS points) AS points_unknown
    FROM events
    JOIN unknown
        ON unknown.season = events.season AND unknown.round <= events.round
    GROUP BY unknown.season, class, championship, events.round
),
-- Where one car counts, an unknown one adds only what it is worth more than the best known one.
known AS (
    SELECT
        season, class, championship, round, competitor,
        MAX(CASE WHEN points < worth THEN points ELSE worth END) AS points
    FROM unknown
    JOIN entry_points USING (season, class, championship, round)
    WHERE scenario = 'official'
        AND stopped_by IS NULL
        AND entry_points.award IS NULL
        AND unknown.award IS NULL
        AND unknown.cars_counted = 1
    GROUP BY season, class, championship, round, competitor
),
covered AS (
    SELECT
        known.season, class, championship, events.round, competitor,
        CAST(SUM(points) AS points) AS points_covered
    FROM events
    JOIN known
        ON known.season = events.season AND known.round <= events.round
    GROUP BY known.season, class, championship, events.round, competitor
),
hopes AS (
    SELECT
        season, class, championship, round, competitor,
        MIN(points) AS points,
        MAX(points) AS points_best,
        MAX(points) - MIN(points) AS points_available,
        MIN(listed) AS listed_now,
        MAX(listed) AS listed_at_best,
        MAX(CASE WHEN prospect = 'now' AND listed = 1 THEN position END) AS position_now,
        MIN(position) AS position_best
    FROM placed
    GROUP BY season, class, championship, round, competitor
),
contenders AS (
    SELECT
        hopes.*,
        -- At best it is level with the present leader, or ahead.
        listed_at_best = 1 AND position_best <= COALESCE(
            MIN(position_now) OVER (PARTITION BY season, class, championship, round),
            position_best
        ) AS can_still_win
    FROM hopes
)
SELECT
    season, class, championship, round, competitor, points, points_available, can_still_win,
    can_still_win AND listed_now = 1
        AND SUM(CASE WHEN can_still_win THEN 1 END) OVER in_class = 1
        -- A competitor that is not listed can still add as much as the leader.
        AND COALESCE(
            points - MAX(
                CASE
                    WHEN can_still_win THEN points_available
                    ELSE points_best - COALESCE(points_covered, 0)
                END
            ) OVER in_class > points_unknown,
            TRUE
        ) AS clinched,
    points_unknown IS NULL AS complete
FROM contenders
LEFT JOIN unknown_by_round USING (season, class, championship, round)
LEFT JOIN covered USING (season, class, championship, round, competitor)
WINDOW in_class AS (PARTITION BY season, class, championship, round)
ORDER BY season, class, championship, round, points DESC, competitor;

COMMENT ON VIEW title_race IS 'Who could still win the title after each round, under the official rules; a round that was later voided or halved is treated so from the start.';
COMMENT ON COLUMN title_race.points IS 'Total after the round.';
COMMENT ON COLUMN title_race.points_available IS 'Points that the competitor can still add to its total.';
COMMENT ON COLUMN title_race.can_still_win IS 'true: the competitor can still end first, alone or level.';
COMMENT ON COLUMN title_race.clinched IS 'true: nobody else can still end first, even with the points of every car without a known competitor; later decisions aside.';
COMMENT ON COLUMN title_race.complete IS 'false: some scoring cars so far have no known team, driver or maker, so points are missing here (unknown_scorers).';
COMMENT ON COLUMN title_race.round IS 'Round after which the row applies.';
COMMENT ON COLUMN title_race.competitor IS 'The team, driver or manufacturer.';
