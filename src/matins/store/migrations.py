"""The tables, as numbered steps: the database's user_version tells how many of them it has been through.

Times are integer Unix seconds, UTC.  Steps are added, never changed.
"""

APPLICATION_ID = 0x6D617469
"""What marks a SQLite file as ours: "mati"."""

_TABLES = """
CREATE TABLE feeds (
    id INTEGER PRIMARY KEY,
    address TEXT NOT NULL UNIQUE,
    given_title TEXT,                       -- the user's own name for it
    feed_title TEXT NOT NULL,               -- what the feed calls itself, its host before that is known
    title TEXT GENERATED ALWAYS AS (coalesce(given_title, feed_title)) VIRTUAL,
    home TEXT,
    lang TEXT,
    followed INTEGER NOT NULL CHECK (followed IN (0, 1)),
    place INTEGER NOT NULL,                 -- its rank in the config
    validators_address TEXT,
    etag BLOB,
    last_modified BLOB,
    last_good INTEGER,
    last_error TEXT,
    failures INTEGER NOT NULL DEFAULT 0,
    next_due INTEGER NOT NULL DEFAULT 0,
    not_before INTEGER NOT NULL DEFAULT 0,  -- until when its server asked to wait; 0 where it did not
    unread INTEGER NOT NULL DEFAULT 0,      -- of the shown articles; kept by triggers
    total INTEGER NOT NULL DEFAULT 0        -- likewise
) STRICT;

CREATE TABLE feed_tags (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (feed, place)
) STRICT, WITHOUT ROWID;

-- AUTOINCREMENT, since people and journals name articles by id: none may come to mean another.
CREATE TABLE articles (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    feed INTEGER NOT NULL REFERENCES feeds,
    key TEXT NOT NULL,
    digest BLOB NOT NULL,
    title TEXT NOT NULL,
    link TEXT,
    author TEXT,
    comments TEXT,
    published INTEGER,
    sort_time INTEGER NOT NULL,
    first_seen INTEGER NOT NULL,
    read_at INTEGER,
    read_turn INTEGER,                      -- which of all markings made it read; NULL where none did
    starred_at INTEGER,
    shown INTEGER NOT NULL CHECK (shown IN (0, 1)),  -- its feed is followed, or it is starred; kept by triggers
    words INTEGER NOT NULL,
    gist TEXT NOT NULL,
    status TEXT NOT NULL,
    reason TEXT,
    lang TEXT,
    wants_page INTEGER NOT NULL CHECK (wants_page IN (0, 1)),
    UNIQUE (feed, key)
) STRICT;

CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    content BLOB NOT NULL                   -- see codec
) STRICT;

-- How often articles were marked read.  Clocks go back and seconds are long; this tells before from after.
CREATE TABLE turns (last INTEGER NOT NULL) STRICT;
INSERT INTO turns VALUES (0);

-- The feed is there so that a list can be joined and sifted by feed before any row is looked up.
CREATE INDEX articles_in_time ON articles (sort_time, id, feed) WHERE shown = 1;
CREATE INDEX articles_unread ON articles (sort_time, id, feed) WHERE shown = 1 AND read_at IS NULL;
CREATE INDEX articles_read_lately ON articles (read_turn, sort_time, id, feed)
    WHERE shown = 1 AND read_turn IS NOT NULL;
CREATE INDEX articles_of_feed ON articles (feed, sort_time, id);
CREATE INDEX articles_wanting ON articles (feed, sort_time, id) WHERE wants_page = 1 AND read_at IS NULL;
"""

_TRIGGERS = """
CREATE TRIGGER articles_counted_in AFTER INSERT ON articles WHEN NEW.shown BEGIN
    UPDATE feeds SET total = total + 1, unread = unread + (NEW.read_at IS NULL) WHERE id = NEW.feed;
END;

CREATE TRIGGER articles_counted_out AFTER DELETE ON articles WHEN OLD.shown BEGIN
    UPDATE feeds SET total = total - 1, unread = unread - (OLD.read_at IS NULL) WHERE id = OLD.feed;
END;

CREATE TRIGGER articles_recounted AFTER UPDATE OF read_at, shown ON articles
WHEN NEW.shown <> OLD.shown OR (NEW.read_at IS NULL) <> (OLD.read_at IS NULL) BEGIN
    UPDATE feeds SET
        total = total + NEW.shown - OLD.shown,
        unread = unread + (NEW.shown AND NEW.read_at IS NULL) - (OLD.shown AND OLD.read_at IS NULL)
    WHERE id = NEW.feed;
END;

CREATE TRIGGER articles_starred AFTER UPDATE OF starred_at ON articles BEGIN
    UPDATE articles SET shown = NEW.starred_at IS NOT NULL OR (SELECT followed FROM feeds WHERE id = NEW.feed)
    WHERE id = NEW.id;
END;

CREATE TRIGGER feeds_followed AFTER UPDATE OF followed ON feeds WHEN NEW.followed <> OLD.followed BEGIN
    UPDATE articles SET shown = NEW.followed OR starred_at IS NOT NULL WHERE feed = NEW.id;
END;
"""

