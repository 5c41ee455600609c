-- Where a message may be answered: the platform's own address, good for an hour or so. A credential: gone at the first sweep after its time.
CREATE TABLE reply_addresses (
    message_id TEXT NOT NULL PRIMARY KEY,
    address TEXT NOT NULL,
    valid_until BIGINT NOT NULL
);

-- Who has read what the bot said, where the platform tells: the platform's id of the message, the reader's account.
CREATE TABLE message_reads (
    channel TEXT NOT NULL,
    external_id TEXT NOT NULL,
    account TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (channel, external_id, account)
);

-- The platform's ids of the further messages one row became, the first being with the row.
CREATE TABLE sent_pieces (
    outbox_id TEXT NOT NULL,
    external_id TEXT NOT NULL,
    PRIMARY KEY (outbox_id, external_id)
);

-- A message that may be shown as a form to be filled in.
ALTER TABLE outbox ADD COLUMN form TEXT;
