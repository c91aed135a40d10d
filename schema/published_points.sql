CREATE TABLE published_points (
    season INTEGER,
    class TEXT,
    team TEXT,
    round INTEGER,
    points INTEGER NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    PRIMARY KEY (season, class, team, round),
    FOREIGN KEY (season, class, team) REFERENCES published_totals (season, class, team),
    FOREIGN KEY (season, round) REFERENCES events (season, round)
);

COMMENT ON TABLE published_points IS 'One row per filled cell of a printed championship table.';
COMMENT ON COLUMN published_points.points IS 'Printed points of the team in that round.';
