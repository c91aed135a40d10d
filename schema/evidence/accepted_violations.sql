-- Facts that look impossible and are true: a check finds them, and the loader accepts them.
CREATE TABLE accepted_violations (
    check_name TEXT,
    row_key TEXT,
    reason TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (check_name, row_key),
    -- the reason, not the words in its place
    CHECK (reason <> '<why>')
);

COMMENT ON TABLE accepted_violations IS 'One row per finding of a check that is true all the same.';
COMMENT ON COLUMN accepted_violations.check_name IS 'Name of the check, as the loader and the view violations say it.';
COMMENT ON COLUMN accepted_violations.row_key IS 'Key of the row that it found, as the view violations shows it.';
COMMENT ON COLUMN accepted_violations.reason IS 'Why it is true.';
