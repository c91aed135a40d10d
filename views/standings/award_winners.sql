-- Who won poles, fastest laps and other awards, and how many points were they worth?
-- One row per race, award and winning car or driver.
CREATE VIEW award_winners AS
WITH alone AS (
    SELECT season, round, entry, MIN(driver) AS driver
    FROM result_drivers
    GROUP BY season, round, entry
    HAVING COUNT(*) = 1
),
rewarded AS (
    SELECT season, class, kind, award, MAX(points) AS worth
    FROM championships
    JOIN rulebook_bonuses USING (rulebook)
    GROUP BY season, class, kind, award
)
SELECT
    season, round, events.event, events.circuit, awards.award, cars.class, entry,
    COALESCE(cars.car_number, NULLIF(entry, cars.team)) AS car_number,
    cars.team,
    COALESCE(awards.driver, alone.driver) AS driver,
    crews.drivers,
    awards.lap_time,
    COALESCE(rewarded.worth, 0) AS worth,
    awards.note,
    awards.source
FROM awards
JOIN results AS cars USING (season, round, entry)
JOIN events USING (season, round)
LEFT JOIN alone USING (season, round, entry)
LEFT JOIN crews USING (season, round, entry)
LEFT JOIN rewarded
    ON rewarded.season = cars.season
    AND rewarded.class = cars.class
    AND rewarded.kind = events.kind
    AND rewarded.award = awards.award
ORDER BY season, round, awards.award, entry, driver;

COMMENT ON VIEW award_winners IS 'Winners of pole, fastest lap and other awards.';
COMMENT ON COLUMN award_winners.car_number IS 'Number on the car; if the results have none, its entry, unless that is the team''s name.';
COMMENT ON COLUMN award_winners.driver IS 'Driver who won it; empty if several shared the car and none is named.';
COMMENT ON COLUMN award_winners.worth IS 'Points for it, the most in any championship of the class; 0 = none, as in 2003.';
COMMENT ON COLUMN award_winners.round IS 'Number of the championship round, from 1.';
COMMENT ON COLUMN award_winners.note IS 'Circumstances, or a question that the source leaves open.';
