-- round without a points scale: championships.rulebook by kind
-- True if a championship leaves out races that others count, such as a cup.
SELECT
    season, class, championship, rulebook, events.kind,
    'its scale ' || rulebooks.scale || ' has no points for the kind ' || events.kind
        || ' of round ' || CAST(MIN(events.round) AS TEXT) AS detail
FROM championships
JOIN rulebooks USING (rulebook)
JOIN events USING (season)
LEFT JOIN (
    SELECT DISTINCT scale, kind FROM points_scales
) AS rewarded
    ON rewarded.scale = rulebooks.scale AND rewarded.kind = events.kind
WHERE events.status IN ('held', 'scheduled') AND rewarded.kind IS NULL
GROUP BY season, class, championship, rulebook, rulebooks.scale, events.kind;
