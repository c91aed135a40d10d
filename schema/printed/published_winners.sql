CREATE TABLE published_winners (
    season INTEGER,
    round INTEGER,
    class TEXT,
    car_number TEXT NOT NULL,
    team TEXT NOT NULL,
    PRIMARY KEY (season, round, class),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE published_winners IS 'One row per class winner of a race as the table of results prints it.';
COMMENT ON COLUMN published_winners.car_number IS 'Printed number of the winning car.';
COMMENT ON COLUMN published_winners.team IS 'Printed name of the winning team.';