_POLITENESS = """
ALTER TABLE feeds ADD COLUMN ttl INTEGER NOT NULL DEFAULT 0;           -- what the feed asks of its readers: seconds,
ALTER TABLE feeds ADD COLUMN skip_hours INTEGER NOT NULL DEFAULT 0;    -- hours of UTC, bit 0 for the first,
ALTER TABLE feeds ADD COLUMN skip_days INTEGER NOT NULL DEFAULT 0;     -- days, bit 0 for Monday
ALTER TABLE feeds ADD COLUMN pulse INTEGER NOT NULL DEFAULT 0;         -- seconds between two posts, 0 if unknown
ALTER TABLE feeds ADD COLUMN last_new INTEGER;                         -- when it last sent a document
ALTER TABLE feeds ADD COLUMN last_whole INTEGER;                       -- when it was last asked without validators
ALTER TABLE feeds ADD COLUMN move_address TEXT;                        -- where it may have moved for good,
ALTER TABLE feeds ADD COLUMN move_since INTEGER NOT NULL DEFAULT 0;    -- since when,
ALTER TABLE feeds ADD COLUMN move_answers INTEGER NOT NULL DEFAULT 0;  -- and how many good answers came from there
ALTER TABLE feeds ADD COLUMN gone_at INTEGER;                          -- when its server said that it is no more

ALTER TABLE articles ADD COLUMN updated INTEGER;                       -- the publisher's date of its last change
ALTER TABLE articles ADD COLUMN edits INTEGER NOT NULL DEFAULT 0;      -- changes since that date moved
ALTER TABLE articles ADD COLUMN comments_feed TEXT;

-- Hosts that asked to be left alone for a while.
CREATE TABLE waits (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- What was read or starred elsewhere and is not here yet, by feed; see identity.names.
CREATE TABLE marks_to_come (
    address TEXT NOT NULL,
    name TEXT NOT NULL,
    mark TEXT NOT NULL CHECK (mark IN ('read', 'starred')),
    PRIMARY KEY (address, name, mark)
) STRICT, WITHOUT ROWID;
"""

_BOTH_TEXTS = """
-- A text of the page is shown: its summary stands in the article's row, its body is the content.
ALTER TABLE articles ADD COLUMN of_page INTEGER NOT NULL DEFAULT 0 CHECK (of_page IN (0, 1));
UPDATE articles SET of_page = 1 WHERE status = 'full';

ALTER TABLE bodies ADD COLUMN other BLOB;   -- the text that is not shown, the feed's or the page's, if there is one

-- Which lines the last pages of a site had near their tops and ends, so that those of several can be hidden.
CREATE TABLE sites (
    host TEXT PRIMARY KEY,
    pages BLOB NOT NULL                     -- see sites
) STRICT, WITHOUT ROWID;
"""

