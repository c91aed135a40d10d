-- drivers' seats with a hole: result_drivers.seat
SELECT
    season, round, entry, driver, seat,
    'only ' || CAST(drivers AS TEXT) || ' drivers of the car have a seat' AS detail
FROM result_drivers
JOIN (
    SELECT season, round, entry, MAX(seat) AS seat, COUNT(seat) AS drivers
    FROM result_drivers
    GROUP BY season, round, entry
    HAVING MAX(seat) > COUNT(seat)
) AS crews USING (season, round, entry, seat);
