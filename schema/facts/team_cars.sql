-- The car models of a team as its championship table prints them; some teams used two.
CREATE TABLE team_cars (
    season INTEGER,
    class TEXT,
    team TEXT REFERENCES teams (team),
    -- The standings print up to three.
    car INTEGER CHECK (car BETWEEN 1 AND 3),
    chassis TEXT NOT NULL REFERENCES chassis (chassis),
    engine TEXT NOT NULL REFERENCES engines (engine),
    PRIMARY KEY (season, class, team, car),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE team_cars IS 'One row per season, class, team and car model that the championship table prints.';
COMMENT ON COLUMN team_cars.car IS 'Position of the car model in the table''s list, from 1.';
