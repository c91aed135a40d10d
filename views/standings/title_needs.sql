-- How many points does each contender need in the rounds to come?
-- One row per season, class, championship, held round, contender for the title and rival who can
-- still win it, too; a contender without a rival has won, if the row is complete. Points are those
-- that count.
CREATE VIEW title_needs AS
WITH contenders AS (
    SELECT
        season, class, championship, round, competitor, points, points_available, clinched,
        complete
    FROM title_race
    WHERE can_still_win
)
SELECT
    own.season, own.class, own.championship, own.round, own.competitor, own.points, own.points_available,
    rivals.competitor AS rival, rivals.points AS rival_points,
    rivals.points - own.points AS behind,
    CASE
        WHEN rivals.points + rivals.points_available - own.points < 0 THEN 0
        WHEN rivals.points + rivals.points_available - own.points < own.points_available
            THEN rivals.points + rivals.points_available - own.points
    END AS enough,
    CASE
        WHEN own.clinched THEN 'champion: nobody else can win'
        WHEN rivals.competitor IS NULL THEN 'nobody else who is known can win'
        WHEN own.points_available = 0 AND rivals.points_available = 0
            THEN 'level with ' || rivals.competitor || ' at the end'
        WHEN rivals.points > own.points
            THEN 'must outscore ' || rivals.competitor || ' by more than '
                || CASE
                    WHEN rivals.points - own.points = CAST(rivals.points - own.points AS INTEGER)
                        THEN CAST(CAST(rivals.points - own.points AS INTEGER) AS TEXT)
                    ELSE CAST(rivals.points - own.points AS TEXT)
                END
        WHEN rivals.points = own.points THEN 'must outscore ' || rivals.competitor
        ELSE 'stays ahead of ' || rivals.competitor || ' unless outscored by '
            || CASE
                    WHEN own.points - rivals.points = CAST(own.points - rivals.points AS INTEGER)
                        THEN CAST(CAST(own.points - rivals.points AS INTEGER) AS TEXT)
                    ELSE CAST(own.points - rivals.points AS TEXT)
                END || ' or more'
    END AS needs,
    own.complete
FROM contenders AS own
LEFT JOIN contenders AS rivals
    ON rivals.season = own.season
    AND rivals.class = own.class
    AND rivals.championship = own.championship
    AND rivals.round = own.round
    AND rivals.competitor <> own.competitor
ORDER BY
    own.season, own.class, own.championship, own.round, own.points DESC, own.competitor, rivals.points DESC, rival;

COMMENT ON VIEW title_needs IS 'Points that each contender for a title needs against each rival in the rounds to come.';
COMMENT ON COLUMN title_needs.round IS 'Round after which the row applies.';
COMMENT ON COLUMN title_needs.points IS 'Total after the round.';
COMMENT ON COLUMN title_needs.points_available IS 'Points that the competitor can still add to its total.';
COMMENT ON COLUMN title_needs.rival IS 'Another competitor that can still win; empty if there is none.';
COMMENT ON COLUMN title_needs.rival_points IS 'Total of the rival after the round.';
COMMENT ON COLUMN title_needs.behind IS 'Points behind the rival; negative = ahead of it.';
COMMENT ON COLUMN title_needs.enough IS 'With more points than this in the rounds to come the contender stays ahead, whatever the rival scores; empty if that is out of its own hands.';
COMMENT ON COLUMN title_needs.needs IS 'The same in words. If the two end level on points, the rulebook''s ties decide. Where rounds can be dropped, a result counts by what it adds to the total.';
