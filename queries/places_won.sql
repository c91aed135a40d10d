-- Who gained most places in the standings, from the first listing to the end?
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
SELECT
    class, competitor,
    MIN(round) AS listed_after,
    min_by(position, round) AS position_then,
    max_by(position, round) AS position_now,
    CAST(SUM(places_won) AS INTEGER) AS places_won,
    bool_and(complete) AS complete
FROM standings_by_round
WHERE season = getvariable('asked_season')
    AND championship = getvariable('asked_championship')
    AND class = asked_class(otherwise := class)
GROUP BY class, competitor
HAVING SUM(places_won) IS NOT NULL
ORDER BY places_won DESC, class, competitor
LIMIT 20;
