-- Who led each class, and after which rounds?
-- A round with a shared lead is counted for each leader.
SET VARIABLE asked_season = asked_season();
SET VARIABLE asked_championship = asked_championship();
SELECT
    class, competitor AS leader,
    COUNT(*) AS rounds_led,
    string_agg(CAST(round AS TEXT), ' ' ORDER BY round) AS after_rounds,
    bool_and(complete) AS complete
FROM standings_by_round
WHERE season = getvariable('asked_season')
    AND championship = getvariable('asked_championship')
    AND position = 1
GROUP BY class, competitor
ORDER BY class, rounds_led DESC, leader;
