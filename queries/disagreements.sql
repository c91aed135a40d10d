-- Where do the sources disagree, and what was kept?
SELECT
    disagreement AS no,
    concat_ws(' ', 'round ' || round, class) AS race,
    unnest(
        regexp_extract_all(
            subject || ': ' || kept || ', not ' || other || ' (' || why || ')',
            '\S.{0,61}(?:\s|$)'
        )
    ) AS kept_and_why
FROM disagreements
ORDER BY disagreement;
