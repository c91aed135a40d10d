-- Where do the sources disagree, and what was kept?
-- Needs disagreements.
-- One line of the text a row. In brackets the sources, as FROM sources names them.
SET VARIABLE asked_season = asked_season();
WITH sides AS (
    SELECT disagreement, side, string_agg(source, ', ' ORDER BY source) AS sources
    FROM disagreement_sources
    GROUP BY disagreement, side
),
told AS (
    SELECT
        disagreements.*,
        regexp_extract_all(
            concat(
                subject, '. Kept: ', kept, ' (' || keeping.sources || ')',
                '. Other: ', other, ' (' || differing.sources || ')',
                '. Why: ', why
            ),
            '\S.{0,68}(?:\s|$)'
        ) AS lines
    FROM disagreements
    LEFT JOIN sides AS keeping
        ON keeping.disagreement = disagreements.disagreement AND keeping.side = 'kept'
    LEFT JOIN sides AS differing
        ON differing.disagreement = disagreements.disagreement AND differing.side = 'other'
    WHERE season = getvariable('asked_season')
)
SELECT
    disagreement AS no,
    concat_ws(' ', 'round ' || round, class) AS race,
    lines[line] AS what_was_kept_and_why
FROM told, unnest(range(1, len(lines) + 1)) AS numbers (line)
ORDER BY no, line;
