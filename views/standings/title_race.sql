-- Who could still win the title, and when was it decided?
-- One row per season, class, championship, held round and competitor of the class. Countback decides
-- between those level on points; a tie that it does not separate stays open, and both can still win.
CREATE VIEW title_race AS
WITH placed AS (
    SELECT
        season, class, championship, round, competitor, points,
        RANK() OVER (
            PARTITION BY season, class, championship, round
            ORDER BY points DESC, places_1_to_10 DESC, places_11_to_20 DESC, best_result NULLS LAST
        ) AS position
    FROM outlook
),
hopes AS (
    SELECT
        season, class, championship, round, competitor,
        MIN(points) AS points,
        MAX(points) - MIN(points) AS points_available,
        MAX(position) AS position_now,
        MIN(position) AS position_best
    FROM placed
    GROUP BY season, class, championship, round, competitor
),
contenders AS (
    SELECT
        hopes.*,
        -- At best it is level with the leader of now, or ahead.
        position_best <= MIN(position_now)
            OVER (PARTITION BY season, class, championship, round) AS can_still_win
    FROM hopes
)
SELECT
    season, class, championship, round, competitor, points, points_available, can_still_win,
    can_still_win AND SUM(CASE WHEN can_still_win THEN 1 END)
        OVER (PARTITION BY season, class, championship, round) = 1 AS clinched
FROM contenders
ORDER BY season, class, championship, round, points DESC, competitor;

COMMENT ON VIEW title_race IS 'Who could still win the title after each round, by the rules that held.';
COMMENT ON COLUMN title_race.points IS 'Total after the round.';
COMMENT ON COLUMN title_race.points_available IS 'Points that the competitor can still add to its total.';
COMMENT ON COLUMN title_race.can_still_win IS 'true: it can still end in first place, alone or shared.';
COMMENT ON COLUMN title_race.clinched IS 'true: nobody else can end in first place any more, later decisions aside, of those who are known (unknown_competitors).';
