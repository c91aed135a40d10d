-- Facts about a race as a whole. The winner's laps are in results and nowhere else.
CREATE TABLE races (
    season INTEGER,
    round INTEGER,
    format TEXT NOT NULL,
    circuit_km DECIMAL(6, 3) CHECK (circuit_km > 0),
    winner_time TEXT CHECK (winner_time LIKE '%_:__:__.___'),
    source TEXT NOT NULL REFERENCES sources (source),
    PRIMARY KEY (season, round),
    FOREIGN KEY (season, round) REFERENCES events (season, round)
);

COMMENT ON TABLE races IS 'One row per race.';
COMMENT ON COLUMN races.format IS 'Distance or time after which the race ended.';
COMMENT ON COLUMN races.circuit_km IS 'Length of a lap in kilometres.';
COMMENT ON COLUMN races.winner_time IS 'Time of the overall winner, hours:minutes:seconds.';
