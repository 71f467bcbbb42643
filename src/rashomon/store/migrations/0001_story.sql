-- Schema 1 of a story file.  Table and column names are part of the reference
-- (docs/reference/story-file.md); spans are half-open, in Unicode code points of documents.text.

-- Files as received: stored once, never edited.
CREATE TABLE received (
    sha256 TEXT PRIMARY KEY,
    bytes INTEGER NOT NULL,
    data BLOB NOT NULL
);

CREATE TRIGGER received_is_never_edited BEFORE UPDATE ON received
BEGIN
    SELECT RAISE(ABORT, 'received bytes are never edited');
END;

CREATE TRIGGER received_is_never_deleted BEFORE DELETE ON received
BEGIN
    SELECT RAISE(ABORT, 'received bytes are never deleted');
END;

-- REPLACE deletes without a word to the trigger above.
CREATE TRIGGER received_is_never_replaced BEFORE INSERT ON received
WHEN EXISTS (SELECT 1 FROM received WHERE sha256 = NEW.sha256)
BEGIN
    SELECT RAISE(ABORT, 'received bytes are never replaced');
END;

-- Files as given: the same bytes under two names are two inputs.
CREATE TABLE inputs (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    sha256 TEXT NOT NULL REFERENCES received (sha256)
);

CREATE INDEX inputs_sha256 ON inputs (sha256);

-- What each stage gave, found by the key of everything it was made from.  "again" marks a failure
-- that the next run tries again.  "output" is JSON packed with zlib.
CREATE TABLE work (
    stage TEXT NOT NULL,
    version TEXT NOT NULL,
    settings TEXT NOT NULL,
    subject TEXT NOT NULL,
    again INTEGER NOT NULL,
    output BLOB NOT NULL,
    PRIMARY KEY (stage, version, settings, subject)
);

-- What made the record below; the row with the highest position made it.
CREATE TABLE runs (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    rashomon TEXT NOT NULL,
    stages TEXT NOT NULL,
    models TEXT NOT NULL,
    settings_digest TEXT NOT NULL,
    settings TEXT NOT NULL
);

-- Everything below is written anew from the record, in one transaction, at the end of each run.

CREATE TABLE documents (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    input TEXT NOT NULL REFERENCES inputs (id) DEFERRABLE INITIALLY DEFERRED,
    sha256 TEXT NOT NULL REFERENCES received (sha256) DEFERRABLE INITIALLY DEFERRED,
    locator TEXT NOT NULL,
    media TEXT NOT NULL,
    encoding TEXT NOT NULL,
    outlet TEXT,
    title TEXT,
    published TEXT,
    published_basis TEXT NOT NULL,
    url TEXT,
    language TEXT NOT NULL,
    authors TEXT NOT NULL,
    words INTEGER NOT NULL,
    text TEXT NOT NULL
);

CREATE TABLE published_candidates (
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    value TEXT NOT NULL,
    basis TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    words TEXT,
    PRIMARY KEY (document, position)
);

CREATE TABLE times (
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    type TEXT NOT NULL,
    value TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (document, position)
);

-- What was left out of a document; "start" and "end" count in the text as received.
CREATE TABLE removals (
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    position INTEGER NOT NULL,
    slug TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (document, position)
);

CREATE TABLE entities (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    name TEXT NOT NULL,
    aliases TEXT NOT NULL,
    speaks_for TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED
);

CREATE TABLE mentions (
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL
);

CREATE INDEX mentions_entity ON mentions (entity);
CREATE INDEX mentions_document ON mentions (document);

CREATE TABLE utterances (
    id TEXT PRIMARY KEY,
    rule TEXT NOT NULL,
    speaker_disputed INTEGER NOT NULL,
    statements INTEGER NOT NULL
);

CREATE TABLE utterance_speakers (
    utterance TEXT NOT NULL REFERENCES utterances (id) DEFERRABLE INITIALLY DEFERRED,
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (utterance, entity)
);

CREATE TABLE statements (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    utterance TEXT REFERENCES utterances (id) DEFERRABLE INITIALLY DEFERRED,
    kind TEXT NOT NULL,
    mode TEXT NOT NULL,
    act TEXT NOT NULL,
    act_reason TEXT NOT NULL,
    speaker TEXT REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    speaker_rule TEXT,
    parent TEXT REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    source_words TEXT NOT NULL,
    cue_words TEXT NOT NULL,
    words TEXT NOT NULL,
    said_at TEXT,
    said_at_basis TEXT NOT NULL,
    confidence REAL NOT NULL
);

CREATE INDEX statements_document ON statements (document);
CREATE INDEX statements_speaker ON statements (speaker);
CREATE INDEX statements_utterance ON statements (utterance);

CREATE TABLE spans (
    statement TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    words TEXT NOT NULL,
    PRIMARY KEY (statement, part, position)
);

-- Others that a statement involves: through whom it came ("via") and to whom it went ("addressee").
CREATE TABLE statement_entities (
    statement TEXT NOT NULL REFERENCES statements (id) DEFERRABLE INITIALLY DEFERRED,
    part TEXT NOT NULL,
    position INTEGER NOT NULL,
    entity TEXT NOT NULL REFERENCES entities (id) DEFERRABLE INITIALLY DEFERRED,
    PRIMARY KEY (statement, part, position)
);

CREATE TABLE cautions (
    position INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,
    document TEXT NOT NULL REFERENCES documents (id) DEFERRABLE INITIALLY DEFERRED,
    start INTEGER,
    "end" INTEGER,
    words TEXT,
    message TEXT NOT NULL
);

CREATE INDEX cautions_document ON cautions (document);

CREATE TABLE failures (
    position INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    slug TEXT NOT NULL,
    message TEXT NOT NULL
);

-- Written as Datasette looks for it, so that its pages of these tables have a search box.
CREATE VIRTUAL TABLE documents_search USING fts5 (
    title, text,
    content="documents", content_rowid = 'position',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE statements_search USING fts5 (
    source_words, cue_words, words,
    content="statements", content_rowid = 'position',
    tokenize = 'unicode61 remove_diacritics 2'
);

CREATE VIEW statements_view AS
SELECT
    statements.id,
    documents.outlet,
    documents.name AS document,
    documents.published,
    entities.name AS speaker,
    statements.source_words,
    statements.cue_words,
    statements.words,
    statements.kind,
    statements.mode,
    statements.act,
    statements.confidence
FROM statements
JOIN documents ON documents.id = statements.document
LEFT JOIN entities ON entities.id = statements.speaker
ORDER BY statements.position;

CREATE VIEW documents_view AS
SELECT
    documents.id,
    documents.name,
    documents.outlet,
    documents.title,
    documents.published,
    documents.words,
    (SELECT count(*) FROM statements WHERE statements.document = documents.id) AS statements,
    (SELECT count(*) FROM cautions WHERE cautions.document = documents.id) AS cautions
FROM documents
ORDER BY documents.position;

CREATE VIEW speakers_view AS
SELECT
    entities.id,
    entities.name,
    entities.kind,
    count(*) AS statements,
    count(DISTINCT statements.document) AS documents
FROM statements
JOIN entities ON entities.id = statements.speaker
GROUP BY entities.id
ORDER BY statements DESC, entities.name;
