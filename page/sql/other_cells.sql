-- Which cells of the grids does a what-if change?
SELECT other.*
FROM cells AS other
LEFT JOIN cells AS official
    ON official.scenario = 'official'
    AND official.class = other.class
    AND official.championship = other.championship
    AND official.competitor = other.competitor
    AND official.round = other.round
    AND official.reasons = other.reasons
LEFT JOIN standings
    ON standings.season = getvariable('season')
    AND standings.class = other.class
    AND standings.championship = other.championship
    AND standings.competitor = other.competitor
WHERE other.scenario <> 'official'
    AND (official.scenario IS NULL OR standings.competitor IS NULL)
ORDER BY other.round;
