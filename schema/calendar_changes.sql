-- What the calendar lost and won against the season before.
CREATE TABLE calendar_changes (
    season INTEGER REFERENCES seasons (season),
    event TEXT,
    change TEXT NOT NULL CHECK (change IN ('added', 'dropped')),
    note TEXT,
    PRIMARY KEY (season, event)
);

COMMENT ON TABLE calendar_changes IS 'One row per event that came to or left the calendar since the season before.';
COMMENT ON COLUMN calendar_changes.event IS 'The event or the circuit, as the season article calls it.';
COMMENT ON COLUMN calendar_changes.change IS 'added or dropped.';
COMMENT ON COLUMN calendar_changes.note IS 'Where the event is held and what is known of the change.';
