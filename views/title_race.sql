-- Who could still win the title, and when was it decided?
-- One row per season, class, held round and team of the class. Countback decides between teams
-- level on points; a tie that it does not separate stays open, and both can still win.
CREATE VIEW title_race AS
WITH ranked AS (
    SELECT
        season,
        class,
        round,
        team,
        points,
        RANK() OVER (
            PARTITION BY season, class, round
            ORDER BY
                points DESC, countback_1 DESC, countback_2 DESC, countback_3 DESC,
                countback_4 DESC
        ) AS place
    FROM outlook
),
-- Of a team's two prospects the better one is its best.
teams_ahead AS (
    SELECT
        season,
        class,
        round,
        team,
        MIN(points) AS points,
        MAX(points) AS best_points,
        MAX(place) AS place_now,
        MIN(place) AS place_best
    FROM ranked
    GROUP BY season, class, round, team
),
contenders AS (
    SELECT
        season,
        class,
        round,
        team,
        points,
        best_points - points AS points_available,
        -- At best it is level with the leader of now, or ahead.
        place_best <= MIN(place_now) OVER (PARTITION BY season, class, round) AS can_still_win
    FROM teams_ahead
)
SELECT
    season,
    class,
    round,
    team,
    points,
    points_available,
    can_still_win,
    can_still_win
        AND SUM(CASE WHEN can_still_win THEN 1 END)
            OVER (PARTITION BY season, class, round) = 1 AS clinched
FROM contenders;

COMMENT ON VIEW title_race IS 'Who could still win the title after each round, under the official rulebook.';
COMMENT ON COLUMN title_race.points IS 'Total after the round.';
COMMENT ON COLUMN title_race.points_available IS 'Points that the team can still add to its total.';
COMMENT ON COLUMN title_race.can_still_win IS 'true: the team can still end in first place, alone or shared.';
COMMENT ON COLUMN title_race.clinched IS 'true: no other team can end in first place any more, later decisions aside.';
