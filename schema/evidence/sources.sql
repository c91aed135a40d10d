-- Where the facts come from.
CREATE TABLE sources (
    source TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    url TEXT UNIQUE
);

COMMENT ON TABLE sources IS 'One row per source of a fact.';
COMMENT ON COLUMN sources.source IS 'Short key of the source.';
COMMENT ON COLUMN sources.title IS 'Publisher, subject, date.';
COMMENT ON COLUMN sources.url IS 'Web address; empty if it is not on the web.';
