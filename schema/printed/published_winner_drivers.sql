CREATE TABLE published_winner_drivers (
    season INTEGER,
    round INTEGER,
    class TEXT,
    seat INTEGER CHECK (seat BETWEEN 1 AND 6),
    driver TEXT NOT NULL REFERENCES drivers (driver),
    PRIMARY KEY (season, round, class, seat),
    UNIQUE (season, round, class, driver),
    FOREIGN KEY (season, round, class) REFERENCES published_winners (season, round, class)
);

COMMENT ON TABLE published_winner_drivers IS 'One row per driver of a class winner as the table of results prints it.';
COMMENT ON COLUMN published_winner_drivers.seat IS 'Position of the driver in the table''s list, from 1.';
