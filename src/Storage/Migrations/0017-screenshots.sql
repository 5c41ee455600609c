-- Pictures sent as evidence: whose, for which week, what they are told apart by, and how the office's review stands. Nothing of what is on them but
-- what facts says: the APP's page or not, which switches are on, the clock.
CREATE TABLE screenshots (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    message_id TEXT NOT NULL,
    conversation_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    duty_id TEXT NULL,
    week TEXT NOT NULL,
    material BOOLEAN NOT NULL,
    sent_at BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    report_id TEXT NULL,
    inspection TEXT NOT NULL,
    difference_hash BIGINT NULL,
    cosine_hash BIGINT NULL,
    state TEXT NOT NULL,
    issue TEXT NOT NULL,
    other_id TEXT NULL,
    facts TEXT NULL,
    reviewer_id TEXT NULL,
    reviewed_at BIGINT NULL,
    reason TEXT NULL
);
CREATE INDEX screenshots_waiting ON screenshots (inspection) WHERE inspection = 'waiting';
CREATE INDEX screenshots_issues ON screenshots (state) WHERE state = 'issue';
CREATE INDEX screenshots_bytes ON screenshots (sha256);
CREATE INDEX screenshots_unit ON screenshots (unit_id, week);
CREATE INDEX screenshots_sender ON screenshots (member_id, sent_at);
