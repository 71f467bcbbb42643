-- What is claimed and by whom, what was proposed and how it was answered, what happened when.
CREATE TABLE claims (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    text TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    contested INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    independent_low INTEGER NOT NULL,
    independent_high INTEGER NOT NULL
);

-- A party's stance on a claim; "words" stand in claim_words.
CREATE TABLE positions (
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT NOT NULL,
    score REAL NOT NULL,
    said_at TEXT,
    rules TEXT NOT NULL,
    PRIMARY KEY (claim, position)
);

-- Every stretch of text behind a claim: "part" is position, narration, value or change; "number"
-- tells the positions (values, changes) of one claim apart.
CREATE TABLE claim_words (
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL,
    number INTEGER NOT NULL,
    place INTEGER NOT NULL,
    told TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (claim, part, number, place)
);

CREATE TABLE position_statements (
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    number INTEGER NOT NULL,
    statement TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (claim, number, statement)
);

CREATE INDEX position_statements_statement ON position_statements (statement);

CREATE TABLE propositions (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    statement TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    holder TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    party TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    stance TEXT,
    rule TEXT NOT NULL,
    score REAL NOT NULL,
    said_at TEXT
);

CREATE INDEX propositions_claim ON propositions (claim);
CREATE INDEX propositions_statement ON propositions (statement);

CREATE TABLE claim_links (
    claim TEXT NOT NULL REFERENCES claims (id) DEFERRABLE INITIALLY DEFERRED,
    "left" TEXT NOT NULL REFERENCES propositions (id) DEFERRABLE INITIALLY DEFERRED,
    "right" TEXT NOT NULL REFERENCES propositions (id) DEFERRABLE INITIALLY DEFERRED,
    relation TEXT NOT NULL,
    score REAL NOT NULL,
    rule TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (claim, "left", "right")
);

CREATE TABLE proposals (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    by TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    text TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    status TEXT NOT NULL,
    rule TEXT NOT NULL,
    reasons TEXT NOT NULL
);

CREATE TABLE proposal_addressees (
    proposal TEXT NOT NULL REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (proposal, entity)
);

CREATE TABLE proposal_steps (
    proposal TEXT NOT NULL REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    what TEXT NOT NULL,
    by TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    said_at TEXT,
    said_at_basis TEXT NOT NULL,
    statement TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (proposal, position)
);

CREATE TABLE responses (
    proposal TEXT NOT NULL REFERENCES proposals (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    party TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    response TEXT NOT NULL,
    said_at TEXT,
    rule TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (proposal, position)
);

CREATE TABLE events (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    label TEXT NOT NULL,
    time TEXT,
    time_basis TEXT NOT NULL,
    published TEXT,
    status TEXT NOT NULL,
    rule TEXT NOT NULL,
    score REAL NOT NULL,
    reasons TEXT NOT NULL
);

CREATE TABLE event_entities (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, entity)
);

CREATE TABLE event_statements (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    statement TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (event, statement)
);

-- "part" is event for the words that tell it, time for those that date it.
CREATE TABLE event_words (
    event TEXT NOT NULL REFERENCES events (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL,
    place INTEGER NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (event, part, place)
);

-- Which party is reported to hold what of which claim, in which words of which account.
CREATE VIEW positions_view AS
SELECT
    claims.id AS claim,
    claims.contested,
    claims.text,
    entities.name AS party,
    positions.stance,
    positions.said_at,
    documents.outlet,
    documents.name AS document,
    claim_words.words
FROM positions
JOIN claims ON claims.id = positions.claim
JOIN entities ON entities.id = positions.party
JOIN claim_words
    ON claim_words.claim = positions.claim
    AND claim_words.part = 'position'
    AND claim_words.number = positions.position
JOIN documents ON documents.id = claim_words.document
ORDER BY claims.contested DESC, claims.position, positions.position, claim_words.place;
