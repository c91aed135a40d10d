-- Where sources contradict each other: what was kept, and why.
CREATE TABLE disagreements (
    disagreement INTEGER PRIMARY KEY,
    season INTEGER NOT NULL REFERENCES seasons (season),
    round INTEGER,
    class TEXT,
    subject TEXT NOT NULL,
    kept TEXT NOT NULL,
    other TEXT NOT NULL,
    why TEXT NOT NULL,
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class)
);

COMMENT ON TABLE disagreements IS 'One row per point on which sources differ.';
COMMENT ON COLUMN disagreements.disagreement IS 'Number of the disagreement.';
COMMENT ON COLUMN disagreements.round IS 'Round that it is about; empty when it is about no single one.';
COMMENT ON COLUMN disagreements.subject IS 'What the sources differ about.';
COMMENT ON COLUMN disagreements.kept IS 'What this database says.';
COMMENT ON COLUMN disagreements.other IS 'What the other side says.';
COMMENT ON COLUMN disagreements.why IS 'Why the one was kept.';
