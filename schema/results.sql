-- The finishing positions: the facts that every points table is computed from.
CREATE TABLE results (
    season INTEGER,
    round INTEGER,
    entry TEXT,
    class TEXT NOT NULL,
    race_class TEXT NOT NULL,
    class_position INTEGER CHECK (class_position >= 1),
    overall_position INTEGER CHECK (overall_position >= 1),
    car_number TEXT CHECK (car_number = TRIM(car_number)),
    team TEXT NOT NULL REFERENCES teams (team),
    chassis TEXT REFERENCES chassis (chassis),
    engine TEXT REFERENCES engines (engine),
    laps INTEGER CHECK (laps BETWEEN 0 AND 99999),
    status TEXT NOT NULL CHECK (status IN ('classified', 'nc', 'dnf', 'dns', 'dsq')),
    basis TEXT NOT NULL CHECK (basis IN ('race', 'inferred', 'standings')),
    note TEXT,
    PRIMARY KEY (season, round, entry),
    UNIQUE (season, round, class, class_position),
    UNIQUE (season, round, overall_position),
    FOREIGN KEY (season, round) REFERENCES events (season, round),
    FOREIGN KEY (season, race_class, class) REFERENCES race_classes (season, race_class, class),
    CHECK (car_number IS NULL OR entry = car_number),
    CHECK ((status = 'classified') = (class_position IS NOT NULL)),
    CHECK (overall_position IS NULL OR status NOT IN ('dns', 'dsq')),
    CHECK (overall_position >= class_position),
    CHECK (overall_position > 1 OR status = 'classified'),
    CHECK (laps = 0 OR status <> 'dns')
);

COMMENT ON TABLE results IS 'One row per car in a race: where it finished, without points.';
COMMENT ON COLUMN results.entry IS 'Name of the car within its race: its number or, where no source shows the number, its team.';
COMMENT ON COLUMN results.class_position IS 'Place in the championship class as finished; empty unless the car was classified.';
COMMENT ON COLUMN results.overall_position IS 'Place among all cars; empty where no source shows it.';
COMMENT ON COLUMN results.car_number IS 'Number on the car, as text (0, 00 and 08 are three numbers); empty where no source shows it.';
COMMENT ON COLUMN results.engine IS 'Engine of the car, as its source spells it; standard_name in engines joins the spellings.';
COMMENT ON COLUMN results.laps IS 'Laps completed; empty where no source shows them.';
COMMENT ON COLUMN results.status IS 'classified, nc (running, not classified), dnf, dns or dsq.';
COMMENT ON COLUMN results.basis IS 'race: a report of the race says so; inferred: two sources together leave no other place; standings: only the published table shows it.';
COMMENT ON COLUMN results.note IS 'How the row was found or what happened to the car.';
