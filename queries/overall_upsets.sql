-- Which races did a car from outside the fastest class win overall?
SELECT
    winners.season,
    winners.round,
    circuits.short_name AS circuit,
    winners.class,
    concat_ws(' ', '#' || winners.car_number, winners.team) AS winner,
    winners.drivers
FROM race_winners AS winners
JOIN events USING (season, round)
JOIN circuits USING (circuit)
JOIN classes USING (season, class)
WHERE classes.rank > 1
ORDER BY winners.season, winners.round;
