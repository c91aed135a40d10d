-- Facts that look impossible and are true: a check finds them, and the loader accepts them.
CREATE TABLE accepted_violations (
    check_name TEXT,
    row_key TEXT,
    reason TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (check_name, row_key),
    -- the reason, not the words in its place
    CHECK (reason NOT LIKE '<why%')
);

COMMENT ON TABLE accepted_violations IS 'One row per finding of a check that is true all the same, or for all of a season or class.';
COMMENT ON COLUMN accepted_violations.check_name IS 'Name of the check, as the loader and the view violations say it.';
COMMENT ON COLUMN accepted_violations.row_key IS 'Key of the finding, as the view violations shows it; or every one of 1955, every one of 1955 F1: all that the check finds in a season, or in a class where the key names one.';
COMMENT ON COLUMN accepted_violations.reason IS 'Why it is true.';
