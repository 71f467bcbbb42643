-- What people decided about the record: a log that is only ever added to.
CREATE TABLE decisions (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    batch TEXT NOT NULL,
    who TEXT NOT NULL,
    decided_at TEXT NOT NULL,
    action TEXT NOT NULL,
    target TEXT NOT NULL,
    field TEXT NOT NULL,
    old TEXT NOT NULL,
    new TEXT NOT NULL,
    why TEXT NOT NULL,
    undoes TEXT,
    entry TEXT NOT NULL,
    digest TEXT NOT NULL
);

CREATE TRIGGER decisions_are_never_edited BEFORE UPDATE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never edited; it is undone by another');
END;

CREATE TRIGGER decisions_are_never_deleted BEFORE DELETE ON decisions
BEGIN
    SELECT RAISE(ABORT, 'a decision is never deleted; it is undone by another');
END;

-- REPLACE deletes without a word to the trigger above.
CREATE TRIGGER decisions_follow_one_another BEFORE INSERT ON decisions
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM decisions)
    OR EXISTS (SELECT 1 FROM decisions WHERE id = NEW.id)
BEGIN
    SELECT RAISE(ABORT, 'a decision is only ever added at the end of the log');
END;
