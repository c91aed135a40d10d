-- Why did this competitor get its points in this round?
--     FROM explain('Prodrive', 3);
-- DuckDB's own: a table macro over the ledger.
CREATE MACRO explain(name, in_round, in_season := NULL) AS TABLE
SELECT class, competitor, car_number, class_position, laps, required_laps, points, why
FROM points_ledger
WHERE season = COALESCE(in_season, (SELECT MAX(season) FROM results))
    AND round = in_round
    AND contains(LOWER(strip_accents(competitor)), LOWER(strip_accents(name)));

COMMENT ON MACRO TABLE explain IS 'The points of a team, a driver or a manufacturer in a round, car by car, with the reasons in words.';
