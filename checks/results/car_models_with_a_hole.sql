-- car models with a hole: team_cars.car
SELECT
    season, class, team, car,
    'only ' || CAST(models AS TEXT) || ' car models of the team are there' AS detail
FROM team_cars
JOIN (
    SELECT season, class, team, MAX(car) AS car, COUNT(*) AS models
    FROM team_cars
    GROUP BY season, class, team
    HAVING MAX(car) > COUNT(*)
) AS teams USING (season, class, team, car);
