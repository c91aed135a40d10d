-- Which places in the points did someone take whom no source names?
SELECT
    unnamed.season,
    unnamed.round,
    circuits.short_name AS circuit,
    unnamed.class,
    unnamed.position AS place,
    unnamed.points AS worth,
    before.team AS team_ahead
FROM unnamed_places AS unnamed
JOIN events USING (season, round)
JOIN circuits USING (circuit)
LEFT JOIN results AS before
    ON before.season = unnamed.season
    AND before.round = unnamed.round
    AND before.class = unnamed.class
    AND before.class_position = unnamed.position - 1
ORDER BY unnamed.season, unnamed.round, unnamed.class, place;
