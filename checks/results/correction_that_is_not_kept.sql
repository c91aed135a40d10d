-- correction that is not kept: corrections.kept
SELECT
    season, round, entry, column_name, printed, kept,
    CASE column_name
        WHEN 'driver' THEN 'result_drivers names no such driver of the car'
        ELSE 'results has ' || COALESCE(cell, 'an empty cell')
    END AS detail
FROM (
    SELECT
        corrections.season, corrections.round, corrections.entry, corrections.column_name,
        corrections.printed, corrections.kept,
        CASE corrections.column_name
            WHEN 'class' THEN results.class
            WHEN 'race_class' THEN COALESCE(results.race_class, results.class)
            WHEN 'class_position' THEN CAST(results.class_position AS TEXT)
            WHEN 'overall_position' THEN CAST(results.overall_position AS TEXT)
            WHEN 'car_number' THEN results.car_number
            WHEN 'team' THEN results.team
            WHEN 'chassis' THEN results.chassis
            WHEN 'engine' THEN results.engine
            WHEN 'laps' THEN CAST(results.laps AS TEXT)
            WHEN 'status' THEN results.status
            ELSE crew.driver
        END AS cell
    FROM corrections
    JOIN results USING (season, round, entry)
    LEFT JOIN result_drivers AS crew
        ON crew.season = corrections.season
        AND crew.round = corrections.round
        AND crew.entry = corrections.entry
        AND crew.driver = corrections.kept
) AS corrected
WHERE cell IS NULL OR cell <> kept;
