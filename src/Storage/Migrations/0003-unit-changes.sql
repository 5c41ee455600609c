-- Changes of the tree an office ordered: planned until their day comes. units and names are JSON lists.
CREATE TABLE unit_changes (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    date TEXT NOT NULL,
    units TEXT NOT NULL,
    names TEXT NOT NULL,
    parent_id TEXT,
    office_unit_id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('planned', 'applied', 'cancelled', 'failed')),
    reason TEXT,
    closed_at BIGINT
);
CREATE INDEX unit_changes_planned ON unit_changes (date) WHERE state = 'planned';
