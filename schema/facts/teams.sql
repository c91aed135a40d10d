CREATE TABLE teams (
    team TEXT PRIMARY KEY,
    also_printed_as TEXT UNIQUE
);

COMMENT ON TABLE teams IS 'One row per team.';
COMMENT ON COLUMN teams.team IS 'Name of the team as its championship table prints it.';
COMMENT ON COLUMN teams.also_printed_as IS 'Another name of the team in the season article, if any.';
