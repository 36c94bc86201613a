-- Long because: it is the whole schema, in the order in which tables refer to each other.
--
-- Every primary, unique and foreign key of a district's data starts with the district's id: a join or an
-- update that forgets the district fails.
--
-- Columns are text, 64-bit integers (cents, milliseconds since 1970 in UTC, 0 or 1) and bytes. Dates are ISO
-- 8601 text. These types have the same meaning in SQLite and PostgreSQL.

CREATE TABLE district (
    id         INTEGER NOT NULL PRIMARY KEY,
    name       TEXT    NOT NULL UNIQUE,
    time_zone  TEXT    NOT NULL DEFAULT 'UTC', -- IANA name
    demo       INTEGER NOT NULL DEFAULT 0 CHECK (demo IN (0, 1)), -- 1: demo data with public passwords
    created_at INTEGER NOT NULL,
    keep_files   INTEGER, -- days after which the files of imports are deleted; NULL: never
    keep_rows    INTEGER, -- the same of rows
    keep_reports INTEGER, -- the same of reports
    last_user   INTEGER NOT NULL DEFAULT 0, -- the highest id that a user has had; no id is used again
    last_device INTEGER NOT NULL DEFAULT 0  -- the same of devices
) STRICT;

-- Access
-- ------------------------------------------------------------------------------------------------------------

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
    email         TEXT    UNIQUE,          -- trimmed, NFC, lower case; NULL without a password
    name          TEXT    NOT NULL,        -- also kept for a removed account: the history shows it
    password_hash TEXT    NOT NULL,        -- argon2id, PHC string; empty for a removed account and an identity
    role_id       INTEGER,                 -- NULL for an identity: its sessions have permissions of their own
    language      TEXT,                    -- a BCP 47 tag; NULL for the browser's language
    disabled_at   INTEGER,                 -- NULL while sign-in is allowed
    created_at    INTEGER NOT NULL,
    credential_version INTEGER NOT NULL,   -- a session with another version has ended
    PRIMARY KEY (district_id, id),
    CHECK ((email IS NULL) = (password_hash = '')),
    CHECK (email IS NULL OR role_id IS NOT NULL),
    FOREIGN KEY (district_id, role_id) REFERENCES role (district_id, id)
) STRICT, WITHOUT ROWID;

-- The server of a portal that embeds Coverlist. It vouches for people with signed tokens.
CREATE TABLE issuer (
    iss             TEXT    NOT NULL PRIMARY KEY, -- its name in tokens
    keys            TEXT,                         -- public keys: a JWK Set (RFC 7517), JSON
    keys_url        TEXT,                         -- where the server fetches the keys instead
    manage_settings INTEGER NOT NULL CHECK (manage_settings IN (0, 1)), -- whether its tokens may grant it
    view_reports    INTEGER NOT NULL CHECK (view_reports IN (0, 1)),
    provisions      INTEGER NOT NULL CHECK (provisions IN (0, 1)), -- whether its tokens may create districts
    created_at      INTEGER NOT NULL,
    CHECK ((keys IS NULL) <> (keys_url IS NULL))
) STRICT, WITHOUT ROWID;

-- The origins of the pages that embed Coverlist, such as `https://portal.example`.
CREATE TABLE issuer_origin (
    iss    TEXT NOT NULL REFERENCES issuer (iss),
    origin TEXT NOT NULL,
    PRIMARY KEY (iss, origin)
) STRICT, WITHOUT ROWID;

-- The districts that an issuer's tokens may name, under ids that the issuer chooses.
CREATE TABLE issuer_district (
    iss         TEXT    NOT NULL REFERENCES issuer (iss),
    external_id TEXT    NOT NULL,
    district_id INTEGER NOT NULL REFERENCES district (id),
    PRIMARY KEY (iss, external_id),
    UNIQUE (iss, district_id)
) STRICT, WITHOUT ROWID;

