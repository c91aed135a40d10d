-- one manufacturer under two names: chassis.manufacturer
SELECT
    chassis, manufacturer,
    'it ' || MIN(likeness || ' ' || other_name) || ', and no race has both' AS detail
FROM chassis
JOIN similar_names
    ON similar_names.name = chassis.manufacturer
WHERE seed = 'manufacturers'
GROUP BY chassis, manufacturer;
