-- Instants are Unix milliseconds UTC, dates are yyyy-MM-dd (Asia/Shanghai), ledger values are thousandths, lists are JSON.
-- retain_until stands on every table that holds raw text or personal data: Retention deletes what is past it.

CREATE TABLE inbox (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    sender_id TEXT NOT NULL,
    sender_known BOOLEAN NOT NULL,
    sender_is_bot BOOLEAN NOT NULL,
    sent_at BIGINT NOT NULL,
    text TEXT NOT NULL,
    reply_to TEXT,
    quoted_text TEXT,
    mentions_bot BOOLEAN NOT NULL,
    attachments TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('new', 'handled', 'failed')),
    received_at BIGINT NOT NULL,
    due_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until BIGINT,
    handled_at BIGINT,
    last_error TEXT,
    retain_until BIGINT NOT NULL,
    UNIQUE (channel, conversation_id, external_id)
);
CREATE INDEX inbox_unhandled ON inbox (channel, conversation_id, seq) WHERE state = 'new';
CREATE INDEX inbox_parked ON inbox (seq) WHERE state = 'failed';
CREATE INDEX inbox_sender ON inbox (conversation_id, sender_id, sent_at);
CREATE INDEX inbox_retention ON inbox (retain_until);

CREATE TABLE attachments (
    id TEXT NOT NULL PRIMARY KEY,
    message_id TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    added_at BIGINT NOT NULL,
    retain_until BIGINT NOT NULL
);
CREATE INDEX attachments_hash ON attachments (sha256);
CREATE INDEX attachments_retention ON attachments (retain_until);

CREATE TABLE sandbox_counters (
    group_id TEXT NOT NULL PRIMARY KEY,
    last_seq BIGINT NOT NULL
);

CREATE TABLE sandbox_messages (
    group_id TEXT NOT NULL,
    seq BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    reply_to TEXT,
    sender TEXT NOT NULL,
    from_bot BOOLEAN NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    attachments TEXT NOT NULL,
    mentions TEXT NOT NULL,
    at BIGINT NOT NULL,
    retain_until BIGINT NOT NULL,
    PRIMARY KEY (group_id, seq),
    UNIQUE (group_id, message_id)
);
CREATE INDEX sandbox_messages_id ON sandbox_messages (message_id);
CREATE INDEX sandbox_messages_retention ON sandbox_messages (retain_until);

-- lane: 0 urgent, 1 reply, 2 bulk. The key stays for ever; only the words go when their time is over.
CREATE TABLE outbox (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    key TEXT NOT NULL UNIQUE,
    channel TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    text TEXT NOT NULL,
    lane INTEGER NOT NULL,
    reply_to TEXT,
    mentions TEXT NOT NULL,
    attachments TEXT NOT NULL,
    topic TEXT,
    delivery_id TEXT,
    not_before BIGINT,
    state TEXT NOT NULL CHECK (state IN ('pending', 'sent', 'failed', 'cancelled')),
    held BOOLEAN NOT NULL,
    due_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    attempts INTEGER NOT NULL DEFAULT 0,
    lease_owner TEXT,
    lease_until BIGINT,
    external_id TEXT,
    reason TEXT,
    done_at BIGINT,
    retain_until BIGINT NOT NULL
);
CREATE INDEX outbox_pending ON outbox (channel, conversation_id, lane, seq) WHERE state = 'pending';
CREATE INDEX outbox_due ON outbox (due_at) WHERE state = 'pending';
CREATE INDEX outbox_answers ON outbox (conversation_id, lane, created_at);
CREATE INDEX outbox_retention ON outbox (retain_until);

CREATE TABLE ledger (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    unit_id TEXT NOT NULL,
    metric TEXT NOT NULL,
    aspect TEXT NOT NULL,
    value BIGINT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    state TEXT NOT NULL,
    pending TEXT NOT NULL,
    adds BOOLEAN NOT NULL,
    message_id TEXT NOT NULL,
    speaker_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    rule TEXT NOT NULL,
    supersedes TEXT,
    authoritative BOOLEAN NOT NULL,
    after_freeze BOOLEAN NOT NULL
);
CREATE INDEX ledger_unit ON ledger (unit_id, metric, period_to);
CREATE INDEX ledger_message ON ledger (message_id);
CREATE INDEX ledger_speaker ON ledger (speaker_id, at);
CREATE INDEX ledger_at ON ledger (at);
CREATE INDEX ledger_pending ON ledger (unit_id) WHERE state = 'pending';

