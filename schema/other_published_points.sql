-- Points printed elsewhere than in the season article: drivers' and manufacturers' championships.
CREATE TABLE other_published_points (
    season INTEGER,
    championship TEXT CHECK (championship IN ('drivers', 'manufacturers')),
    class TEXT,
    name TEXT,
    after_round INTEGER,
    points INTEGER NOT NULL CHECK (points BETWEEN -99999 AND 99999),
    source TEXT NOT NULL REFERENCES sources (source),
    PRIMARY KEY (season, championship, class, name, after_round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class),
    FOREIGN KEY (season, after_round) REFERENCES events (season, round)
);

COMMENT ON TABLE other_published_points IS 'One row per total printed outside the season article.';
COMMENT ON COLUMN other_published_points.championship IS 'drivers or manufacturers.';
COMMENT ON COLUMN other_published_points.name IS 'Driver or manufacturer.';
COMMENT ON COLUMN other_published_points.after_round IS 'Round after which the total was printed.';
COMMENT ON COLUMN other_published_points.points IS 'Printed total.';
