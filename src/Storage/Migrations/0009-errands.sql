-- What has to be asked of a platform outside any commit, with its state: making a group, a mass send and its follow-up. Due times are campaign
-- time, the lease is machine time.
CREATE TABLE errands (
    id TEXT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'done', 'failed')),
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_until BIGINT NOT NULL DEFAULT 0,
    note TEXT,
    added_at BIGINT NOT NULL,
    closed_at BIGINT
);
CREATE INDEX errands_waiting ON errands (due_at) WHERE state = 'waiting';
