-- 核减率 has one source (rule W13). What was entered as part of a whole becomes a unit's count where it has none yet; a bare
-- percentage tells of no people and cannot be kept as one.
INSERT INTO repatriations (unit_id, day, base, reduced, added, member_id, message_id, at)
    SELECT f.unit_id, f.month, CAST(f.whole / 1000 AS INTEGER), CAST(f.part / 1000 AS INTEGER), 0, f.entered_by, f.message_id, f.at
    FROM entered_figures f
    WHERE f.kind = 'reduction' AND f.whole IS NOT NULL AND NOT EXISTS (SELECT 1 FROM repatriations r WHERE r.unit_id = f.unit_id)
    ORDER BY f.seq;
DELETE FROM entered_figures WHERE kind = 'reduction';

-- A further kind of measure: a candidate for 一票否决 (rule J20). Neither engine changes a check in place, so the column is renewed without one:
-- which kinds there are is the program's to say.
ALTER TABLE measures RENAME COLUMN kind TO kind_before;
ALTER TABLE measures ADD COLUMN kind TEXT NOT NULL DEFAULT 'deduction';
UPDATE measures SET kind = kind_before;
ALTER TABLE measures DROP COLUMN kind_before;

-- How much of an entry a further word is about (rule W10); null = all of it.
ALTER TABLE entry_tags ADD COLUMN amount INTEGER;
