-- what-if without a change: what_ifs.what_if
SELECT what_if, 'it changes no rule, result or round, so it is what held' AS detail
FROM what_ifs
WHERE scale IS NULL
    AND minimum_distance_percent IS NULL
    AND distance_basis IS NULL
    AND cars_counted IS NULL
    AND rounds_counted IS NULL
    AND what_if NOT IN (SELECT what_if FROM what_if_results)
    AND what_if NOT IN (SELECT what_if FROM what_if_rounds);
