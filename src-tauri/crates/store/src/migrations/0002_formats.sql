-- What the files of other publishers hold. Described in docs/schema.md, as 0001 is.

ALTER TABLE dataset ADD COLUMN takedown TEXT;
ALTER TABLE dataset ADD COLUMN recognised TEXT;
ALTER TABLE dataset ADD COLUMN n_indicators INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dataset ADD COLUMN n_summaries INTEGER NOT NULL DEFAULT 0;
ALTER TABLE dataset ADD COLUMN n_targets INTEGER NOT NULL DEFAULT 0;

ALTER TABLE source_file ADD COLUMN why TEXT;
ALTER TABLE source_file ADD COLUMN encoding TEXT;
ALTER TABLE source_file ADD COLUMN delimiter TEXT;
ALTER TABLE source_file ADD COLUMN mapping TEXT;
ALTER TABLE source_file ADD COLUMN first_ms INTEGER;
ALTER TABLE source_file ADD COLUMN last_ms INTEGER;
ALTER TABLE source_file ADD COLUMN n_undated INTEGER NOT NULL DEFAULT 0;

ALTER TABLE profile ADD COLUMN kind INTEGER;
ALTER TABLE profile ADD COLUMN platform INTEGER;

ALTER TABLE post ADD COLUMN n_views INTEGER;
ALTER TABLE post ADD COLUMN platform INTEGER;

-- A check cannot be altered, so the table is made anew.
CREATE TABLE object_anew (
    object_no INTEGER PRIMARY KEY,
    type      INTEGER NOT NULL CHECK (type BETWEEN 1 AND 6),
    value     TEXT NOT NULL,
    folded    TEXT,
    class_no  INTEGER NOT NULL REFERENCES object,
    domain_no INTEGER REFERENCES object,
    n_uses    INTEGER NOT NULL DEFAULT 0,
    UNIQUE (type, value)
) STRICT;
INSERT INTO object_anew (object_no, type, value, folded, class_no, domain_no, n_uses)
    SELECT object_no, type, value, folded, class_no, domain_no, n_uses FROM object ORDER BY object_no;
DROP TABLE object;
ALTER TABLE object_anew RENAME TO object;
CREATE INDEX object_by_folded ON object (type, folded) WHERE folded IS NOT NULL;

CREATE TABLE share (
    post_no   INTEGER NOT NULL REFERENCES post,
    position  INTEGER NOT NULL,
    n_objects INTEGER NOT NULL,
    file_no   INTEGER NOT NULL REFERENCES source_file,
    record    INTEGER NOT NULL,
    line      INTEGER NOT NULL,
    byte      INTEGER NOT NULL,
    PRIMARY KEY (post_no, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE file_language (
    file_no     INTEGER NOT NULL REFERENCES source_file,
    language_no INTEGER NOT NULL REFERENCES language,
    n_posts     INTEGER NOT NULL,
    PRIMARY KEY (file_no, language_no)
) STRICT, WITHOUT ROWID;

CREATE TABLE ad (
    post_no          INTEGER PRIMARY KEY REFERENCES post,
    impressions      INTEGER,
    clicks           INTEGER,
    spend_hundredths INTEGER,
    currency         TEXT,
    ended_ms         INTEGER,
    ended_precision  INTEGER,
    CHECK ((spend_hundredths IS NULL) = (currency IS NULL)),
    CHECK ((ended_ms IS NULL) = (ended_precision IS NULL))
) STRICT;

CREATE TABLE target (
    dataset_no INTEGER NOT NULL REFERENCES dataset,
    key        TEXT NOT NULL,
    name       TEXT NOT NULL,
    category   TEXT,
    extra      TEXT,
    file_no    INTEGER NOT NULL REFERENCES source_file,
    record     INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    byte       INTEGER NOT NULL,
    PRIMARY KEY (dataset_no, key)
) STRICT, WITHOUT ROWID;

CREATE TABLE ad_target (
    dataset_no INTEGER NOT NULL REFERENCES dataset,
    ad         TEXT NOT NULL,
    target     TEXT NOT NULL,
    file_no    INTEGER NOT NULL REFERENCES source_file,
    record     INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    byte       INTEGER NOT NULL,
    PRIMARY KEY (dataset_no, ad, target)
) STRICT, WITHOUT ROWID;

CREATE TABLE indicator (
    indicator_no   INTEGER PRIMARY KEY,
    dataset_no     INTEGER NOT NULL REFERENCES dataset,
    kind           INTEGER NOT NULL,
    published      TEXT NOT NULL,
    value          TEXT NOT NULL,
    type_published TEXT,
    platform       INTEGER,
    listed_on      TEXT,
    tactic         TEXT,
    technique      TEXT,
    procedure      TEXT,
    comment        TEXT,
    extra          TEXT,
    digest         BLOB NOT NULL,
    file_no        INTEGER NOT NULL REFERENCES source_file,
    record         INTEGER NOT NULL,
    line           INTEGER NOT NULL,
    byte           INTEGER NOT NULL,
    UNIQUE (dataset_no, digest)
) STRICT;
CREATE INDEX indicator_by_value ON indicator (kind, value);

CREATE TABLE summary (
    summary_no INTEGER PRIMARY KEY,
    dataset_no INTEGER NOT NULL REFERENCES dataset,
    measure    INTEGER NOT NULL,
    figure     INTEGER NOT NULL,
    bound      INTEGER NOT NULL,
    currency   TEXT,
    published  TEXT NOT NULL,
    platform   INTEGER,
    stated_on  TEXT,
    tactic     TEXT,
    technique  TEXT,
    procedure  TEXT,
    comment    TEXT,
    extra      TEXT,
    digest     BLOB NOT NULL,
    file_no    INTEGER NOT NULL REFERENCES source_file,
    record     INTEGER NOT NULL,
    line       INTEGER NOT NULL,
    byte       INTEGER NOT NULL,
    UNIQUE (dataset_no, digest)
) STRICT;

-- What is counted beside files from now on.
UPDATE source_file SET first_ms = own.first_ms, last_ms = own.last_ms, n_undated = own.n_undated
    FROM (SELECT file_no, min(posted_ms) AS first_ms, max(posted_ms) AS last_ms,
                 count(*) - count(posted_ms) AS n_undated
          FROM post GROUP BY file_no) AS own
    WHERE own.file_no = source_file.file_no;
INSERT INTO file_language (file_no, language_no, n_posts)
    SELECT file_no, iif(flags & 16, language_no, guess_no) AS shown, count(*) FROM post
    WHERE shown IS NOT NULL GROUP BY file_no, shown;
