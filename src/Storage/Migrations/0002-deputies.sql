-- One deputy a unit; who set whom when stands in the audit. Days are local and both included.
CREATE TABLE deputies (
    unit_id TEXT NOT NULL PRIMARY KEY,
    member_id TEXT NOT NULL,
    from_day TEXT NOT NULL,
    until_day TEXT NOT NULL
);