-- A person for whom an issuer vouches. The rows stay when the issuer is removed, because the history shows
-- the people.
CREATE TABLE identity (
    district_id INTEGER NOT NULL,
    issuer      TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    account_id  INTEGER NOT NULL,
    email       TEXT,             -- only shown
    PRIMARY KEY (district_id, issuer, subject),
    UNIQUE (district_id, account_id),
    FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- Fields and templates
-- ------------------------------------------------------------------------------------------------------------

-- The fields that a district added to a kind of record. Only the name of a field changes.
CREATE TABLE field (
    district_id INTEGER NOT NULL REFERENCES district (id),
    kind        TEXT    NOT NULL CHECK (kind IN ('user', 'device')),
    number      INTEGER NOT NULL, -- counts the fields of the kind, of all types, from 1; never reused
    type        TEXT    NOT NULL, -- the id of a coverlist-core FieldType
    name        TEXT    NOT NULL,
    created_at  INTEGER NOT NULL,
    created_by  INTEGER,          -- NULL for the command line
    PRIMARY KEY (district_id, kind, number),
    FOREIGN KEY (district_id, created_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- `INSERT OR REPLACE` deletes a row without firing the delete trigger. This trigger forbids it.
CREATE TRIGGER field_follows_the_last BEFORE INSERT ON field
WHEN NEW.number <> (SELECT coalesce(max(number), 0) + 1 FROM field
                    WHERE district_id = NEW.district_id AND kind = NEW.kind)
BEGIN
    SELECT raise(ABORT, 'the number of a field is never reused');
END;

CREATE TRIGGER field_keeps_its_id
BEFORE UPDATE OF district_id, kind, number, type, created_at, created_by ON field
BEGIN
    SELECT raise(ABORT, 'only the name of a field changes');
END;

CREATE TRIGGER field_is_never_deleted BEFORE DELETE ON field
BEGIN
    SELECT raise(ABORT, 'fields are never deleted');
END;

CREATE TABLE template (
    district_id INTEGER NOT NULL REFERENCES district (id),
    id          TEXT    NOT NULL,
    place       INTEGER NOT NULL, -- position in the list of templates, from 1
    kind        TEXT    NOT NULL CHECK (kind IN ('user', 'device')), -- never changes
    purpose     TEXT    NOT NULL CHECK (purpose IN ('insurance', 'records')), -- never changes
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, place)
) STRICT, WITHOUT ROWID;

-- Every version of a template. The highest one is current.
CREATE TABLE template_version (
    district_id INTEGER NOT NULL,
    template_id TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    document    TEXT    NOT NULL, -- a Table Schema, JSON
    created_at  INTEGER NOT NULL,
    created_by  INTEGER,          -- NULL for the command line and for the templates of a new district
    PRIMARY KEY (district_id, template_id, version),
    FOREIGN KEY (district_id, template_id) REFERENCES template (district_id, id),
    FOREIGN KEY (district_id, created_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- `INSERT OR REPLACE` deletes a row without firing the delete trigger. This trigger forbids it.
CREATE TRIGGER template_version_follows_the_last BEFORE INSERT ON template_version
WHEN NEW.version <> (SELECT coalesce(max(version), 0) + 1 FROM template_version
                     WHERE district_id = NEW.district_id AND template_id = NEW.template_id)
BEGIN
    SELECT raise(ABORT, 'versions of templates are immutable');
END;

CREATE TRIGGER template_version_is_never_changed BEFORE UPDATE ON template_version
BEGIN
    SELECT raise(ABORT, 'versions of templates are immutable');
END;

CREATE TRIGGER template_version_is_never_deleted BEFORE DELETE ON template_version
BEGIN
    SELECT raise(ABORT, 'versions of templates are immutable');
END;

CREATE TRIGGER template_is_never_changed BEFORE UPDATE ON template
BEGIN
    SELECT raise(ABORT, 'the kind of record of a template never changes');
END;

-- A saved mapping for files from one sender. Imports keep nothing of it but its name, so it can be removed.
CREATE TABLE source (
    district_id INTEGER NOT NULL REFERENCES district (id),
    name        TEXT    NOT NULL,
    template    TEXT    NOT NULL,
    document    TEXT    NOT NULL, -- JSON, with its version; has words of files, which are cell values
    changed_at  INTEGER NOT NULL,
    changed_by  INTEGER,          -- NULL for the command line
    PRIMARY KEY (district_id, name),
    FOREIGN KEY (district_id, template) REFERENCES template (district_id, id),
    FOREIGN KEY (district_id, changed_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- Records
-- -----------------------------------------------------------------------------------------------------------

CREATE TABLE user_record (
    district_id           INTEGER NOT NULL REFERENCES district (id),
    id                    INTEGER NOT NULL,
    match_key             TEXT    NOT NULL, -- computed by coverlist-core's MatchKey, compared as bytes
    user_id               TEXT    NOT NULL, -- the key as loaded
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
    custom                TEXT    NOT NULL DEFAULT '{}', -- the values of custom fields: JSON by field id
    version               INTEGER NOT NULL DEFAULT 0, -- of the insurance: the id of the run that wrote it
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, match_key)
) STRICT, WITHOUT ROWID;

CREATE TABLE device_record (
    district_id           INTEGER NOT NULL REFERENCES district (id),
    id                    INTEGER NOT NULL,
    match_key             TEXT    NOT NULL,
    serial                TEXT    NOT NULL, -- the key as loaded
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
    custom                TEXT    NOT NULL DEFAULT '{}', -- the values of custom fields: JSON by field id
    version               INTEGER NOT NULL DEFAULT 0, -- of the insurance: the id of the run that wrote it
    PRIMARY KEY (district_id, id),
    UNIQUE (district_id, match_key)
) STRICT, WITHOUT ROWID;

-- A list of users or devices that was loaded and changed records, the undo of such a load, or the redo. It is
-- written in the transaction that changes the records.
CREATE TABLE load (
    district_id INTEGER NOT NULL REFERENCES district (id),
    id          INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('load', 'undo', 'redo')),
    list_id     INTEGER NOT NULL, -- the load of the list: itself, or the one that it undoes or redoes
    record_kind TEXT    NOT NULL CHECK (record_kind IN ('user', 'device')), -- of the list
    source      TEXT,             -- the name of the saved mapping that read the list
    counts      TEXT    NOT NULL, -- JSON
    done_by     INTEGER,          -- NULL for the command line
    done_at     INTEGER NOT NULL,
    expired     INTEGER,          -- the days after which its changes were deleted; NULL while they are kept
    PRIMARY KEY (district_id, id),
    CHECK ((kind = 'load') = (list_id = id)),
    FOREIGN KEY (district_id, list_id) REFERENCES load (district_id, id),
    FOREIGN KEY (district_id, done_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX load_of_list ON load (district_id, list_id, id);

-- What a load did with each record: its key and attributes before and after. The newest change of a record by
-- the loads of a list stands: those before it were reverted.
CREATE TABLE load_change (
    district_id INTEGER NOT NULL,
    list_id     INTEGER NOT NULL,
    place       INTEGER NOT NULL, -- of the record in the list, from 1
    load_id     INTEGER NOT NULL,
    record_kind TEXT    NOT NULL CHECK (record_kind IN ('user', 'device')),
    record_id   INTEGER NOT NULL,
    follows     INTEGER,          -- of a device that got the new key of its user: the place of the user
    kept        TEXT,             -- why an undo or a redo left the record as it was
    before      TEXT,             -- JSON; NULL if the record was not there
    after       TEXT,             -- JSON; NULL if the record is removed
    PRIMARY KEY (district_id, list_id, place, load_id),
    CHECK (kept IS NULL OR coalesce(before, after) IS NULL),
    FOREIGN KEY (district_id, list_id) REFERENCES load (district_id, id),
    FOREIGN KEY (district_id, load_id) REFERENCES load (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX load_change_of_record ON load_change (district_id, record_kind, record_id) WHERE kept IS NULL;

-- Imports
-- -----------------------------------------------------------------------------------------------------------

CREATE TABLE import (
    district_id        INTEGER NOT NULL REFERENCES district (id),
    id                 INTEGER NOT NULL,
    state              TEXT    NOT NULL
        CHECK (state IN ('staged', 'queued', 'processed', 'deleted', 'undone')),
    template           TEXT    NOT NULL,
    template_version   INTEGER NOT NULL, -- never changes
    name               TEXT    NOT NULL, -- of the source file
    size               INTEGER NOT NULL, -- of the source file
    source_sha256      TEXT    NOT NULL, -- as the browser reported it, hexadecimal
    sha256             TEXT    NOT NULL, -- of the sheet, hexadecimal
    generation         INTEGER NOT NULL DEFAULT 1,
    rows_in_file       INTEGER NOT NULL,
    accepted           INTEGER NOT NULL,
    rejected           INTEGER NOT NULL,
    set_aside          INTEGER NOT NULL,
    staged_by          INTEGER,          -- NULL for the command line
    staged_at          INTEGER NOT NULL,
    closed_by          INTEGER,          -- who deleted it, or consented to it; NULL for the command line
    closed_at          INTEGER,          -- when it was processed or deleted
    updated            INTEGER,          -- outcomes; with `rejected` they add up to `rows_in_file`
    unchanged          INTEGER,
    skipped            INTEGER,
    refused            INTEGER,
    applied            INTEGER NOT NULL DEFAULT 0, -- the rows whose change stands: not undone
    apply_run          INTEGER,          -- the run that applied the rows that no sample did
    origin             TEXT    NOT NULL CHECK (origin IN ('list', 'record')), -- record: of single records
    merges             INTEGER,          -- the import whose rows it corrects
    round              INTEGER NOT NULL DEFAULT 1, -- of the import that it merges: 2 is the first correction
    file_expired       INTEGER,          -- the days after which its sheet was deleted; NULL while it is kept
    rows_expired       INTEGER,          -- the same of the values of its rows
    report_expired     INTEGER,          -- the same of its report
    last_counts        TEXT,             -- outcomes with its corrections, when its report was deleted: JSON
    -- The long columns are last: the others are read without them.
    provenance         TEXT    NOT NULL, -- JSON, as the browser reported it: headers and counts, never a cell value
    fields             TEXT    NOT NULL, -- the fields with a column in the sheet: a JSON array of ids
    PRIMARY KEY (district_id, id),
    FOREIGN KEY (district_id, template, template_version)
        REFERENCES template_version (district_id, template_id, version),
    FOREIGN KEY (district_id, staged_by) REFERENCES account (district_id, id),
    FOREIGN KEY (district_id, closed_by) REFERENCES account (district_id, id),
    FOREIGN KEY (district_id, apply_run) REFERENCES run (district_id, id),
    FOREIGN KEY (district_id, merges) REFERENCES import (district_id, id)
) STRICT, WITHOUT ROWID;

-- A district has at most one open import. The index depends on the state alone: no crash leaves a stale lock.
-- A change of single records is only open within its transaction.
CREATE UNIQUE INDEX one_open_import ON import (district_id)
    WHERE state IN ('staged', 'queued') AND origin = 'list';
CREATE UNIQUE INDEX import_by_round ON import (district_id, merges, round);
CREATE INDEX import_by_sheet ON import (district_id, sha256);
CREATE INDEX import_by_source ON import (district_id, source_sha256);

CREATE TRIGGER import_keeps_its_template BEFORE UPDATE OF template, template_version ON import
BEGIN
    SELECT raise(ABORT, 'an import keeps the version of its template');
END;

-- The bytes of the sheet as sent, in chunks of equal size: no reader needs all of them in memory.
CREATE TABLE import_sheet (
    district_id INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    chunk       INTEGER NOT NULL, -- from 0
    bytes       BLOB    NOT NULL,
    PRIMARY KEY (district_id, import_id, chunk),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT;

-- Every row of the sheet except those that repeat another one.
CREATE TABLE staged_row (
    district_id           INTEGER NOT NULL,
    import_id             INTEGER NOT NULL,
    line                  INTEGER NOT NULL,
    key                   TEXT    NOT NULL, -- as in the sheet
    match_key             TEXT    NOT NULL, -- of the key, or of the record that a person accepted for it
    rejected              INTEGER NOT NULL CHECK (rejected IN (0, 1)),
    status                TEXT,
    policy_number         TEXT,
    coverage_type         TEXT,
    coverage_amount_cents INTEGER,
    coverage_start        TEXT,
    coverage_end          TEXT,
    custom                TEXT    NOT NULL, -- the values of custom fields: JSON by field id
    name                  TEXT    NOT NULL, -- of the person, from the columns that are only compared
    accepted_record       INTEGER,          -- the record that a person accepted for the key
    confirmed_record      INTEGER,          -- the record that a person confirmed despite the name
    confirmed_name        TEXT,             -- the name of its person then
    is_unmatched          INTEGER NOT NULL DEFAULT 0 CHECK (is_unmatched IN (0, 1)), -- 1: proposal rejected
    left_out              INTEGER NOT NULL DEFAULT 0 CHECK (left_out IN (0, 1)), -- 1: ignored; rejected is 1
    sample_run            INTEGER,          -- the run that applied it before the rest, unless that is undone
    PRIMARY KEY (district_id, import_id, line),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id),
    FOREIGN KEY (district_id, sample_run) REFERENCES run (district_id, id)
) STRICT, WITHOUT ROWID;

-- No two accepted rows name the same record: planning may start at any line.
CREATE UNIQUE INDEX one_row_a_key ON staged_row (district_id, import_id, match_key) WHERE rejected = 0;

CREATE TABLE finding (
    district_id   INTEGER NOT NULL,
    import_id     INTEGER NOT NULL,
    place         INTEGER NOT NULL, -- orders the findings by line, and those of a line as they were made
    line          INTEGER,
    column_number INTEGER,
    code          TEXT    NOT NULL,
    field         TEXT,
    lines         TEXT,             -- JSON: the first of the other lines that it concerns
    more          INTEGER NOT NULL, -- the number of further lines
    PRIMARY KEY (district_id, import_id, place),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX finding_by_line ON finding (district_id, import_id, line);

-- What persons decided about rows of a plan. The newest decision about a row holds, and staged_row has its
-- effect.
CREATE TABLE decision (
    district_id INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    id          INTEGER NOT NULL, -- rises within the import
    line        INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('accept', 'reject', 'confirm', 'leave_out', 'take_back')),
    record_id   INTEGER,          -- the record that is accepted or confirmed
    generation  INTEGER NOT NULL, -- of the plan that the person saw
    decided_by  INTEGER,          -- NULL for the command line
    decided_at  INTEGER NOT NULL,
    PRIMARY KEY (district_id, import_id, id),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id),
    FOREIGN KEY (district_id, decided_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER decision_is_never_changed BEFORE UPDATE ON decision
BEGIN
    SELECT raise(ABORT, 'decisions are append-only');
END;

CREATE TRIGGER decision_is_never_deleted BEFORE DELETE ON decision
WHEN (SELECT report_expired FROM import
      WHERE district_id = OLD.district_id AND id = OLD.import_id) IS NULL
BEGIN
    SELECT raise(ABORT, 'decisions are append-only');
END;

-- An attempt to change records in one transaction. It keeps to what a person saw and consented to.
CREATE TABLE run (
    district_id INTEGER NOT NULL,
    id          INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    kind        TEXT    NOT NULL CHECK (kind IN ('sample', 'apply', 'undo_sample', 'undo', 'redo')),
    state       TEXT    NOT NULL CHECK (state IN ('queued', 'applied', 'failed', 'withdrawn')),
    generation  INTEGER NOT NULL, -- of the import, when the person consented
    seen        TEXT    NOT NULL, -- the counts that the person saw, and the sample: JSON
    queued_by   INTEGER,          -- who consented; NULL for the command line
    queued_at   INTEGER NOT NULL,
    ended_by    INTEGER,          -- who withdrew it; NULL for the command line, and if it is stale
    ended_at    INTEGER,
    stale       INTEGER NOT NULL DEFAULT 0 CHECK (stale IN (0, 1)), -- 1: it would do what nobody has seen
    PRIMARY KEY (district_id, id),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id),
    FOREIGN KEY (district_id, queued_by) REFERENCES account (district_id, id),
    FOREIGN KEY (district_id, ended_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE INDEX run_of_import ON run (district_id, import_id, id);

-- Two runs of a district never wait at the same time: each would change what the other was consented to for.
CREATE UNIQUE INDEX one_queued_run ON run (district_id) WHERE state = 'queued';

-- What an applied run did with each row, and the change of the record. The newest change of a row stands:
-- those before it were reverted.
CREATE TABLE outcome (
    district_id   INTEGER NOT NULL,
    import_id     INTEGER NOT NULL,
    line          INTEGER NOT NULL,
    run_id        INTEGER NOT NULL,
    outcome       TEXT    NOT NULL
        CHECK (outcome IN ('updated', 'unchanged', 'skipped', 'refused', 'rejected', 'reverted', 'kept')),
    reason        TEXT,
    record_id     INTEGER,
    version_before INTEGER,         -- of the record; an undo gives it back
    version_after INTEGER,          -- NULL without a change
    before_status                TEXT,     -- the record before the change
    before_policy_number         TEXT,
    before_coverage_type         TEXT,
    before_coverage_amount_cents INTEGER,
    before_coverage_start        TEXT,
    before_coverage_end          TEXT,
    before_custom                TEXT,
    after_status                 TEXT,     -- the record after the change
    after_policy_number          TEXT,
    after_coverage_type          TEXT,
    after_coverage_amount_cents  INTEGER,
    after_coverage_start         TEXT,
    after_coverage_end           TEXT,
    after_custom                 TEXT,
    PRIMARY KEY (district_id, import_id, line, run_id),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id),
    FOREIGN KEY (district_id, run_id) REFERENCES run (district_id, id)
) STRICT, WITHOUT ROWID;

-- The changes of a record. A user and a device may have the same id.
CREATE INDEX outcome_of_record ON outcome (district_id, record_id) WHERE version_after IS NOT NULL;

-- What persons noted on the verification sheet of an import. The newest version of a line holds. The earlier
-- ones stay, because two persons may mark a row at the same time.
CREATE TABLE verification (
    district_id INTEGER NOT NULL,
    import_id   INTEGER NOT NULL,
    line        INTEGER NOT NULL,
    version     INTEGER NOT NULL, -- counts the marks of the line, from 1
    checked     INTEGER NOT NULL CHECK (checked IN (0, 1)),
    note        TEXT    NOT NULL, -- the person's own words
    outcome     TEXT    NOT NULL, -- of the row then
    round       INTEGER NOT NULL, -- that had applied the row last
    marked_by   INTEGER,          -- NULL for the command line
    marked_at   INTEGER NOT NULL,
    PRIMARY KEY (district_id, import_id, line, version),
    FOREIGN KEY (district_id, import_id) REFERENCES import (district_id, id),
    FOREIGN KEY (district_id, marked_by) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER verification_is_never_changed BEFORE UPDATE ON verification
BEGIN
    SELECT raise(ABORT, 'marks of verification sheets are append-only');
END;

-- Audit
-- -------------------------------------------------------------------------------------------------------------

-- A log of each district. Each entry's hash covers the entry before it: a later change is detected.
CREATE TABLE audit (
    district_id INTEGER NOT NULL REFERENCES district (id),
    id          INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    account_id  INTEGER,          -- NULL for the command line
    action      TEXT    NOT NULL,
    detail      TEXT    NOT NULL, -- JSON: ids and counts, never a cell value
    previous    TEXT    NOT NULL, -- the hash of the entry before, hexadecimal; empty for the first
    hash        TEXT    NOT NULL,
    PRIMARY KEY (district_id, id),
    FOREIGN KEY (district_id, account_id) REFERENCES account (district_id, id)
) STRICT, WITHOUT ROWID;

-- `INSERT OR REPLACE` deletes a row without firing the delete trigger. This trigger forbids it.
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

-- Copies of the head of the access log, which is in access.db. They reveal entries missing at its end.
CREATE TABLE log_head (
    log     TEXT    NOT NULL,
    entries INTEGER NOT NULL,
    hash    TEXT    NOT NULL, -- of the entry with that number
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

-- Has a row while deleted values may still be in the bytes of this file or of its log.
CREATE TABLE remains (
    since INTEGER NOT NULL PRIMARY KEY
) STRICT;

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
