-- Best rounds: how many rounds of a part of the season count. Without rows every round counts.
CREATE TABLE rulebook_segments (
    rulebook TEXT REFERENCES rulebooks (rulebook),
    first_round INTEGER DEFAULT 1 CHECK (first_round >= 1),
    last_round INTEGER NOT NULL DEFAULT 63 CHECK (last_round BETWEEN first_round AND 63),
    rounds_counted INTEGER CHECK (rounds_counted BETWEEN 1 AND 63),
    rounds_dropped INTEGER CHECK (rounds_dropped BETWEEN 1 AND 62),
    PRIMARY KEY (rulebook, first_round),
    -- either rounds_counted or rounds_dropped
    CHECK ((rounds_counted IS NULL) <> (rounds_dropped IS NULL))
);

COMMENT ON TABLE rulebook_segments IS 'One row per part of a season in which only the best rounds count.';
COMMENT ON COLUMN rulebook_segments.first_round IS 'First round of the part.';
COMMENT ON COLUMN rulebook_segments.last_round IS 'Last round of the part, or 63 for the rest of the season.';
COMMENT ON COLUMN rulebook_segments.rounds_counted IS 'Number of best rounds of the part that count; the rounds of one weekend (events) count as one.';
COMMENT ON COLUMN rulebook_segments.rounds_dropped IS 'Instead: number of worst rounds dropped, of those held; at least one round counts.';
