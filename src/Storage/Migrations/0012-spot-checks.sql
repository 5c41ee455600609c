-- Spot checks: what was drawn from which seed by whom, and what the calls brought. Who a line is stands in the roster only.
CREATE TABLE spot_checks (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    unit_id TEXT NOT NULL,
    caller_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    population INTEGER NOT NULL,
    closed_at BIGINT
);
CREATE INDEX spot_checks_open ON spot_checks (caller_id) WHERE closed_at IS NULL;

CREATE TABLE spot_calls (
    check_id TEXT NOT NULL,
    number INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    roster_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    answer TEXT NOT NULL,
    aware BOOLEAN,
    answered_at BIGINT,
    PRIMARY KEY (check_id, number)
);
CREATE INDEX spot_calls_unit ON spot_calls (unit_id, answered_at);
