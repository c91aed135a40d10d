-- Contradictions between sources: which value was kept, and why.
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
COMMENT ON COLUMN disagreements.round IS 'Round concerned; empty if it concerns several.';
COMMENT ON COLUMN disagreements.subject IS 'Subject on which the sources differ.';
COMMENT ON COLUMN disagreements.kept IS 'Value in this database.';
COMMENT ON COLUMN disagreements.other IS 'Value in the other sources.';
COMMENT ON COLUMN disagreements.why IS 'Why this value was kept.';
