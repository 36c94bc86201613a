-- Everything that a district owns carries the district's id in its primary key and in every foreign key, so that a
-- join or an update that forgets the district fails instead of crossing over.
--
-- Columns are text, 64-bit integers (cents, milliseconds since 1970 in UTC, 0 or 1) and bytes; dates are ISO 8601
-- text. That is the subset that means the same on SQLite and PostgreSQL.

CREATE TABLE district (
    id         INTEGER NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    time_zone  TEXT    NOT NULL DEFAULT 'UTC', -- IANA name: which day it is for the district
    demo       INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)), -- 1: invented, with passwords that everybody knows
    created_at INTEGER NOT NULL
) STRICT;

-- Access ------------------------------------------------------------------------------------------------------------

CREATE TABLE role (
    district_id     INTEGER NOT NULL REFERENCES district (id),
    id              INTEGER NOT NULL,
    name            TEXT    NOT NULL,
    manage_settings INTEGER NOT NULL DEFAULT 0 CHECK (manage_settings IN (0, 1)),
    view_reports    INTEGER NOT NULL DEFAULT 0 CHECK (view_reports IN (0, 1)),
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, name)
) STRICT, WITHOUT ROWID;

CREATE TABLE account (
    district_id   INTEGER NOT NULL REFERENCES district (id),
    id            INTEGER NOT NULL,
    email         TEXT    UNIQUE,          -- trimmed, NFC, lower case; NULL once the account was removed
    name          TEXT    NOT NULL,        -- stays, because the history says who did what
    password_hash TEXT    NOT NULL,        -- argon2id, PHC string; empty once the account was removed
    role_id       INTEGER NOT NULL,
    disabled_at   INTEGER,                 -- NULL while it may sign in
    created_at    INTEGER NOT NULL,
    credential_version INTEGER NOT NULL,   -- a session that began under another one is over
    PRIMARY KEY (district_id, id),
    CHECK (email IS NOT NULL OR (disabled_at IS NOT NULL AND password_hash = '')),
    FOREIGN KEY (district_id, role_id) REFERENCES role (district_id, id)
) STRICT, WITHOUT ROWID;

-- Records -----------------------------------------------------------------------------------------------------------

CREATE TABLE user_record (
    district_id           INTEGER NOT NULL REFERENCES district (id),
    id                    INTEGER NOT NULL,
    match_key             TEXT    NOT NULL, -- made by coverlist-core's MatchKey, compared as bytes
    user_id               TEXT    NOT NULL, -- the key as it is written
    name                  TEXT    NOT NULL DEFAULT '',
    email                 TEXT    NOT NULL DEFAULT '',
    role                  TEXT    NOT NULL DEFAULT '',
    school                TEXT    NOT NULL DEFAULT '',
    grade                 TEXT    NOT NULL DEFAULT '',
    status                TEXT,
    policy_number         TEXT,
    coverage_type         TEXT,
    coverage_amount_cents INTEGER,
    coverage_start        TEXT,
    coverage_end          TEXT,
    version               INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, match_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_record (
    district_id           INTEGER NOT NULL REFERENCES district (id),
    id                    INTEGER NOT NULL,
    match_key             TEXT    NOT NULL,
    serial                TEXT    NOT NULL, -- the key as it is written
    asset_tag             TEXT    NOT NULL DEFAULT '',
    model                 TEXT    NOT NULL DEFAULT '',
    assigned_to           TEXT    NOT NULL DEFAULT '',
    location              TEXT    NOT NULL DEFAULT '',
    status                TEXT,
    policy_number         TEXT,
    coverage_type         TEXT,
    coverage_amount_cents INTEGER,
    coverage_start        TEXT,
    coverage_end          TEXT,
    version               INTEGER NOT NULL DEFAULT 1,
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, match_key)
) STRICT, WITHOUT ROWID;

-- Imports -----------------------------------------------------------------------------------------------------------

