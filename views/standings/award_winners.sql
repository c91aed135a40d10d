-- Who won poles, fastest laps and other awards, and what did the rulebook give for them?
-- One row per award of a race and car, or driver, that won it.
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

COMMENT ON VIEW award_winners IS 'Who won pole, fastest lap and what else is awarded beside the places.';
COMMENT ON COLUMN award_winners.car_number IS 'Number on the car; where the results have none its entry, unless that is the team''s name.';
COMMENT ON COLUMN award_winners.driver IS 'Driver who won it; empty where several shared the car and none is named.';
COMMENT ON COLUMN award_winners.worth IS 'Points that the rulebook gives for it, the most in any championship of the class; 0 = nothing, as in 2003.';
COMMENT ON COLUMN award_winners.round IS 'Number of the championship round, from 1.';
COMMENT ON COLUMN award_winners.note IS 'How it was won, or what the source leaves open.';
