-- Figures of drafted papers, kept so that the same paper is printed again as it was (rule N3). Subject: a week, a month or a running number.
CREATE TABLE papers (
    kind TEXT NOT NULL,
    scope_unit_id TEXT NOT NULL,
    subject TEXT NOT NULL,
    year INTEGER NOT NULL,
    number INTEGER NOT NULL,
    unit_id TEXT,
    facts TEXT NOT NULL,
    made_by TEXT,
    made_at BIGINT NOT NULL,
    PRIMARY KEY (kind, scope_unit_id, subject)
);
