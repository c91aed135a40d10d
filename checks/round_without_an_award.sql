-- round without an award: events.round
-- One that most rounds of its kind have, in as many classes, and that brings points.
SELECT
    season, event, round,
    'awards has ' || award || ' in ' || CAST(classes AS TEXT) || ' of its classes, and in '
        || CAST(usual AS TEXT) || ' in most rounds' AS detail
FROM (
    SELECT
        *, QUANTILE_DISC(classes, 0.5) OVER (PARTITION BY season, kind, award) AS usual
    FROM (
        SELECT
            season, events.event, round, kind, worth.award,
            COUNT(DISTINCT CASE WHEN won.award = worth.award THEN class END) AS classes
        FROM events
        JOIN (SELECT DISTINCT season, rulebook FROM championships) AS rules USING (season)
        JOIN rulebook_bonuses AS worth USING (rulebook, kind)
        JOIN results USING (season, round)
        LEFT JOIN awards AS won USING (season, round, entry)
        WHERE events.status = 'held'
        GROUP BY season, events.event, round, kind, worth.award
    ) AS given
) AS compared
WHERE classes < usual;
