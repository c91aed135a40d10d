-- What can bring a car points? Its place, and each award that it won.
-- One row per car, class in which it scores, and claim.
CREATE VIEW claims AS
WITH won AS (
    SELECT
        cars.*, award, driver AS award_driver,
        COUNT(*) OVER (PARTITION BY season, round, class, award) AS holders
    FROM awards
    JOIN class_results AS cars USING (season, round, entry)
)
SELECT *, NULL AS award, NULL AS award_driver, NULL AS holders
FROM class_results
UNION ALL
SELECT * FROM won;

COMMENT ON VIEW claims IS 'Places and awards: everything that can bring a car points.';
COMMENT ON COLUMN claims.class IS 'Class in which a car scores.';
COMMENT ON COLUMN claims.award IS 'Name of the award; empty in the row of the place.';
COMMENT ON COLUMN claims.award_driver IS 'Driver who won the award; empty in the row of the place, or if the award is that of the car.';
COMMENT ON COLUMN claims.holders IS 'Number of cars or drivers of the class that won the award; empty in the row of the place.';
