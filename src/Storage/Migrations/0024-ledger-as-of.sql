-- The ledger can be turned back to a freeze (rule K7): which question was open on an entry before a change, and the changes since a moment.
ALTER TABLE ledger_history ADD COLUMN old_pending TEXT NOT NULL DEFAULT 'none';
CREATE INDEX ledger_history_at ON ledger_history (at);
