-- True facts that look impossible: a check finds them, and the loader accepts them.
CREATE TABLE accepted_violations (
    check_name TEXT,
    row_key TEXT,
    reason TEXT NOT NULL,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (check_name, row_key),
    -- the reason, not the words in its place
    CHECK (reason NOT LIKE '<why%')
);

COMMENT ON TABLE accepted_violations IS 'One row per finding of a check that is nevertheless true, or for all its findings in a season or class.';
COMMENT ON COLUMN accepted_violations.check_name IS 'Name of the check, as given by the loader and the view violations.';
COMMENT ON COLUMN accepted_violations.row_key IS 'Key of the finding, as in the view violations; or all findings of a season or class: every one of 1955, every one of 1955 F1.';
COMMENT ON COLUMN accepted_violations.reason IS 'Why it is true.';
