-- round without an award: events.round by award
-- An award with points that most rounds of this kind have, in as many classes.
SELECT
    season, event, round, award,
    'awards has ' || award || ' in ' || CAST(classes AS TEXT) || ' of its classes, and in '
        || CAST(usual AS TEXT) || ' in most rounds' AS detail
FROM (
    SELECT
        *, QUANTILE_DISC(classes, 0.5) OVER (PARTITION BY season, kind, award) AS usual
    FROM (
        SELECT
            season, events.event, round, kind, rewarded.award,
            COUNT(DISTINCT class) AS raced,
            COUNT(DISTINCT CASE WHEN won.award = rewarded.award THEN class END) AS classes
        FROM events
        JOIN (
            SELECT DISTINCT season, class, kind, award
            FROM championships
            JOIN rulebook_bonuses USING (rulebook)
        ) AS rewarded USING (season, kind)
        JOIN results USING (season, round, class)
        LEFT JOIN awards AS won USING (season, round, entry)
        WHERE events.status = 'held'
        GROUP BY season, events.event, round, kind, rewarded.award
    ) AS given
) AS compared
WHERE classes < usual AND classes < raced;
