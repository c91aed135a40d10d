-- The rules, where the folder has none: one points scale for every class and championship
--
-- --points 25,18,15: points of the places, from first place on
-- --championships drivers,teams: competitors in each class: drivers, teams, manufacturers

INSERT INTO refused
SELECT NULL, NULL, getvariable('points'), '--points as numbers from the first place, such as 25,18,15'
WHERE NOT regexp_full_match(getvariable('points'), '\d+(\.\d+)?( *[,;-] *\d+(\.\d+)?)*')
UNION ALL
SELECT NULL, NULL, name, '--championships of drivers, teams or manufacturers'
FROM (SELECT UNNEST(string_split(getvariable('championships'), ',')) AS name)
WHERE trim(name) NOT IN ('drivers', 'teams', 'manufacturers');
CREATE TABLE wanted AS
WITH classes AS (SELECT DISTINCT season, class FROM seeds.results),
earlier AS (
    SELECT championship, MAX_BY(rulebook, season) AS rulebook FROM kept.championships GROUP BY championship
),
named AS (
    SELECT trim(UNNEST(string_split(getvariable('championships'), ','))) AS championship
    UNION
    SELECT championship FROM earlier WHERE getvariable('championships') IS NULL
)
SELECT season, class, championship, COALESCE(earlier.rulebook, getvariable('series')) AS rulebook
FROM classes CROSS JOIN named LEFT JOIN earlier USING (championship)
WHERE getvariable('points') IS NOT NULL OR earlier.rulebook IS NOT NULL;
INSERT INTO seeds.championships BY NAME FROM wanted ORDER BY ALL;
INSERT INTO seeds.rulebooks BY NAME
SELECT DISTINCT rulebook, rulebook AS scale FROM wanted
WHERE rulebook NOT IN (SELECT rulebook FROM kept.rulebooks);
CREATE TABLE scale AS
SELECT scale, generate_subscripts(points, 1) AS place, trim(UNNEST(points)) AS points
FROM (
    SELECT getvariable('series') AS scale, regexp_split_to_array(getvariable('points'), ' *[,;-] *') AS points
)
WHERE scale IN (SELECT scale FROM kept.rulebooks UNION ALL SELECT scale FROM seeds.rulebooks);
-- The options of this command replace those of earlier ones.
DELETE FROM kept.points_scales WHERE scale IN (SELECT scale FROM scale);
INSERT INTO seeds.points_scales BY NAME FROM scale;
INSERT INTO remarks
SELECT '--points is not used: the rulebooks of this folder have scales of their own'
WHERE getvariable('points') IS NOT NULL AND NOT EXISTS (FROM scale)
UNION ALL
SELECT award || ' brings no points: add a row to rulebook_bonuses.csv if it should'
FROM (SELECT DISTINCT award FROM seeds.awards)
WHERE award NOT IN (SELECT award FROM kept.rulebook_bonuses);
