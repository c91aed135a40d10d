-- Who led each championship, and after which rounds?
SELECT
    season,
    class,
    team AS leader,
    COUNT(*) AS rounds_led,
    string_agg(round::TEXT, ' ' ORDER BY round) AS after_rounds
FROM standings_by_round
WHERE position = 1
GROUP BY season, class, team
ORDER BY season, class, rounds_led DESC, leader;
