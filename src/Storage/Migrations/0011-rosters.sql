-- Rosters: their figures, one line a file; what headings mean for a unit; how many people each cadre looks after.
CREATE TABLE rosters (
    seq {identity},
    id TEXT NOT NULL UNIQUE,
    unit_id TEXT NOT NULL,
    week TEXT NOT NULL,
    sender_id TEXT NOT NULL,
    message_id TEXT NOT NULL,
    at BIGINT NOT NULL,
    sha256 TEXT NOT NULL,
    replaced BOOLEAN NOT NULL,
    figures TEXT NOT NULL
);
CREATE INDEX rosters_of_unit ON rosters (unit_id, week);

CREATE TABLE roster_columns (
    unit_id TEXT NOT NULL,
    heading TEXT NOT NULL,
    meaning TEXT NOT NULL,
    PRIMARY KEY (unit_id, heading)
);

-- member_id is empty for cadres the registry does not know.
CREATE TABLE roster_sponsors (
    roster_id TEXT NOT NULL,
    member_id TEXT NOT NULL,
    people INTEGER NOT NULL,
    installed INTEGER NOT NULL,
    registered INTEGER NOT NULL,
    alerted INTEGER NOT NULL,
    PRIMARY KEY (roster_id, member_id)
);

-- Only where the office chose to keep names: sealed is name, number, cadre and grid under the key named; mark is a keyed hash of the number.
CREATE TABLE roster_people (
    seq {identity},
    roster_id TEXT NOT NULL,
    unit_id TEXT NOT NULL,
    line INTEGER NOT NULL,
    key_id TEXT NOT NULL,
    mark TEXT NOT NULL,
    sealed TEXT NOT NULL,
    valid BOOLEAN NOT NULL,
    installed BOOLEAN NOT NULL,
    registered BOOLEAN NOT NULL,
    alerted BOOLEAN NOT NULL,
    UNIQUE (roster_id, line)
);
CREATE INDEX roster_people_mark ON roster_people (mark);

-- Files that only pass through: what people sent as a roster, and the copy sent back.
CREATE TABLE passing_files (
    attachment_id TEXT NOT NULL PRIMARY KEY,
    until BIGINT NOT NULL
);
