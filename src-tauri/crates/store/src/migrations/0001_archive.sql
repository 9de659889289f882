-- Described, table by table, in docs/schema.md; a test compares the two.

CREATE TABLE meta (
    key   TEXT PRIMARY KEY,
    value ANY NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE dataset (
    dataset_no    INTEGER PRIMARY KEY,
    id            TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    platform      TEXT NOT NULL,
    publisher     TEXT,
    format        TEXT NOT NULL,
    catalogue_key TEXT,
    n_posts       INTEGER NOT NULL DEFAULT 0,
    n_accounts    INTEGER NOT NULL DEFAULT 0,
    first_ms      INTEGER,
    last_ms       INTEGER,
    created_at    TEXT NOT NULL
) STRICT;

CREATE TABLE tally (
    dataset_no INTEGER NOT NULL REFERENCES dataset,
    measure    TEXT NOT NULL CHECK (measure IN ('precision', 'kind', 'language')),
    code       INTEGER NOT NULL,
    n_posts    INTEGER NOT NULL,
    PRIMARY KEY (dataset_no, measure, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE import (
    import_no   INTEGER PRIMARY KEY,
    started_at  TEXT NOT NULL,
    finished_at TEXT,
    program     TEXT NOT NULL
) STRICT;

CREATE TABLE source_file (
    file_no      INTEGER PRIMARY KEY,
    import_no    INTEGER NOT NULL REFERENCES import,
    dataset_no   INTEGER NOT NULL REFERENCES dataset,
    path         TEXT NOT NULL,
    member       TEXT,
    outer_sha256 TEXT NOT NULL,
    sha256       TEXT NOT NULL,
    bytes        INTEGER NOT NULL,
    format       TEXT NOT NULL,
    header       TEXT NOT NULL,
    state        TEXT NOT NULL CHECK (state IN ('partial', 'complete', 'sameContent')),
    read         INTEGER NOT NULL DEFAULT 0,
    kept         INTEGER NOT NULL DEFAULT 0,
    duplicates   INTEGER NOT NULL DEFAULT 0,
    rejected     INTEGER NOT NULL DEFAULT 0,
    repaired     INTEGER NOT NULL DEFAULT 0,
    skipped      INTEGER NOT NULL DEFAULT 0,
    next_record  INTEGER NOT NULL DEFAULT 0,
    next_line    INTEGER NOT NULL DEFAULT 0,
    next_byte    INTEGER NOT NULL DEFAULT 0,
    damage       TEXT,
    CHECK (read = kept + duplicates + rejected)
) STRICT;
CREATE INDEX source_file_by_content ON source_file (dataset_no, sha256);

CREATE TABLE rejected (
    file_no INTEGER NOT NULL REFERENCES source_file,
    record  INTEGER NOT NULL,
    line    INTEGER NOT NULL,
    byte    INTEGER NOT NULL,
    reason  TEXT NOT NULL,
    raw     BLOB NOT NULL,
    PRIMARY KEY (file_no, record)
) STRICT, WITHOUT ROWID;

CREATE TABLE note (
    file_no      INTEGER NOT NULL REFERENCES source_file,
    code         TEXT NOT NULL,
    count        INTEGER NOT NULL,
    message      TEXT NOT NULL,
    first_record INTEGER,
    PRIMARY KEY (file_no, code)
) STRICT, WITHOUT ROWID;

CREATE TABLE client (
    client_no INTEGER PRIMARY KEY,
    name      TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE language (
    language_no INTEGER PRIMARY KEY,
    tag         TEXT NOT NULL UNIQUE
) STRICT;

CREATE TABLE account (
    account_no     INTEGER PRIMARY KEY,
    dataset_no     INTEGER NOT NULL REFERENCES dataset,
    key            TEXT NOT NULL,
    published_id   TEXT,
    handle         TEXT,
    handle_folded  TEXT,
    hashed         INTEGER NOT NULL,
    profile_no     INTEGER REFERENCES profile,
    listed         INTEGER NOT NULL,
    n_posts        INTEGER NOT NULL DEFAULT 0,
    first_ms       INTEGER,
    last_ms        INTEGER,
    newest_post_no INTEGER REFERENCES post,
    file_no        INTEGER NOT NULL REFERENCES source_file,
    record         INTEGER NOT NULL,
    line           INTEGER NOT NULL,
    byte           INTEGER NOT NULL,
    digest         BLOB,
    UNIQUE (dataset_no, key)
) STRICT;
CREATE INDEX account_by_handle ON account (handle_folded) WHERE handle_folded IS NOT NULL;
CREATE INDEX account_by_digest ON account (dataset_no, digest) WHERE digest IS NOT NULL;

CREATE TABLE profile (
    profile_no   INTEGER PRIMARY KEY,
    account_no   INTEGER NOT NULL REFERENCES account,
    digest       BLOB NOT NULL,
    handle       TEXT,
    hashed       INTEGER NOT NULL,
    display_name TEXT,
    place        TEXT,
    description  TEXT,
    url          TEXT,
    followers    INTEGER,
    following    INTEGER,
    created      TEXT,
    language     TEXT,
    extra        TEXT,
    UNIQUE (account_no, digest)
) STRICT;

CREATE TABLE post (
    post_no          INTEGER PRIMARY KEY,
    dataset_no       INTEGER NOT NULL REFERENCES dataset,
    key              TEXT NOT NULL,
    published_id     TEXT,
    account_no       INTEGER NOT NULL REFERENCES account,
    profile_no       INTEGER NOT NULL REFERENCES profile,
    file_no          INTEGER NOT NULL REFERENCES source_file,
    record           INTEGER NOT NULL,
    line             INTEGER NOT NULL,
    byte             INTEGER NOT NULL,
    posted_ms        INTEGER,
    precision        INTEGER,
    time_source      INTEGER,
    kind             INTEGER NOT NULL,
    flags            INTEGER NOT NULL,
    language_no      INTEGER REFERENCES language,
    guess_no         INTEGER REFERENCES language,
    client_no        INTEGER REFERENCES client,
    text             TEXT NOT NULL,
    reply_to_post    TEXT,
    reply_to_account TEXT,
    quoted_post      TEXT,
    reposted_post    TEXT,
    reposted_account TEXT,
    n_quotes         INTEGER,
    n_replies        INTEGER,
    n_likes          INTEGER,
    n_reposts        INTEGER,
    latitude         TEXT,
    longitude        TEXT,
    media            TEXT,
    extra            TEXT,
    digest           BLOB,
    UNIQUE (dataset_no, key)
) STRICT;
CREATE INDEX post_by_account ON post (account_no, posted_ms);
CREATE INDEX post_by_reposted ON post (reposted_post) WHERE reposted_post IS NOT NULL;
CREATE INDEX post_by_answered ON post (reply_to_post) WHERE reply_to_post IS NOT NULL;
CREATE INDEX post_by_quoted ON post (quoted_post) WHERE quoted_post IS NOT NULL;
CREATE INDEX post_by_digest ON post (dataset_no, digest) WHERE digest IS NOT NULL;

CREATE TABLE object (
    object_no INTEGER PRIMARY KEY,
    type      INTEGER NOT NULL CHECK (type BETWEEN 1 AND 4),
    value     TEXT NOT NULL,
    folded    TEXT,
    class_no  INTEGER NOT NULL REFERENCES object,
    domain_no INTEGER REFERENCES object,
    n_uses    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (type, value)
) STRICT;
CREATE INDEX object_by_folded ON object (type, folded) WHERE folded IS NOT NULL;

CREATE TABLE post_object (
    post_no   INTEGER NOT NULL REFERENCES post,
    position  INTEGER NOT NULL,
    object_no INTEGER NOT NULL REFERENCES object,
    PRIMARY KEY (post_no, position)
) STRICT, WITHOUT ROWID;
