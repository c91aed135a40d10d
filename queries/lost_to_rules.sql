-- How much did each team lose to each rule over the season?
SELECT
    season,
    class,
    team,
    reason,
    times,
    points
FROM points_lost
ORDER BY season, class, points DESC, times DESC, team, reason;
