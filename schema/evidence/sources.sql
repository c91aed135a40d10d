-- Where the facts come from.
CREATE TABLE sources (
    source TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT UNIQUE
);

COMMENT ON TABLE sources IS 'One row per source of a fact.';
COMMENT ON COLUMN sources.source IS 'Short key of a source, as the other seeds cite it.';
COMMENT ON COLUMN sources.title IS 'What the source is: publisher, subject, date.';
COMMENT ON COLUMN sources.url IS 'Where it was read; empty when it is not on the web.';
