-- Which scoring cars have no known team, driver or maker?
-- One row per season, class, championship, round and car whose team, drivers or maker is unknown,
-- and one per bonus of such a car.
CREATE VIEW unknown_scorers AS
SELECT
    season, class, championship, round, entry, award, place, CAST(points AS points) AS worth
FROM entry_points
WHERE scenario = 'official' AND competitor IS NULL AND stopped_by IS NULL;

COMMENT ON VIEW unknown_scorers IS 'Scoring cars and bonuses that are missing in the standings because no source names the team, the drivers or the chassis. A car with one known driver counts as known; the note in results says if another is missing.';
COMMENT ON COLUMN unknown_scorers.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN unknown_scorers.class IS 'Class in which a car scores.';
COMMENT ON COLUMN unknown_scorers.worth IS 'Points of its place or status, or of the bonus.';
