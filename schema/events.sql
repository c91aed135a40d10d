-- The calendar. A cancelled event has no round, and results refer to season and round:
-- a result of a cancelled event cannot be written down.
CREATE TABLE events (
    season INTEGER REFERENCES seasons (season),
    event TEXT,
    -- Under 64, so that a team's finishes in one place are one digit of its countback.
    round INTEGER CHECK (round BETWEEN 1 AND 63),
    circuit TEXT NOT NULL REFERENCES circuits (circuit),
    -- DuckDB knows dates without end and before the year 1, which have no calendar year.
    date DATE NOT NULL CHECK (date BETWEEN '1900-01-01' AND '9999-12-31'),
    status TEXT NOT NULL CHECK (status IN ('held', 'scheduled', 'cancelled')),
    kind TEXT NOT NULL REFERENCES event_kinds (kind),
    note TEXT,
    PRIMARY KEY (season, event),
    UNIQUE (season, round),
    CHECK ((status = 'cancelled') = (round IS NULL))
);

COMMENT ON TABLE events IS 'One row per event on the calendar, the cancelled ones too.';
COMMENT ON COLUMN events.event IS 'Name of the event.';
COMMENT ON COLUMN events.round IS 'Number of the championship round, from 1; a cancelled event has none.';
COMMENT ON COLUMN events.date IS 'Day of the race, or the day planned for it.';
COMMENT ON COLUMN events.status IS 'held, scheduled (still to come) or cancelled.';
COMMENT ON COLUMN events.note IS 'What else the source says of the event.';
