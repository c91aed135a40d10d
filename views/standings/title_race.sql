-- Who could still win the title, and when was it decided?
-- One row per season, class, championship, held round and competitor of the class. Countback decides
-- between those level on points; a tie that it does not separate stays open, and both can still win.
-- Where it is unknown who scored with a car, anybody may have: a title is clinched when its lead is
-- larger than all that can have been won with such cars. Only those whom the standings list can win.
-- A round that was voided or halved after a later one counts so from the beginning here.
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
-- The most that one competitor can have won with unknown cars in a round.
unknown AS (
    SELECT
        season, class, championship, round,
        CASE WHEN cars_counted = 1 OR competitors = 'drivers' THEN MAX(worth) ELSE SUM(worth) END
            AS worth
    FROM unknown_scorers
    JOIN season_rules USING (season, class, championship)
    WHERE scenario = 'official'
    GROUP BY season, class, championship, round, cars_counted, competitors
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
        -- At best it is level with the leader of now, or ahead.
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
        -- Whoever is not listed at all can still add as much as the leader.
        AND COALESCE(
            points - MAX(CASE WHEN can_still_win THEN points_available ELSE points_best END)
                OVER in_class > points_unknown,
            TRUE
        ) AS clinched,
    points_unknown IS NULL AS complete
FROM contenders
LEFT JOIN unknown_by_round USING (season, class, championship, round)
WINDOW in_class AS (PARTITION BY season, class, championship, round)
ORDER BY season, class, championship, round, points DESC, competitor;

COMMENT ON VIEW title_race IS 'Who could still win the title after each round, by the rules that held; a round that was later voided or halved counts so from the beginning.';
COMMENT ON COLUMN title_race.points IS 'Total after the round.';
COMMENT ON COLUMN title_race.points_available IS 'Points that the competitor can still add to its total.';
COMMENT ON COLUMN title_race.can_still_win IS 'true: it can still end in first place, alone or shared.';
COMMENT ON COLUMN title_race.clinched IS 'true: nobody else can end in first place any more, later decisions aside; not even with every car whose competitor is unknown.';
COMMENT ON COLUMN title_race.complete IS 'false: points are missing here, as of some cars in the points so far no source names the team, driver or maker (unknown_scorers).';
COMMENT ON COLUMN title_race.round IS 'The round after which this holds.';
