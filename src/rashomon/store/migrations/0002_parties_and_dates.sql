-- Why an entity speaks for another, and why a document has its date.
ALTER TABLE entities ADD COLUMN speaks_for_rule TEXT;
ALTER TABLE documents ADD COLUMN published_rule TEXT;
