-- rulebook of no championship: rulebooks.rulebook
SELECT rulebook, 'championships does not name it; a what-if is a row of what_ifs' AS detail
FROM rulebooks
LEFT JOIN championships USING (rulebook)
WHERE championships.season IS NULL;
