-- What real platforms need beside the sandbox. Leases and fetches run on machine time, everything else on campaign time.

-- Further ways into a group: the name of a webhook, the id of a group the app manages, a customer group.
CREATE TABLE group_services (
    group_id TEXT NOT NULL,
    service TEXT NOT NULL,
    reference TEXT NOT NULL,
    PRIMARY KEY (group_id, service)
);

-- Chats in which somebody wrote to the bot: some platforms let it speak first only there.
CREATE TABLE heard_chats (
    channel TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    since BIGINT NOT NULL,
    PRIMARY KEY (channel, conversation_id)
);

CREATE TABLE leases (
    name TEXT NOT NULL PRIMARY KEY,
    owner TEXT NOT NULL,
    until BIGINT NOT NULL
);

-- When a connection was not listening, and how many groups were asked to repeat themselves.
CREATE TABLE connection_gaps (
    seq {identity},
    connection TEXT NOT NULL,
    from_at BIGINT NOT NULL,
    to_at BIGINT NOT NULL,
    asked INTEGER NOT NULL
);

-- Files that still lie with the platform; the reference goes as soon as the bytes are here or cannot be had.
CREATE TABLE file_fetches (
    message_id TEXT NOT NULL,
    ordinal INTEGER NOT NULL,
    channel TEXT NOT NULL,
    name TEXT NOT NULL,
    content_type TEXT NOT NULL,
    reference TEXT,
    valid_until BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('waiting', 'fetched', 'failed')),
    attempts INTEGER NOT NULL DEFAULT 0,
    due_at BIGINT NOT NULL,
    attachment TEXT,
    reason TEXT,
    added_at BIGINT NOT NULL,
    PRIMARY KEY (message_id, ordinal)
);
CREATE INDEX file_fetches_waiting ON file_fetches (due_at) WHERE state = 'waiting';

-- One-time codes by which somebody unknown becomes a member (rule P10); only the hash is kept.
CREATE TABLE person_codes (
    hash TEXT NOT NULL PRIMARY KEY,
    member_id TEXT NOT NULL,
    given_by TEXT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);

CREATE TABLE code_tries (
    channel TEXT NOT NULL,
    user_id TEXT NOT NULL,
    tries INTEGER NOT NULL,
    window_until BIGINT NOT NULL,
    PRIMARY KEY (channel, user_id)
);

-- How often a metered interface was called in a month (yyyy-MM).
CREATE TABLE api_calls (
    channel TEXT NOT NULL,
    month TEXT NOT NULL,
    api TEXT NOT NULL,
    count INTEGER NOT NULL,
    PRIMARY KEY (channel, month, api)
);

CREATE INDEX identities_member ON identities (member_id, channel);
-- Somebody quotes what the bot said; the sandbox quotes by our own ids.
CREATE INDEX outbox_external ON outbox (channel, external_id) WHERE channel <> 'sandbox' AND external_id IS NOT NULL;
