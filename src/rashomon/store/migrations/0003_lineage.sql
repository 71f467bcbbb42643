-- Who says whose text it is, which passages documents share, and what comes from what.
CREATE TABLE credits (
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    words TEXT NOT NULL,
    PRIMARY KEY (document, position)
);

CREATE TABLE passages (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind TEXT NOT NULL,
    form TEXT NOT NULL,
    score REAL NOT NULL,
    direction TEXT NOT NULL,
    "left" TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    left_start INTEGER NOT NULL,
    left_end INTEGER NOT NULL,
    left_words TEXT NOT NULL,
    "right" TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    right_start INTEGER NOT NULL,
    right_end INTEGER NOT NULL,
    right_words TEXT NOT NULL
);

CREATE INDEX passages_left ON passages ("left");
CREATE INDEX passages_right ON passages ("right");

CREATE TABLE derivations (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    "left" TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    "right" TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    direction TEXT NOT NULL,
    left_share REAL NOT NULL,
    right_share REAL NOT NULL,
    reasons TEXT NOT NULL
);

-- The words that speak for a derivation; "start" is empty where they stand in no text.
CREATE TABLE derivation_clues (
    derivation TEXT NOT NULL REFERENCES derivations (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER,
    "end" INTEGER,
    words TEXT NOT NULL,
    PRIMARY KEY (derivation, position)
);

-- Groups of documents that are one account or parts of one; "origin" is a document or a name.
CREATE TABLE accounts (
    position INTEGER PRIMARY KEY,
    origin TEXT,
    independent_low INTEGER NOT NULL,
    independent_high INTEGER NOT NULL,
    reasons TEXT NOT NULL
);

CREATE TABLE account_documents (
    account INTEGER NOT NULL REFERENCES accounts (position) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (account, document)
);

ALTER TABLE utterances ADD COLUMN reports INTEGER NOT NULL DEFAULT 0;
ALTER TABLE utterances ADD COLUMN independent_low INTEGER NOT NULL DEFAULT 0;
ALTER TABLE utterances ADD COLUMN independent_high INTEGER NOT NULL DEFAULT 0;

CREATE TABLE utterance_links (
    utterance TEXT NOT NULL REFERENCES utterances (id) DEFERRABLE INITIALLY DEFERRED,
    "left" TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    "right" TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    score REAL NOT NULL,
    rule TEXT NOT NULL,
    reasons TEXT NOT NULL,
    PRIMARY KEY (utterance, "left", "right")
);