_SEARCH_AND_STEPS = """
ALTER TABLE feeds ADD COLUMN order_title TEXT NOT NULL DEFAULT '';    -- fold(title), by which lists are ordered
UPDATE feeds SET order_title = fold(title);
CREATE INDEX feeds_in_order ON feeds (order_title, id);

ALTER TABLE feeds ADD COLUMN left_at INTEGER;               -- since when it is not followed; NULL where it is
UPDATE feeds SET left_at = coalesce(last_good, 0) WHERE NOT followed;

ALTER TABLE articles ADD COLUMN muted TEXT;                 -- the rule that hides it, in the config's words
ALTER TABLE articles ADD COLUMN gone_at INTEGER;            -- since when its feed lists it no more
ALTER TABLE articles ADD COLUMN archived_at INTEGER;        -- since when it is too old for the lists, unread
ALTER TABLE articles ADD COLUMN archived_by INTEGER;        -- the step that put it there
ALTER TABLE articles ADD COLUMN pruned INTEGER;             -- the step that took it away, until that is final
ALTER TABLE bodies ADD COLUMN pruned INTEGER;               -- likewise of its text alone
CREATE INDEX articles_archived_by ON articles (archived_by) WHERE archived_by IS NOT NULL;
CREATE INDEX articles_pruned ON articles (pruned) WHERE pruned IS NOT NULL;
CREATE INDEX bodies_pruned ON bodies (pruned) WHERE pruned IS NOT NULL;

CREATE TABLE article_tags (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_tags_by_tag ON article_tags (tag);

-- What a person did, so that it can be undone.
CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    undone_at INTEGER,
    todo INTEGER,                           -- how many of its articles it, or its undoing, is still to change, if any
    logged INTEGER NOT NULL DEFAULT 0,      -- what the log of marks has of it: 1 what was done, 2 the undoing too
    sentence TEXT NOT NULL,
    change BLOB NOT NULL                    -- see changes; last, since it may be long
) STRICT;
CREATE INDEX steps_standing ON steps (id) WHERE undone_at IS NULL;
CREATE INDEX steps_begun ON steps (id) WHERE todo IS NOT NULL;
CREATE INDEX steps_unlogged ON steps (id) WHERE logged <= (undone_at IS NOT NULL);

-- Articles that are gone for good and shall not come in again.
CREATE TABLE tombstones (
    feed INTEGER NOT NULL REFERENCES feeds,
    name BLOB NOT NULL,                     -- a hash of the article's key
    PRIMARY KEY (feed, name)
) STRICT, WITHOUT ROWID;

-- When upkeep last did what, and how far it came.
CREATE TABLE chores (
    name TEXT PRIMARY KEY,
    done_at INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;

-- What a person did elsewhere to articles that are not here yet.
CREATE TABLE articles_to_come (
    address TEXT NOT NULL,                  -- of the feed
    key TEXT NOT NULL,                      -- or whatever else another reader calls it
    link TEXT,
    read INTEGER NOT NULL CHECK (read IN (0, 1)),
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    tags TEXT NOT NULL DEFAULT '[]',        -- JSON
    PRIMARY KEY (address, key)
) STRICT, WITHOUT ROWID;
INSERT INTO articles_to_come (address, key, read, starred)
SELECT address, name, max(mark = 'read'), max(mark = 'starred') FROM marks_to_come GROUP BY address, name;
DROP TABLE marks_to_come;

-- Its texts are written as tokens (text.tokens) parted by blanks, which is all that this tokenizer looks at.
CREATE VIRTUAL TABLE search USING fts5(
    title, author, summary, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
-- What is there is indexed bit by bit, the newest first, while other work goes on; see indexing.
INSERT INTO chores (name, done_at, state) SELECT 'index', 0, coalesce(max(id), 0) FROM articles;
INSERT INTO chores (name, done_at, state) VALUES ('index rules', 0, 1);

CREATE INDEX articles_shown_of_feed ON articles (feed, sort_time, id) WHERE shown = 1;
CREATE INDEX articles_unread_of_feed ON articles (feed, sort_time, id) WHERE shown = 1 AND read_at IS NULL;
CREATE INDEX articles_listed ON articles (feed, key) WHERE gone_at IS NULL;
CREATE INDEX articles_by_length ON articles (words, sort_time DESC, id DESC, feed) WHERE shown = 1;
CREATE INDEX articles_unread_by_length ON articles (words, sort_time DESC, id DESC, feed)
    WHERE shown = 1 AND read_at IS NULL;
CREATE INDEX articles_starred_in_time ON articles (sort_time, id, feed) WHERE starred_at IS NOT NULL;
CREATE INDEX articles_muted ON articles (sort_time, id, feed) WHERE muted IS NOT NULL;
CREATE INDEX articles_archived ON articles (sort_time, id, feed) WHERE archived_at IS NOT NULL;

CREATE TRIGGER articles_unindexed AFTER DELETE ON articles BEGIN
    DELETE FROM search WHERE rowid = OLD.id;
END;

DROP TRIGGER articles_starred;
CREATE TRIGGER articles_judged AFTER UPDATE OF starred_at, muted, archived_at, pruned ON articles BEGIN
    UPDATE articles SET shown = NEW.pruned IS NULL AND (NEW.starred_at IS NOT NULL
        OR (NEW.muted IS NULL AND NEW.archived_at IS NULL AND (SELECT followed FROM feeds WHERE id = NEW.feed)))
    WHERE id = NEW.id;
END;

DROP TRIGGER feeds_followed;
CREATE TRIGGER feeds_followed AFTER UPDATE OF followed ON feeds WHEN NEW.followed <> OLD.followed BEGIN
    UPDATE articles SET shown = pruned IS NULL AND (starred_at IS NOT NULL
        OR (muted IS NULL AND archived_at IS NULL AND NEW.followed))
    WHERE feed = NEW.id;
END;
"""

MIGRATIONS: tuple[str, ...] = (_TABLES + _TRIGGERS, _POLITENESS, _BOTH_TEXTS, _SEARCH_AND_STEPS)
"""One SQL text for each step; the first makes a new database."""
