-- What the bot proposes about a unit and a person decides. id names its ground: the same is never proposed twice. Points are in thousandths.
CREATE TABLE measures (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    unit_id TEXT NOT NULL,
    office_unit_id TEXT NOT NULL,
    kind TEXT NOT NULL CHECK (kind IN ('deduction', 'yellow', 'red', 'interview', 'lift')),
    rule TEXT NOT NULL,
    day TEXT NOT NULL,
    points BIGINT,
    most_points BIGINT,
    reason TEXT NOT NULL,
    ground TEXT NOT NULL,
    source TEXT,
    replaces TEXT,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'rejected', 'withdrawn', 'inforce', 'appealed', 'upheld', 'revoked', 'lifted')),
    proposed_at BIGINT NOT NULL,
    decided_at BIGINT,
    appeal_until TEXT
);
CREATE INDEX measures_office ON measures (office_unit_id, day);

-- Every step of a measure with the words said. Rows are only added.
CREATE TABLE measure_steps (
    seq {identity},
    measure_id TEXT NOT NULL,
    step TEXT NOT NULL,
    actor TEXT NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX measure_steps_measure ON measure_steps (measure_id);

-- What office or police enter and chat reports never give: 知晓率, 再转账, 核减, the yes/no of 无诈. Part of whole, or part alone in percent. The newest of a unit, kind and month counts.
CREATE TABLE entered_figures (
    seq {identity},
    unit_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    month TEXT NOT NULL,
    part BIGINT NOT NULL,
    whole BIGINT,
    entered_by TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL
);
CREATE INDEX entered_figures_unit ON entered_figures (unit_id, kind);

-- The year's list of 无诈 as it was settled; the same year printed again gives the same bytes.
CREATE TABLE fraud_free_lists (
    office_unit_id TEXT NOT NULL,
    year INTEGER NOT NULL,
    text TEXT NOT NULL,
    snapshot TEXT NOT NULL,
    settled_by TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (office_unit_id, year)
);

-- The day a unit's base is of (yyyy-MM-dd).
ALTER TABLE units ADD COLUMN base_date TEXT;
