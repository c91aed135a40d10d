-- Points without a place: for a start, a retirement, or an entry that did not start.
CREATE TABLE status_points (
    scale TEXT REFERENCES scales (scale),
    kind TEXT DEFAULT 'race' REFERENCES event_kinds (kind),
    status TEXT CHECK (status IN ('classified', 'nc', 'dnf', 'dns', 'dsq')),
    points points NOT NULL CHECK (points >= 0 AND points <= 9999),
    PRIMARY KEY (scale, kind, status)
);

COMMENT ON TABLE status_points IS 'One row per scale, kind of race and status that brings points if the place brings none.';
COMMENT ON COLUMN status_points.status IS 'Status of the car; classified = with a place below those of the scale.';
COMMENT ON COLUMN status_points.points IS 'Points for a car of that status; they do not count as a place in the countback.';
