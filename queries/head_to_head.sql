-- How did two teams of a class compare, round by round?
SET VARIABLE season = 2003;
SET VARIABLE class = 'GTS';
SET VARIABLE one = 'Corvette Racing';
SET VARIABLE other = 'Prodrive';
SELECT
    events.round,
    circuits.short_name AS circuit,
    one.points AS one,
    other.points AS other,
    CASE sign(coalesce(one.points, 0) - coalesce(other.points, 0))
        WHEN 1 THEN getvariable('one')
        WHEN -1 THEN getvariable('other')
        ELSE 'level'
    END AS better,
    CAST(
        SUM(coalesce(one.points, 0) - coalesce(other.points, 0)) OVER (ORDER BY events.round)
        AS INTEGER
    ) AS lead_of_one
FROM events
JOIN circuits USING (circuit)
LEFT JOIN team_points_by_round AS one
    ON one.official
    AND one.season = events.season
    AND one.round = events.round
    AND one.class = getvariable('class')
    AND one.team = getvariable('one')
LEFT JOIN team_points_by_round AS other
    ON other.official
    AND other.season = events.season
    AND other.round = events.round
    AND other.class = getvariable('class')
    AND other.team = getvariable('other')
WHERE events.season = getvariable('season') AND events.status = 'held'
ORDER BY events.round;
