-- Claiming looks for the oldest due row of every conversation and lane: with the due time in the index it need not visit each waiting row.
DROP INDEX outbox_pending;
CREATE INDEX outbox_pending ON outbox (channel, conversation_id, lane, seq, due_at, attempts) WHERE state = 'pending';
