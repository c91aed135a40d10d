CREATE TABLE disagreement_sources (
    disagreement INTEGER REFERENCES disagreements (disagreement),
    side TEXT CHECK (side IN ('kept', 'other')),
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (disagreement, side, source)
);

COMMENT ON TABLE disagreement_sources IS 'One row per source on either side of a disagreement.';
COMMENT ON COLUMN disagreement_sources.side IS 'kept or other.';
