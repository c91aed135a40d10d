-- The championships and their rules. A class can have several over the same races.
CREATE TABLE championships (
    season INTEGER,
    class TEXT,
    championship TEXT,
    -- If the seeds leave it out, it is the championship's name (loading/seed_files.py).
    competitors TEXT NOT NULL CHECK (competitors IN ('teams', 'drivers', 'manufacturers')),
    rulebook TEXT NOT NULL REFERENCES rulebooks (rulebook),
    PRIMARY KEY (season, class, championship),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE championships IS 'One row per season, class and championship.';
COMMENT ON COLUMN championships.championship IS 'Name of the championship in its class: teams, drivers, manufacturers, or the name of a cup.';
COMMENT ON COLUMN championships.competitors IS 'Who competes: teams, drivers or manufacturers.';
COMMENT ON COLUMN championships.rulebook IS 'The rulebook in force.';
