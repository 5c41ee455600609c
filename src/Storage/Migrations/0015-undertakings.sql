-- Tasks an office gave out. leads and co_units are JSON lists of unit ids; who has done it stands in duties, form task-<number>.
CREATE TABLE tasks (
    number INTEGER NOT NULL PRIMARY KEY,
    office_unit_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('breakdown', 'errand', 'rectification')),
    title TEXT NOT NULL,
    leads TEXT NOT NULL,
    co_units TEXT NOT NULL,
    due TEXT NOT NULL,
    document TEXT,
    made_by TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    cancelled_at BIGINT
);
CREATE INDEX tasks_due ON tasks (due) WHERE cancelled_at IS NULL;

-- What a unit handed in about a task: words and files, as JSON.
CREATE TABLE task_proofs (
    seq {identity},
    task_number INTEGER NOT NULL,
    unit_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    words TEXT NOT NULL,
    files TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX task_proofs_task ON task_proofs (task_number, unit_id);

CREATE TABLE inspections (
    number INTEGER NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    inspector_id TEXT NOT NULL,
    found TEXT NOT NULL,
    demand TEXT,
    task_number INTEGER,
    files TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE meetings (
    id TEXT NOT NULL PRIMARY KEY,
    office_unit_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('weekly', 'quarterly', 'special')),
    title TEXT NOT NULL,
    starts_at BIGINT NOT NULL,
    place TEXT NOT NULL,
    called_by TEXT NOT NULL,
    announced_at BIGINT,
    cancelled_at BIGINT,
    minutes TEXT,
    minutes_files TEXT,
    minutes_at BIGINT
);
CREATE INDEX meetings_start ON meetings (starts_at);

-- The newest answer of a unit holds.
CREATE TABLE meeting_answers (
    meeting_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    answer TEXT NOT NULL CHECK (answer IN ('present', 'leave')),
    reason TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (meeting_id, unit_id)
);

-- A further word about an entry of the ledger: which N进 an event was, who signed the pledges.
CREATE TABLE entry_tags (
    entry_id TEXT NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (entry_id, tag)
);

-- What stands in a village for good: permanent slogans, fixed boards. The newest count of a kind holds.
CREATE TABLE stocks (
    seq {identity},
    unit_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    count INTEGER NOT NULL,
    member_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX stocks_unit ON stocks (unit_id, kind);

-- Self-checks by month: the eight occasions, risks in hotels and rented houses. figures is a JSON object of counts.
CREATE TABLE self_checks (
    seq {identity},
    unit_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('eight', 'risk')),
    month TEXT NOT NULL,
    figures TEXT NOT NULL,
    words TEXT NOT NULL,
    member_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX self_checks_unit ON self_checks (unit_id, kind, month);

CREATE TABLE highlights (
    number INTEGER NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    words TEXT NOT NULL,
    files TEXT NOT NULL,
    member_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    used_at BIGINT
);

-- Persuading people home: numbers only. The newest row of a unit holds.
CREATE TABLE repatriations (
    seq {identity},
    unit_id TEXT NOT NULL,
    day TEXT NOT NULL,
    base INTEGER NOT NULL,
    reduced INTEGER NOT NULL,
    added INTEGER NOT NULL,
    member_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX repatriations_unit ON repatriations (unit_id, day);

-- What the office was warned of before it asked people for something, and the document it named.
CREATE TABLE burden_warnings (
    seq {identity},
    office_unit_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    rules TEXT NOT NULL,
    document TEXT,
    member_id TEXT NOT NULL,
    at BIGINT NOT NULL
);
