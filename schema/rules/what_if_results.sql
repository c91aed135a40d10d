-- Results changed by a what-if. If a car loses its place, the cars behind it move up.
CREATE TABLE what_if_results (
    what_if TEXT REFERENCES what_ifs (what_if),
    season INTEGER,
    round INTEGER,
    entry TEXT,
    class_position INTEGER CHECK (class_position >= 1),
    status TEXT NOT NULL DEFAULT 'classified'
        CHECK (status IN ('classified', 'nc', 'dnf', 'dns', 'dsq')),
    PRIMARY KEY (what_if, season, round, entry),
    FOREIGN KEY (season, round, entry) REFERENCES results (season, round, entry),
    -- a place in class for a classified car, or another status
    CHECK (status <> 'classified' OR class_position IS NOT NULL),
    -- no place in class for a car that is nc, dns or dsq
    CHECK (class_position IS NULL OR status IN ('classified', 'dnf'))
);

COMMENT ON TABLE what_if_results IS 'One row per what-if and car with a changed result.';
COMMENT ON COLUMN what_if_results.class_position IS 'Place in class under the what-if; it moves no other car: the car that is overtaken needs a row, too; empty for a car that loses its place.';
COMMENT ON COLUMN what_if_results.status IS 'Status under the what-if.';
