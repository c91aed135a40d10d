-- Which rules hold? One row per rulebook of the season.
SELECT
    rulebooks.rulebook, rulebooks.description, minimum_distance_percent, distance_basis,
    cars_counted, shared_cars, ties,
    list({class: class, championship: championship}) AS tables,
    bool_or(competitors = 'drivers') AS of_drivers,
    (
        SELECT list(parts ORDER BY first_round)
        FROM rulebook_segments AS parts
        WHERE parts.rulebook = rulebooks.rulebook
    ) AS segments,
    (
        SELECT list({kinds: kinds, award: award, points: points, shared: shared, last_place: last_place}
            ORDER BY award, points)
        FROM (
            SELECT rulebook, award, points, shared, last_place, list(kind ORDER BY kind) AS kinds
            FROM rulebook_bonuses
            WHERE kind IN (SELECT kind FROM events WHERE season = getvariable('season'))
            GROUP BY rulebook, award, points, shared, last_place
        ) AS bonuses
        WHERE bonuses.rulebook = rulebooks.rulebook
    ) AS bonuses,
    (
        SELECT list({kinds: kinds, status: status, points: points} ORDER BY status, points)
        FROM (
            SELECT scale, status, points, list(kind ORDER BY kind) AS kinds
            FROM status_points
            WHERE kind IN (SELECT kind FROM events WHERE season = getvariable('season'))
            GROUP BY scale, status, points
        ) AS worth
        WHERE worth.scale = rulebooks.scale
    ) AS status_points,
    (
        SELECT list({kind: kind, description: description, points: points} ORDER BY first_round)
        FROM (
            SELECT kind, description, list(points ORDER BY place) AS points
            FROM points_scales
            JOIN event_kinds USING (kind)
            WHERE points_scales.scale = rulebooks.scale
            GROUP BY kind, description
        )
        JOIN (
            SELECT kind, MIN(round) AS first_round
            FROM events
            WHERE season = getvariable('season')
            GROUP BY kind
        ) USING (kind)
    ) AS scales
FROM championships
JOIN rulebooks USING (rulebook)
WHERE season = getvariable('season')
GROUP BY ALL
ORDER BY rulebooks.rulebook;
