-- Which scale a rulebook uses for which kind of race.
CREATE TABLE rulebook_scales (
    rulebook TEXT REFERENCES rulebooks (rulebook),
    kind TEXT REFERENCES event_kinds (kind),
    scale TEXT NOT NULL REFERENCES scales (scale),
    PRIMARY KEY (rulebook, kind)
);

COMMENT ON TABLE rulebook_scales IS 'One row per rulebook and kind of race: the scale that it uses there.';