CREATE TABLE ledger_history (
    seq {identity},
    entry_id TEXT NOT NULL REFERENCES ledger (id),
    old_state TEXT NOT NULL,
    new_state TEXT NOT NULL,
    actor TEXT NOT NULL,
    why TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX ledger_history_entry ON ledger_history (entry_id, seq);

CREATE TABLE registry_version (
    id INTEGER NOT NULL PRIMARY KEY CHECK (id = 1),
    version BIGINT NOT NULL
);
INSERT INTO registry_version (id, version) VALUES (1, 0);

CREATE TABLE units (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    aliases TEXT NOT NULL,
    tier TEXT NOT NULL,
    kind TEXT NOT NULL,
    parent_id TEXT,
    base INTEGER,
    households INTEGER,
    head_id TEXT,
    liaison_id TEXT,
    opening_install INTEGER,
    opening_register INTEGER,
    opening_date TEXT,
    opened TEXT,
    closed TEXT,
    ordinal INTEGER NOT NULL
);

CREATE TABLE members (
    id TEXT NOT NULL PRIMARY KEY,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    phone TEXT
);

CREATE TABLE chat_groups (
    id TEXT NOT NULL PRIMARY KEY,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    unit_id TEXT,
    kind TEXT NOT NULL,
    bot BOOLEAN NOT NULL,
    relay_id TEXT,
    headcount INTEGER,
    member_ids TEXT NOT NULL
);

CREATE TABLE identities (
    channel TEXT NOT NULL,
    user_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    PRIMARY KEY (channel, user_id)
);

CREATE TABLE binding_requests (
    code TEXT NOT NULL PRIMARY KEY,
    group_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    closed_by TEXT,
    closed_at BIGINT
);

CREATE TABLE editions (
    id TEXT NOT NULL PRIMARY KEY,
    number INTEGER NOT NULL,
    week TEXT NOT NULL,
    title TEXT NOT NULL,
    state TEXT NOT NULL,
    office_unit_id TEXT NOT NULL,
    focus TEXT,
    flash BOOLEAN NOT NULL,
    author_id TEXT,
    approved_by TEXT,
    pushed_at BIGINT
);

CREATE TABLE edition_items (
    edition_id TEXT NOT NULL REFERENCES editions (id),
    ordinal INTEGER NOT NULL,
    kind TEXT NOT NULL,
    title TEXT NOT NULL,
    body TEXT,
    audience TEXT,
    attachment TEXT,
    PRIMARY KEY (edition_id, ordinal)
);

CREATE TABLE push_runs (
    week TEXT NOT NULL,
    office_unit_id TEXT NOT NULL,
    edition_id TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    PRIMARY KEY (week, office_unit_id)
);

CREATE TABLE deliveries (
    id TEXT NOT NULL PRIMARY KEY,
    edition_id TEXT NOT NULL,
    group_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    state TEXT NOT NULL,
    relay_id TEXT,
    at BIGINT,
    reason TEXT,
    UNIQUE (edition_id, group_id)
);

CREATE TABLE receipts (
    edition_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    at BIGINT NOT NULL,
    message_id TEXT NOT NULL,
    PRIMARY KEY (edition_id, member_id, kind, unit_id)
);

CREATE TABLE duties (
    id TEXT NOT NULL PRIMARY KEY,
    unit_id TEXT NOT NULL,
    form TEXT NOT NULL,
    week TEXT NOT NULL,
    period_from TEXT NOT NULL,
    period_to TEXT NOT NULL,
    due BIGINT NOT NULL,
    freeze_at BIGINT NOT NULL,
    state TEXT NOT NULL,
    done_at BIGINT,
    extension_reason TEXT,
    pictures INTEGER NOT NULL,
    UNIQUE (unit_id, form, week)
);
CREATE INDEX duties_week ON duties (week);
CREATE INDEX duties_freeze ON duties (freeze_at);

CREATE TABLE reminders (
    duty_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    step TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (duty_id, member_id, step)
);

CREATE TABLE questions (
    id TEXT NOT NULL PRIMARY KEY,
    conversation_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    payload TEXT NOT NULL,
    asked_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('open', 'answered', 'expired')),
    closed_at BIGINT,
    retain_until BIGINT NOT NULL
);
CREATE INDEX questions_open ON questions (member_id, asked_at) WHERE state = 'open';
CREATE INDEX questions_expiry ON questions (expires_at) WHERE state = 'open';
CREATE INDEX questions_retention ON questions (retain_until);

CREATE TABLE step_runs (
    key TEXT NOT NULL PRIMARY KEY,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE rankings (
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

CREATE TABLE tickets (
    id TEXT NOT NULL PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL CHECK (kind IN ('case', 'tip', 'safety')),
    unit_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    speaker_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    state TEXT NOT NULL,
    detail TEXT NOT NULL,
    retain_until BIGINT NOT NULL
);
CREATE INDEX tickets_speaker ON tickets (speaker_id, state);
CREATE INDEX tickets_retention ON tickets (retain_until);

CREATE TABLE ticket_counters (
    prefix TEXT NOT NULL PRIMARY KEY,
    last_number INTEGER NOT NULL
);

CREATE TABLE audit (
    seq {identity},
    actor TEXT NOT NULL,
    action TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    at BIGINT NOT NULL
);

CREATE TABLE state_values (
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
);

CREATE TABLE retention_runs (
    seq {identity},
    at BIGINT NOT NULL,
    counts TEXT NOT NULL
);