CREATE TABLE import (
    district_id        INTEGER NOT NULL REFERENCES district (id),
    id                 INTEGER NOT NULL,
    state              TEXT    NOT NULL
        CHECK (state IN ('staged', 'queued', 'processed', 'failed', 'deleted', 'undone')),
    template           TEXT    NOT NULL,
    template_version   INTEGER NOT NULL,
    name               TEXT    NOT NULL,
    size               INTEGER NOT NULL,
    sha256             TEXT    NOT NULL, -- of the bytes as sent, hexadecimal
    choices            TEXT    NOT NULL, -- JSON
    generation         INTEGER NOT NULL DEFAULT 1,
    rows_in_file       INTEGER NOT NULL,
    accepted           INTEGER NOT NULL,
    rejected           INTEGER NOT NULL,
    set_aside          INTEGER NOT NULL,
    staged_by          INTEGER NOT NULL,
    staged_at          INTEGER NOT NULL,
    consent_generation INTEGER,          -- the consent, from queuing on
    consent_counts     TEXT,             -- JSON
    consented_by       INTEGER,
    consented_at       INTEGER,
    closed_by          INTEGER,          -- who deleted it, or consented to what was processed or failed
    closed_at          INTEGER,          -- when it was processed, failed or was deleted
    updated            INTEGER,          -- what became of its rows; with `rejected` the sum is `rows_in_file`
    unchanged          INTEGER,
    skipped            INTEGER,
    refused            INTEGER,
    PRIMARY KEY (district_id, id),
    FOREIGN KEY (district_id, staged_by) REFERENCES account (district_id, id),
    FOREIGN KEY (district_id, consented_by) REFERENCES account (district_id, id),
    FOREIGN KEY (district_id, closed_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- One open import a district. It stands on the state alone, so a crash cannot wedge it.
CREATE UNIQUE INDEX one_open_import ON import (district_id) WHERE state IN ('staged', 'queued');
CREATE INDEX import_by_content ON import (district_id, sha256);

-- The bytes as they were sent, apart from the import so that lists do not read past them.
CREATE TABLE import_file (
    district_id INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (district_id, import_id),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT;

-- Every row of the file, but those set aside.
CREATE TABLE staged_row (
    district_id           INTEGER NOT NULL,
    import_id             INTEGER NOT NULL,
    line                  INTEGER NOT NULL,
    key                   TEXT    NOT NULL, -- as it is in the file, trimmed
    match_key             TEXT    NOT NULL,
    rejected              INTEGER NOT NULL CHECK (rejected IN (0, 1)),
    status                TEXT,
    policy_number         TEXT,
    coverage_type         TEXT,
    coverage_amount_cents INTEGER,
    coverage_start        TEXT,
    coverage_end          TEXT,
    PRIMARY KEY (district_id, import_id, line),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT, WITHOUT ROWID;

-- No record is named twice: with the record tables' own unique keys, planning may start at any line.
CREATE UNIQUE INDEX one_row_a_key ON staged_row (district_id, import_id, match_key) WHERE rejected = 0;

CREATE TABLE finding (
    district_id   INTEGER NOT NULL,
    import_id     INTEGER NOT NULL,
    place         INTEGER NOT NULL, -- its place in the verdict, from 1
    line          INTEGER,
    column_number INTEGER,
    code          TEXT    NOT NULL,
    field         TEXT,
    lines         TEXT,             -- JSON: the first of the other lines that belong to it
    more          INTEGER NOT NULL, -- how many further lines do
    PRIMARY KEY (district_id, import_id, place),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_by_line ON finding (district_id, import_id, line);

-- An import is processed once: the second insert fails.
CREATE TABLE run (
    district_id INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    PRIMARY KEY (district_id, import_id),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT, WITHOUT ROWID;

-- What became of each row, and for an updated one what undo compares and sets.
CREATE TABLE outcome (
    district_id   INTEGER NOT NULL,
    import_id     INTEGER NOT NULL,
    line          INTEGER NOT NULL,
    outcome       TEXT    NOT NULL CHECK (outcome IN ('updated', 'unchanged', 'skipped', 'refused', 'rejected')),
    reason        TEXT,
    record_id     INTEGER,
    before        TEXT,             -- the record's coverage before, JSON; only for an updated row
    after         TEXT,             -- and after
    version_after INTEGER,
    PRIMARY KEY (district_id, import_id, line),
    FOREIGN KEY (district_id, import_id) REFERENCES run (district_id, import_id)
) STRICT, WITHOUT ROWID;

-- Audit -------------------------------------------------------------------------------------------------------------

-- Each entry's hash covers the one before it, so that a change made behind the product's back shows.
CREATE TABLE audit (
    district_id INTEGER NOT NULL REFERENCES district (id),
    id          INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    account_id  INTEGER,          -- NULL for the command line
    action      TEXT    NOT NULL,
    detail      TEXT    NOT NULL, -- JSON: ids and counts, never a cell value
    previous    TEXT    NOT NULL, -- hash of the entry before, hexadecimal; empty for the first
    hash        TEXT    NOT NULL,
    PRIMARY KEY (district_id, id),
    FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- Only at the end: `INSERT OR REPLACE` would otherwise delete without waking the trigger for it.
CREATE TRIGGER audit_grows_at_its_end BEFORE INSERT ON audit
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM audit WHERE district_id = NEW.district_id)
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_never_changed BEFORE UPDATE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;

CREATE TRIGGER audit_is_never_deleted BEFORE DELETE ON audit
BEGIN
    SELECT raise(ABORT, 'the audit log is append-only');
END;

-- Where the access log, in access.db, ended at some moments: what is missing at its end shows here.
CREATE TABLE log_head (
    log     TEXT    NOT NULL,
    entries INTEGER NOT NULL,
    hash    TEXT    NOT NULL, -- of the entry of that number
    at      INTEGER NOT NULL,
    PRIMARY KEY (log, entries)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER log_head_is_never_replaced BEFORE INSERT ON log_head
WHEN EXISTS (SELECT 1 FROM log_head WHERE log = NEW.log AND entries = NEW.entries)
BEGIN
    SELECT raise(ABORT, 'heads of logs are append-only');
END;

CREATE TRIGGER log_head_is_never_changed BEFORE UPDATE ON log_head
BEGIN
    SELECT raise(ABORT, 'heads of logs are append-only');
END;

CREATE TRIGGER log_head_is_never_deleted BEFORE DELETE ON log_head
BEGIN
    SELECT raise(ABORT, 'heads of logs are append-only');
END;

-- Answers to requests that carried an Idempotency-Key, written in the transaction of their effect.
CREATE TABLE idempotency (
    district_id  INTEGER NOT NULL,
    account_id   INTEGER NOT NULL,
    route        TEXT    NOT NULL,
    key          TEXT    NOT NULL,
    request_hash BLOB    NOT NULL,
    body         BLOB    NOT NULL,
    created_at   INTEGER NOT NULL,
    PRIMARY KEY (district_id, account_id, route, key),
    FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX idempotency_by_age ON idempotency (created_at);
