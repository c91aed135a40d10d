-- The finishing positions, from which every points table is computed.
-- A car is classified if it has a place in its class, whether it was running at the finish or not.
CREATE TABLE results (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    class TEXT NOT NULL,
    race_class TEXT,
    class_position INTEGER CHECK (class_position >= 1),
    overall_position INTEGER CHECK (overall_position >= 1),
    car_number TEXT,
    team TEXT REFERENCES teams (team),
    chassis TEXT REFERENCES chassis (chassis),
    engine TEXT REFERENCES engines (engine),
    laps INTEGER CHECK (laps BETWEEN 0 AND 99999),
    status TEXT NOT NULL DEFAULT 'classified'
        CHECK (status IN ('classified', 'nc', 'dnf', 'dns', 'dsq')),
    basis TEXT NOT NULL DEFAULT 'race' CHECK (basis IN ('race', 'inferred', 'standings')),
    note TEXT,
    PRIMARY KEY (season, round, entry),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, class) REFERENCES classes (season, class),
    FOREIGN KEY (season, race_class, class) REFERENCES race_classes (season, race_class, class),
    -- a place in class for a classified car, or another status
    CHECK (status <> 'classified' OR class_position IS NOT NULL),
    -- no place in class for a car that is nc, dns or dsq
    CHECK (class_position IS NULL OR status IN ('classified', 'dnf')),
    -- no overall place for a car that did not start or was disqualified
    CHECK (overall_position IS NULL OR status NOT IN ('dns', 'dsq')),
    -- an overall place that is not better than the place in class
    CHECK (overall_position >= class_position),
    -- a place in class for the first car overall
    CHECK (overall_position > 1 OR class_position IS NOT NULL),
    -- no laps for a car that did not start
    CHECK (laps = 0 OR status <> 'dns')
);

COMMENT ON TABLE results IS 'One row per car in a race: its finishing position, without points.';
COMMENT ON COLUMN results.entry IS 'Name of the car within its race, such as its number or its team.';
COMMENT ON COLUMN results.race_class IS 'Class in which the car raced; empty if it is the class in which it scores.';
COMMENT ON COLUMN results.class_position IS 'Place in class as finished; empty for a car that was not classified.';
COMMENT ON COLUMN results.overall_position IS 'Place among all cars; empty if no source gives it.';
COMMENT ON COLUMN results.car_number IS 'Number on the car, as text (0, 00 and 08 are three numbers); empty if no source gives it.';
COMMENT ON COLUMN results.team IS 'Team that entered the car and scores with it.';
COMMENT ON COLUMN results.engine IS 'Engine of the car, as its source spells it; engines.standard_name unites the spellings.';
COMMENT ON COLUMN results.laps IS 'Laps completed; empty if no source gives them.';
COMMENT ON COLUMN results.status IS 'classified; dnf (with a place if it was classified all the same); nc (running, not classified); dns or dsq.';
COMMENT ON COLUMN results.basis IS 'Evidence of the place. race: a race report; inferred: two sources that together leave no other place; standings: only the published table.';
COMMENT ON COLUMN results.note IS 'Remark on the evidence, or on what happened to the car.';
