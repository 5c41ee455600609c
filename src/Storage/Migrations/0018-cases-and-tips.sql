-- What a case form asks, under the ticket's number and without anybody's name: it stays for the year's analysis when the ticket is gone. Money in yuan.
CREATE TABLE fraud_cases (
    number TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    opened_at BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'complete', 'refuted')),
    type TEXT,
    happened_on TEXT,
    hour INTEGER,
    loss BIGINT,
    staff BOOLEAN,
    family BOOLEAN,
    publicity BOOLEAN,
    app BOOLEAN,
    reported BOOLEAN,
    people TEXT,
    how TEXT,
    confirmed_by TEXT,
    confirmed_at BIGINT,
    called_back_at BIGINT
);
CREATE INDEX fraud_cases_opened ON fraud_cases (opened_at);

CREATE TABLE case_talks (
    case_number TEXT NOT NULL,
    place TEXT NOT NULL CHECK (place IN ('meeting', 'groups', 'doors')),
    people INTEGER NOT NULL,
    member_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (case_number, place)
);

-- content is sealed when a key is configured. Who told stands in tip_identities only, sealed with it, under the id of the key.
CREATE TABLE tips (
    number TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'accepted', 'checking', 'confirmed', 'unfounded', 'paid')),
    content TEXT NOT NULL,
    saved BIGINT,
    changed_by TEXT,
    changed_at BIGINT
);

CREATE TABLE tip_identities (
    number TEXT NOT NULL PRIMARY KEY,
    key_id TEXT NOT NULL,
    sealed TEXT NOT NULL,
    at BIGINT NOT NULL
);

-- One case, one reward: the subject is a tip's or a warning's number.
CREATE TABLE rewards (
    subject TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    member_id TEXT,
    amount BIGINT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_at BIGINT NOT NULL,
    paid_by TEXT,
    paid_at BIGINT
);
