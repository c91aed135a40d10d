-- What is competed for, and by which rules.
CREATE TABLE championships (
    season INTEGER,
    class TEXT,
    championship TEXT CHECK (championship IN ('teams', 'drivers', 'manufacturers')),
    rulebook TEXT NOT NULL REFERENCES rulebooks (rulebook),
    PRIMARY KEY (season, class, championship),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE championships IS 'One row per championship: a season, a class, and who competes in it.';
COMMENT ON COLUMN championships.championship IS 'Who competes: teams, drivers or manufacturers.';
COMMENT ON COLUMN championships.rulebook IS 'The rulebook that holds.';
