-- How far can the championship tables be trusted?
-- One row per season, class, championship and round with printed points: the number of cells that
-- agree with a place known from a race report, inferred from two sources, or taken from the printed
-- table alone. The last kind cannot confirm the table that it came from.
CREATE VIEW coverage AS
WITH cells AS (
    SELECT
        season, class, championship, round, competitor,
        COALESCE(computed.scored = published.points, FALSE) AS reproduced,
        -- The weakest evidence of the cars that counted.
        MAX(CASE cars.basis WHEN 'race' THEN 1 WHEN 'inferred' THEN 2 ELSE 3 END) AS weakest
    FROM published_points AS published
    LEFT JOIN points_by_round AS computed
        USING (season, class, championship, competitor, round)
    LEFT JOIN (SELECT * FROM best_entries WHERE scenario = 'official' AND award IS NULL) AS best
        USING (season, class, championship, competitor, round)
    LEFT JOIN results AS cars USING (season, round, entry)
    GROUP BY
        season, class, championship, round, competitor, published.points, computed.scored
),
unnamed AS (
    SELECT season, class, round, COUNT(*) AS places
    FROM unnamed_places
    GROUP BY season, class, round
)
SELECT
    season, class, championship, round,
    CAST(COUNT(*) AS INTEGER) AS printed,
    CAST(SUM(CASE WHEN reproduced AND weakest = 1 THEN 1 ELSE 0 END) AS INTEGER) AS by_race_report,
    CAST(SUM(CASE WHEN reproduced AND weakest = 2 THEN 1 ELSE 0 END) AS INTEGER) AS by_inference,
    CAST(SUM(CASE WHEN reproduced AND weakest = 3 THEN 1 ELSE 0 END) AS INTEGER) AS by_table_alone,
    CAST(SUM(CASE WHEN reproduced THEN 0 ELSE 1 END) AS INTEGER) AS not_reproduced,
    CAST(MAX(COALESCE(unnamed.places, 0)) AS INTEGER) AS unnamed_places
FROM cells
LEFT JOIN unnamed USING (season, class, round)
GROUP BY season, class, championship, round
ORDER BY season, class, championship, round;

COMMENT ON VIEW coverage IS 'Number of printed cells that are confirmed, by kind of evidence.';
COMMENT ON COLUMN coverage.printed IS 'Printed points cells of the class in the round.';
COMMENT ON COLUMN coverage.by_race_report IS 'Cells confirmed by a report of the race.';
COMMENT ON COLUMN coverage.by_inference IS 'Cells confirmed by two sources that together leave no other place.';
COMMENT ON COLUMN coverage.by_table_alone IS 'Cells whose place is known only from the printed table itself, so not confirmed.';
COMMENT ON COLUMN coverage.not_reproduced IS 'Cells that the computed points contradict.';
COMMENT ON COLUMN coverage.unnamed_places IS 'Scoring places of the class in the round without a known car.';
