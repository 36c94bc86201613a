-- Sessions, throttles and the access log. They are in a file of their own: a sign-in never waits for a large
-- import, and a backup contains no session. The ids of districts and accounts refer to coverlist.db.
-- PostgreSQL will need one database.

CREATE TABLE session (
    token_hash         BLOB    NOT NULL PRIMARY KEY, -- SHA-256 of the token in the cookie or the header
    district_id        INTEGER NOT NULL,
    account_id         INTEGER NOT NULL,
    credential_version INTEGER NOT NULL,             -- of the account when the session began
    permissions        TEXT,                         -- of a session in a header, by spaces; NULL: of the role
    created_at         INTEGER NOT NULL,
    last_seen_at       INTEGER NOT NULL,
    ends_at            INTEGER NOT NULL              -- regardless of use
) STRICT, WITHOUT ROWID;

CREATE INDEX session_of_account ON session (district_id, account_id);
CREATE INDEX session_by_end ON session (ends_at);

-- The key that encrypts an account's drafts in its browsers. Without it, the drafts are unreadable.
CREATE TABLE draft_key (
    district_id INTEGER NOT NULL,
    account_id  INTEGER NOT NULL,
    key         BLOB    NOT NULL,
    ends_at     INTEGER NOT NULL,
    PRIMARY KEY (district_id, account_id)
) STRICT, WITHOUT ROWID;

-- Tokens of issuers that were exchanged and have not expired. A token is used once.
CREATE TABLE used_token (
    id_hash    BLOB    NOT NULL PRIMARY KEY, -- SHA-256 of the issuer and the token's id
    expires_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX used_token_by_end ON used_token (expires_at);

-- Networks from which an account has signed in. Failures elsewhere do not throttle it there.
CREATE TABLE known_network (
    district_id INTEGER NOT NULL,
    account_id  INTEGER NOT NULL,
    network     TEXT    NOT NULL, -- an IPv4 address, or the /64 of an IPv6 address
    last_at     INTEGER NOT NULL,
    PRIMARY KEY (district_id, account_id, network)
) STRICT, WITHOUT ROWID;

-- Failed sign-ins that still count. `bucket` is the hash of an account, a network or a pair of both.
CREATE TABLE throttle (
    bucket   BLOB    NOT NULL PRIMARY KEY,
    failures INTEGER NOT NULL,
    last_at  INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX throttle_by_age ON throttle (last_at);

-- Sign-ins, failed sign-ins, sign-outs and downloads. Each entry's hash covers the entry before it.
CREATE TABLE access_log (
    id          INTEGER NOT NULL PRIMARY KEY,
    at          INTEGER NOT NULL,
    district_id INTEGER,          -- NULL when no account has the e-mail address
    account_id  INTEGER,
    address     TEXT,             -- where the request came from
    action      TEXT    NOT NULL,
    detail      TEXT    NOT NULL, -- JSON: ids and counts, never a cell value or an e-mail address
    previous    TEXT    NOT NULL, -- the hash of the entry before, hexadecimal; empty for the first
    hash        TEXT    NOT NULL
) STRICT;

CREATE INDEX access_log_of_district ON access_log (district_id, id);

CREATE TRIGGER access_log_grows_at_its_end BEFORE INSERT ON access_log
WHEN NEW.id <> (SELECT coalesce(max(id), 0) + 1 FROM access_log)
BEGIN
    SELECT raise(ABORT, 'the access log is append-only');
END;

CREATE TRIGGER access_log_is_never_changed BEFORE UPDATE ON access_log
BEGIN
    SELECT raise(ABORT, 'the access log is append-only');
END;

CREATE TRIGGER access_log_is_never_deleted BEFORE DELETE ON access_log
BEGIN
    SELECT raise(ABORT, 'the access log is append-only');
END;

-- Copies of the heads of the audit logs, which are in coverlist.db. They reveal entries missing at their
-- ends.
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
