-- Points other than for a place: pole, fastest lap, laps led. The winners are in awards.
CREATE TABLE rulebook_bonuses (
    rulebook TEXT REFERENCES rulebooks (rulebook),
    kind TEXT DEFAULT 'race' REFERENCES event_kinds (kind),
    award TEXT,
    points points NOT NULL CHECK (points > 0 AND points <= 9999),
    shared TEXT NOT NULL DEFAULT 'split' CHECK (shared IN ('split', 'each')),
    last_place INTEGER CHECK (last_place >= 1),
    PRIMARY KEY (rulebook, kind, award)
);

COMMENT ON TABLE rulebook_bonuses IS 'One row per rulebook, kind of race and award that brings points.';
COMMENT ON COLUMN rulebook_bonuses.award IS 'Name of the award, such as fastest lap.';
COMMENT ON COLUMN rulebook_bonuses.points IS 'Points for the award.';
COMMENT ON COLUMN rulebook_bonuses.shared IS 'Points for several winners of the award: split = equal shares, each = all points to each.';
COMMENT ON COLUMN rulebook_bonuses.last_place IS 'Last place with which a car gets the points; empty = any car, even a retired or disqualified one.';
