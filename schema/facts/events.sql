-- The calendar, and facts about a race as a whole. A cancelled event has no round, so it cannot
-- have results, which refer to season and round.
CREATE TABLE events (
    season INTEGER REFERENCES seasons (season),
    event TEXT,
    -- At most 63, so that the number of finishes in one place fits a digit of the countback.
    round INTEGER CHECK (round BETWEEN 1 AND 63),
    weekend INTEGER CHECK (weekend >= 1),
    circuit TEXT REFERENCES circuits (circuit),
    -- DuckDB has infinite dates and dates before the year 1, which have no calendar year.
    date DATE CHECK (date BETWEEN '1900-01-01' AND '9999-12-31'),
    status TEXT NOT NULL DEFAULT 'held'
        CHECK (status IN ('held', 'scheduled', 'cancelled', 'voided')),
    kind TEXT NOT NULL DEFAULT 'race' REFERENCES event_kinds (kind),
    points_percent INTEGER NOT NULL DEFAULT 100 CHECK (points_percent BETWEEN 1 AND 1000),
    format TEXT,
    circuit_km DECIMAL(6, 3) CHECK (circuit_km > 0),
    winner_time TEXT,
    note TEXT,
    source TEXT REFERENCES sources (source),
    PRIMARY KEY (season, event),
    UNIQUE (season, round),
    -- a time like 12:00:23.360
    CHECK (
        winner_time LIKE '%_:__:__.___'
        AND winner_time NOT LIKE '%:%:%:%'
        AND TRIM(REPLACE(winner_time, ':', ''), '0123456789') = '.'
        AND SUBSTR(winner_time, LENGTH(winner_time) - 8, 1) < '6'
        AND SUBSTR(winner_time, LENGTH(winner_time) - 5, 1) < '6'
    ),
    -- a round for every event but a cancelled one, which has none
    CHECK ((status = 'cancelled') = (round IS NULL))
);

COMMENT ON TABLE events IS 'One row per event on the calendar, including cancelled ones.';
COMMENT ON COLUMN events.event IS 'Name of the event.';
COMMENT ON COLUMN events.round IS 'Number of the championship round, from 1; a cancelled event has none.';
COMMENT ON COLUMN events.weekend IS 'Rounds with the same number are dropped together, if a rulebook drops rounds; empty = the round by itself.';
COMMENT ON COLUMN events.date IS 'Day of the race, or the day planned for it.';
COMMENT ON COLUMN events.status IS 'held, scheduled (still to come), cancelled, or voided (held, but does not count).';
COMMENT ON COLUMN events.points_percent IS 'Percentage of the scale''s points that a place is worth: 50 = half points, 200 = double points.';
COMMENT ON COLUMN events.format IS 'Distance or time of the race.';
COMMENT ON COLUMN events.circuit_km IS 'Length of a lap in kilometres.';
COMMENT ON COLUMN events.winner_time IS 'Time of the overall winner, hours:minutes:seconds.';
COMMENT ON COLUMN events.note IS 'Other facts about the event.';
