PRAGMA application_id = 1835103337;
PRAGMA user_version = 4;
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
, ttl INTEGER NOT NULL DEFAULT 0, skip_hours INTEGER NOT NULL DEFAULT 0, skip_days INTEGER NOT NULL DEFAULT 0, pulse INTEGER NOT NULL DEFAULT 0, last_new INTEGER, last_whole INTEGER, move_address TEXT, move_since INTEGER NOT NULL DEFAULT 0, move_answers INTEGER NOT NULL DEFAULT 0, gone_at INTEGER, order_title TEXT NOT NULL DEFAULT '', left_at INTEGER) STRICT;
CREATE TABLE feed_tags (
    feed INTEGER NOT NULL REFERENCES feeds ON DELETE CASCADE,
    place INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (feed, place)
) STRICT, WITHOUT ROWID;
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
    wants_page INTEGER NOT NULL CHECK (wants_page IN (0, 1)), updated INTEGER, edits INTEGER NOT NULL DEFAULT 0, comments_feed TEXT, of_page INTEGER NOT NULL DEFAULT 0 CHECK (of_page IN (0, 1)), muted TEXT, gone_at INTEGER, archived_at INTEGER, archived_by INTEGER, pruned INTEGER,
    UNIQUE (feed, key)
) STRICT;
CREATE TABLE bodies (
    article INTEGER PRIMARY KEY REFERENCES articles ON DELETE CASCADE,
    content BLOB NOT NULL                   -- see codec
, other BLOB, pruned INTEGER) STRICT;
CREATE TABLE turns (last INTEGER NOT NULL) STRICT;
CREATE TABLE waits (
    host TEXT PRIMARY KEY,
    until INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
CREATE TABLE sites (
    host TEXT PRIMARY KEY,
    pages BLOB NOT NULL                     -- see sites
) STRICT, WITHOUT ROWID;
CREATE TABLE article_tags (
    article INTEGER NOT NULL REFERENCES articles ON DELETE CASCADE,
    tag TEXT NOT NULL,
    PRIMARY KEY (article, tag)
) STRICT, WITHOUT ROWID;
CREATE TABLE steps (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    made_at INTEGER NOT NULL,
    undone_at INTEGER,
    todo INTEGER,                           -- how many of its articles it, or its undoing, is still to change, if any
    logged INTEGER NOT NULL DEFAULT 0,      -- what the log of marks has of it: 1 what was done, 2 the undoing too
    sentence TEXT NOT NULL,
    change BLOB NOT NULL                    -- see changes; last, since it may be long
) STRICT;
CREATE TABLE tombstones (
    feed INTEGER NOT NULL REFERENCES feeds,
    name BLOB NOT NULL,                     -- a hash of the article's key
    PRIMARY KEY (feed, name)
) STRICT, WITHOUT ROWID;
CREATE TABLE chores (
    name TEXT PRIMARY KEY,
    done_at INTEGER NOT NULL,
    state INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
CREATE TABLE articles_to_come (
    address TEXT NOT NULL,                  -- of the feed
    key TEXT NOT NULL,                      -- or whatever else another reader calls it
    link TEXT,
    read INTEGER NOT NULL CHECK (read IN (0, 1)),
    starred INTEGER NOT NULL CHECK (starred IN (0, 1)),
    tags TEXT NOT NULL DEFAULT '[]',        -- JSON
    PRIMARY KEY (address, key)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE search USING fts5(
    title, author, summary, body, content = '', contentless_delete = 1, tokenize = 'ascii', prefix = '2 3'
);
INSERT INTO feeds ( id, address, given_title, feed_title, home, lang, followed, place, etag, validators_address, last_modified, last_good, next_due, unread, total, ttl, skip_hours, pulse, last_new, order_title ) VALUES ( 1, 'https://north.example/feed', 'North', 'The North Wind', 'https://north.example/', 'en', 1, 0, X'22FF3122', 'https://north.example/feed', X'4D6F6E2C203031204A756E20323032362030363A30303A303020474D54', 1780000500, 1780004100, 2, 3, 3600, 3, 7200, 1780000500, 'north' );
INSERT INTO feeds ( id, address, feed_title, followed, place, last_error, failures, unread, total, order_title, left_at ) VALUES ( 2, 'https://south.example/rss', 'Südwind', 0, 1, 'no answer within 10 s', 3, 0, 1, 'sudwind', 1780000700 );
INSERT INTO feed_tags ( feed, place, tag ) VALUES ( 1, 0, 'weather' );
INSERT INTO feed_tags ( feed, place, tag ) VALUES ( 1, 1, 'sea' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page ) VALUES ( 1, 1, 'tag:north.example,2026:1', X'0101010101010101', 'Gulls keep watch over the harbour', 'https://north.example/1', 1780000001, 1780000001, 1780000100, 1, 6, 'Gulls keep watch over the harbour, said in short.', 'feed', 0 );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, read_at, read_turn, author ) VALUES ( 2, 1, 'tag:north.example,2026:2', X'0202020202020202', 'The tide turns late', 'https://north.example/2', 1780000002, 1780000002, 1780000100, 1, 6, 'The tide turns late, said in short.', 'feed', 0, 1780000900, 1, 'A. Mate' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, starred_at, of_page, lang ) VALUES ( 3, 1, 'tag:north.example,2026:3', X'0303030303030303', 'Old stone walls', 'https://north.example/3', 1780000003, 1780000003, 1780000100, 1, 6, 'Old stone walls, said in short.', 'full', 0, 1780000950, 1, 'en' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, starred_at, comments ) VALUES ( 4, 2, 'tag:north.example,2026:4', X'0404040404040404', 'Boats lay still', 'https://north.example/4', 1780000004, 1780000004, 1780000100, 1, 6, 'Boats lay still, said in short.', 'feed', 1, 1780000960, 'https://south.example/4' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, muted, gone_at ) VALUES ( 5, 2, 'tag:north.example,2026:5', X'0505050505050505', 'A word from our sponsor', 'https://north.example/5', 1780000005, 1780000005, 1780000100, 0, 6, 'A word from our sponsor, said in short.', 'feed', 0, 'mute when title:sponsor', 1780000990 );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, archived_at, edits, updated ) VALUES ( 6, 2, 'tag:north.example,2026:6', X'0606060606060606', 'Light over the water', 'https://north.example/6', 1780000006, 1780000006, 1780000100, 0, 6, 'Light over the water, said in short.', 'feed', 0, 1780000995, 2, 1780000007 );
INSERT INTO bodies ( article, content ) VALUES ( 1, X'789C9D8F418AC3300C45AF62B436434B67E50BF410250BD5D1C4228A6D6CA51D08B9FB28E404D3ADF8FFBDAF0D5ED43A970CE1EA612C715D282B840D9E52E2DC213C3698398F10A062C3A9614DE041E9D752705F45BA9B89AA7BA3C6E4DE89859C2672CF82DA9D30B9AE2CF205FBE041304F56A36C88AEA8AB09E0876884DD0E66A61CE9905AB616CE7A0EF8C0E6CF07205C0C5C311FA0C7C57FDF86E1183271FF3F11652A8D352DD65C50D9A0DE7E8952FADACED9FB1FAAA372C1' );
INSERT INTO bodies ( article, content ) VALUES ( 2, X'789C958FC18AC3300C447FC5CCD99416F6E4EFD85BC9418DB589A923055B591642FE7D15F205BDE820CDBC19EDF8E5D68B0AD22322EBB82D2C86B4E355757C77A4E78E77918C84951A4D8DD61911C67FAEC2F7CCC14AF6B135E11C2A1907756430BF68CDA19B0AF71B8E21A2924C6E62714037B2CDF1F861CE387CE1B92C239F91AE5DB5885DF11F67C5AB3CD2DDB12BC98979DEE3D76318CE1A53E99FF2A84EDA8ACD8BFB16B2E2C8E87F8C55FBD6AECAC73FD49C707C' );
INSERT INTO bodies ( article, content, other ) VALUES ( 3, X'789C858E4D0A83301085AF226F1D8A2D5DE51CDD898BA98E311893909FB620DEBD231EC0DD307CEF7D6FC38753B6C143DF15C630D4957D81DEF07661583274B761B17E8446A44426519CA150F827145E3337910C37859DCB4D989A2FC971C3DE2B38F24618F6C2E742A54A1BA6EA1C76798886FDC08741D818AC2FA7EDAA5A9DD3A05B6989E48F54D7AAC7B3EF0FABB1F9224ECE8464CBBC0AB652B1D2A064E5E042AEE91CB4FF015CAA5D85', X'789C558EB10E83300C44FFE5E6A8A24B87FC4807C4E0061322821325A1AA84F8F71A31B19EDFBDF38E2F971A92C03E0DC6E4B695A5C1EEF8C4E4960ADBEF58828CB0C854C817CA330C1AFF94C29B62AC0F1C834124F19AB0E8B5366A9B7631318F383450298BE3D3A76C4E41DAE5BE8BCC350BDB6927939C4CDF99D7309C133ED41B4BD1A712DABC6AB8520B8A1B7DC0C554B7726D1D7FD0B64A31' );
INSERT INTO bodies ( article, content ) VALUES ( 4, X'789C858E416EC3300C04BF62EC5928D21E7AD023FA81C007C662642136694874DAC2F0DF43C30FC89518CEEC8627D75654103F03920EEBCC62881B6E930E8F8678DDF0289210B150A55C69191160FCE7147EF4A6E9BFABFACBA9B391AC9BB54A91FC81BD0F9848B2532CFED18C6C751FEECC09BB1F3CC432F0D17076D12276F6DECBC3390FF1E29E85E4F8BB5EC2D777DF1FDD5CDA5B014D596BB1717670262BEE08BE7498B4ADF51CB5BF005E55611F' );
INSERT INTO bodies ( article, content ) VALUES ( 5, X'789C6D8EC10E832010447FA599336934E989637FC378A0B845222C04B06963FCF7AEF1EA75E7CD9BDDF0A1527D62E85E614A768DC40D7AC32B24BB54E861C3E279824636C5B862F20C85465FA1F05C7FB7980ADD4ACA74C73E2A04C34E1262A16A336D1507DE44137639889CD8D2E1153627CFEDDCB816AAF30DE84EBAD9F0C10E9DEA1FE3786C395F2F4B26B8547C9BA384D1342F3D251FD990EA5ACEF1FD0FB27E52E2' );
INSERT INTO bodies ( article, content ) VALUES ( 6, X'789C8D8E418AC3300C45AF62FEDA0C2DDDF91CB32B596812D53675A4603B6D21E4EEA3900B742B9EDEFB1B5E5C5B5641B87A4C3AAE334B47D8F057747C3684FB86679609010B558A9596048FCE1FA3F09BD8951C53776F6A2EAA4EEEA1D591B8A46BFDC13E78149268288BBDB54E7D35291ECC13763B588D65E42364ECA259FA19FDB2E0CFA10817932D24C7F3FDE26FD76138E231B7EF2C54A2D6DCD36CF44C3D9BC8DBE6B1685BEB396FFF075E916499' );
INSERT INTO turns ( last ) VALUES ( 7 );
INSERT INTO waits ( host, until ) VALUES ( 'slow.example', 1780009000 );
INSERT INTO articles_to_come ( address, key, read, starred ) VALUES ( 'https://north.example/feed', 'tag:later', 1, 0 );
INSERT INTO sites ( host, pages ) VALUES ( 'north.example', X'0001' );
INSERT INTO article_tags ( article, tag ) VALUES ( 3, 'later' );
INSERT INTO steps ( id, made_at, sentence, change ) VALUES ( 1, 1780000900, 'marked 1 article read', X'01' );
INSERT INTO tombstones ( feed, name ) VALUES ( 1, X'070707070707070707070707' );
INSERT INTO chores ( name, done_at, state ) VALUES ( 'check', 1780000000, 0 );
INSERT INTO search ( rowid, title, body ) VALUES ( 1, 'gulls keep watch', 'the boats lie still' );
INSERT INTO search ( rowid, title, body ) VALUES ( 5, 'gulls keep watch', 'the boats lie still' );
CREATE INDEX articles_in_time ON articles (sort_time, id, feed) WHERE shown = 1;
CREATE INDEX articles_unread ON articles (sort_time, id, feed) WHERE shown = 1 AND read_at IS NULL;
CREATE INDEX articles_read_lately ON articles (read_turn, sort_time, id, feed)
    WHERE shown = 1 AND read_turn IS NOT NULL;
CREATE INDEX articles_of_feed ON articles (feed, sort_time, id);
CREATE INDEX articles_wanting ON articles (feed, sort_time, id) WHERE wants_page = 1 AND read_at IS NULL;
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
CREATE INDEX feeds_in_order ON feeds (order_title, id);
CREATE INDEX articles_archived_by ON articles (archived_by) WHERE archived_by IS NOT NULL;
CREATE INDEX articles_pruned ON articles (pruned) WHERE pruned IS NOT NULL;
CREATE INDEX bodies_pruned ON bodies (pruned) WHERE pruned IS NOT NULL;
CREATE INDEX article_tags_by_tag ON article_tags (tag);
CREATE INDEX steps_standing ON steps (id) WHERE undone_at IS NULL;
CREATE INDEX steps_begun ON steps (id) WHERE todo IS NOT NULL;
CREATE INDEX steps_unlogged ON steps (id) WHERE logged <= (undone_at IS NOT NULL);
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
CREATE TRIGGER articles_judged AFTER UPDATE OF starred_at, muted, archived_at, pruned ON articles BEGIN
    UPDATE articles SET shown = NEW.pruned IS NULL AND (NEW.starred_at IS NOT NULL
        OR (NEW.muted IS NULL AND NEW.archived_at IS NULL AND (SELECT followed FROM feeds WHERE id = NEW.feed)))
    WHERE id = NEW.id;
END;
CREATE TRIGGER feeds_followed AFTER UPDATE OF followed ON feeds WHEN NEW.followed <> OLD.followed BEGIN
    UPDATE articles SET shown = pruned IS NULL AND (starred_at IS NOT NULL
        OR (muted IS NULL AND archived_at IS NULL AND NEW.followed))
    WHERE feed = NEW.id;
END;
