-- Warnings: tickets with a clock. next_at is when the clock has something to say; null once closed. Money in yuan.
CREATE TABLE warnings (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL CHECK (level IN ('red', 'orange', 'yellow')),
    unit_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    tail TEXT NOT NULL,
    suspicion TEXT NOT NULL,
    fund_side BOOLEAN NOT NULL,
    away BOOLEAN NOT NULL,
    raised_by TEXT NOT NULL,
    raised_at BIGINT NOT NULL,
    external_id TEXT UNIQUE,
    owner_id TEXT,
    accepted_at BIGINT,
    contacted_at BIGINT,
    met_at BIGINT,
    stage TEXT NOT NULL,
    stage_at BIGINT,
    alarms INTEGER NOT NULL,
    reminded_at BIGINT,
    closed_at BIGINT,
    closed_by TEXT,
    outcome TEXT CHECK (outcome IN ('notdefrauded', 'defrauded', 'falsealarm', 'handedover')),
    lost BIGINT,
    saved BIGINT,
    next_at BIGINT
);
CREATE INDEX warnings_due ON warnings (next_at) WHERE next_at IS NOT NULL;
CREATE INDEX warnings_raised ON warnings (raised_at);

-- Who was given the ticket with the person in it: they may answer it, nobody else sees it.
CREATE TABLE warning_receivers (
    warning_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    told_at BIGINT NOT NULL,
    PRIMARY KEY (warning_id, member_id)
);
CREATE INDEX warning_receivers_member ON warning_receivers (member_id);

CREATE TABLE warning_steps (
    seq {identity},
    warning_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX warning_steps_warning ON warning_steps (warning_id);

-- Signed calls taken lately: the same one is not taken twice.
CREATE TABLE callback_nonces (
    nonce TEXT NOT NULL PRIMARY KEY,
    until_at BIGINT NOT NULL
);
