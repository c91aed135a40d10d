-- printed winner of no name: published_winners.team
SELECT
    season, round, class, published_winners.team,
    'no row of teams has that name, as its own or as its other' AS detail
FROM published_winners
LEFT JOIN teams
    ON teams.team = published_winners.team OR teams.also_printed_as = published_winners.team
WHERE teams.team IS NULL;
