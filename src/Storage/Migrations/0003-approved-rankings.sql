-- A ranking the office has approved before its hour waits as approved. A check cannot be changed in place on both engines: the table is copied.
CREATE TABLE rankings_next (
    id TEXT NOT NULL PRIMARY KEY,
    scope_unit_id TEXT NOT NULL,
    week TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    text TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('frozen', 'held', 'approved', 'posted')),
    frozen_at BIGINT NOT NULL,
    posted_at BIGINT,
    UNIQUE (scope_unit_id, week)
);
INSERT INTO rankings_next (id, scope_unit_id, week, snapshot, text, state, frozen_at, posted_at)
    SELECT id, scope_unit_id, week, snapshot, text, state, frozen_at, posted_at FROM rankings;
DROP TABLE rankings;
ALTER TABLE rankings_next RENAME TO rankings;
