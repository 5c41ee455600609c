-- How long text is kept is a setting: the sweep compares the age of a row, so that a shorter time also holds for what is stored already.
DROP INDEX inbox_retention;
DROP INDEX attachments_retention;
DROP INDEX sandbox_messages_retention;
DROP INDEX outbox_retention;
DROP INDEX questions_retention;
DROP INDEX tickets_retention;
ALTER TABLE inbox DROP COLUMN retain_until;
ALTER TABLE attachments DROP COLUMN retain_until;
ALTER TABLE sandbox_messages DROP COLUMN retain_until;
ALTER TABLE outbox DROP COLUMN retain_until;
ALTER TABLE questions DROP COLUMN retain_until;
ALTER TABLE tickets DROP COLUMN retain_until;
CREATE INDEX inbox_age ON inbox (sent_at);
CREATE INDEX attachments_age ON attachments (added_at);
CREATE INDEX sandbox_messages_age ON sandbox_messages (at);
CREATE INDEX outbox_age ON outbox (created_at);
CREATE INDEX questions_age ON questions (asked_at);
CREATE INDEX tickets_age ON tickets (at);
