-- name of two teams: teams.also_printed_as
SELECT
    teams.team, teams.also_printed_as,
    CASE
        WHEN namesakes.team = teams.team THEN 'it is the name of the team itself'
        ELSE 'another row has it as the name of the team'
    END AS detail
FROM teams
JOIN teams AS namesakes
    ON namesakes.team = teams.also_printed_as;
