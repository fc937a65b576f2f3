PRAGMA application_id = 1835103337;
PRAGMA user_version = 1;
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
CREATE TABLE turns (last INTEGER NOT NULL) STRICT;
INSERT INTO feeds ( id, address, given_title, feed_title, home, lang, followed, place, etag, validators_address, last_modified, last_good, next_due, unread, total ) VALUES ( 1, 'https://north.example/feed', 'North', 'The North Wind', 'https://north.example/', 'en', 1, 0, X'22FF3122', 'https://north.example/feed', X'4D6F6E2C203031204A756E20323032362030363A30303A303020474D54', 1780000500, 1780004100, 2, 3 );
INSERT INTO feeds ( id, address, feed_title, followed, place, last_error, failures, unread, total ) VALUES ( 2, 'https://south.example/rss', 'Südwind', 0, 1, 'no answer within 10 s', 3, 0, 1 );
INSERT INTO feed_tags ( feed, place, tag ) VALUES ( 1, 0, 'weather' );
INSERT INTO feed_tags ( feed, place, tag ) VALUES ( 1, 1, 'sea' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page ) VALUES ( 1, 1, 'tag:north.example,2026:1', X'0101010101010101', 'Gulls keep watch over the harbour', 'https://north.example/1', 1780000001, 1780000001, 1780000100, 1, 6, 'Gulls keep watch over the harbour, said in short.', 'feed', 0 );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, read_at, read_turn, author ) VALUES ( 2, 1, 'tag:north.example,2026:2', X'0202020202020202', 'The tide turns late', 'https://north.example/2', 1780000002, 1780000002, 1780000100, 1, 6, 'The tide turns late, said in short.', 'feed', 0, 1780000900, 1, 'A. Mate' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, starred_at, lang ) VALUES ( 3, 1, 'tag:north.example,2026:3', X'0303030303030303', 'Old stone walls', 'https://north.example/3', 1780000003, 1780000003, 1780000100, 1, 6, 'Old stone walls, said in short.', 'full', 0, 1780000950, 'en' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page, starred_at, comments ) VALUES ( 4, 2, 'tag:north.example,2026:4', X'0404040404040404', 'Boats lay still', 'https://north.example/4', 1780000004, 1780000004, 1780000100, 1, 6, 'Boats lay still, said in short.', 'feed', 1, 1780000960, 'https://south.example/4' );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page ) VALUES ( 5, 2, 'tag:north.example,2026:5', X'0505050505050505', 'A word from our sponsor', 'https://north.example/5', 1780000005, 1780000005, 1780000100, 0, 6, 'A word from our sponsor, said in short.', 'feed', 0 );
INSERT INTO articles ( id, feed, key, digest, title, link, published, sort_time, first_seen, shown, words, gist, status, wants_page ) VALUES ( 6, 2, 'tag:north.example,2026:6', X'0606060606060606', 'Light over the water', 'https://north.example/6', 1780000006, 1780000006, 1780000100, 0, 6, 'Light over the water, said in short.', 'feed', 0 );
INSERT INTO bodies ( article, content ) VALUES ( 1, X'789C9D8F418AC3300C45AF62B436434B67E50BF410250BD5D1C4228A6D6CA51D08B9FB28E404D3ADF8FFBDAF0D5ED43A970CE1EA612C715D282B840D9E52E2DC213C3698398F10A062C3A9614DE041E9D752705F45BA9B89AA7BA3C6E4DE89859C2672CF82DA9D30B9AE2CF205FBE041304F56A36C88AEA8AB09E0876884DD0E66A61CE9905AB616CE7A0EF8C0E6CF07205C0C5C311FA0C7C57FDF86E1183271FF3F11652A8D352DD65C50D9A0DE7E8952FADACED9FB1FAAA372C1' );
INSERT INTO bodies ( article, content ) VALUES ( 2, X'789C958FC18AC3300C447FC5CCD99416F6E4EFD85BC9418DB589A923055B591642FE7D15F205BDE820CDBC19EDF8E5D68B0AD22322EBB82D2C86B4E355757C77A4E78E77918C84951A4D8DD61911C67FAEC2F7CCC14AF6B135E11C2A1907756430BF68CDA19B0AF71B8E21A2924C6E62714037B2CDF1F861CE387CE1B92C239F91AE5DB5885DF11F67C5AB3CD2DDB12BC98979DEE3D76318CE1A53E99FF2A84EDA8ACD8BFB16B2E2C8E87F8C55FBD6AECAC73FD49C707C' );
INSERT INTO bodies ( article, content ) VALUES ( 3, X'789C858E4D0A83301085AF226F1D8A2D5DE51CDD898BA98E311893909FB620DEBD231EC0DD307CEF7D6FC38753B6C143DF15C630D4957D81DEF07661583274B761B17E8446A44426519CA150F827145E3337910C37859DCB4D989A2FC971C3DE2B38F24618F6C2E742A54A1BA6EA1C76798886FDC08741D818AC2FA7EDAA5A9DD3A05B6989E48F54D7AAC7B3EF0FABB1F9224ECE8464CBBC0AB652B1D2A064E5E042AEE91CB4FF015CAA5D85' );
INSERT INTO bodies ( article, content ) VALUES ( 4, X'789C858E416EC3300C04BF62EC5928D21E7AD023FA81C007C662642136694874DAC2F0DF43C30FC89518CEEC8627D75654103F03920EEBCC62881B6E930E8F8678DDF0289210B150A55C69191160FCE7147EF4A6E9BFABFACBA9B391AC9BB54A91FC81BD0F9848B2532CFED18C6C751FEECC09BB1F3CC432F0D17076D12276F6DECBC3390FF1E29E85E4F8BB5EC2D777DF1FDD5CDA5B014D596BB1717670262BEE08BE7498B4ADF51CB5BF005E55611F' );
INSERT INTO bodies ( article, content ) VALUES ( 5, X'789C6D8EC10E832010447FA599336934E989637FC378A0B845222C04B06963FCF7AEF1EA75E7CD9BDDF0A1527D62E85E614A768DC40D7AC32B24BB54E861C3E279824636C5B862F20C85465FA1F05C7FB7980ADD4ACA74C73E2A04C34E1262A16A336D1507DE44137639889CD8D2E1153627CFEDDCB816AAF30DE84EBAD9F0C10E9DEA1FE3786C395F2F4B26B8547C9BA384D1342F3D251FD990EA5ACEF1FD0FB27E52E2' );
INSERT INTO bodies ( article, content ) VALUES ( 6, X'789C8D8E418AC3300C45AF62FEDA0C2DDDF91CB32B596812D53675A4603B6D21E4EEA3900B742B9EDEFB1B5E5C5B5641B87A4C3AAE334B47D8F057747C3684FB86679609010B558A9596048FCE1FA3F09BD8951C53776F6A2EAA4EEEA1D591B8A46BFDC13E78149268288BBDB54E7D35291ECC13763B588D65E42364ECA259FA19FDB2E0CFA10817932D24C7F3FDE26FD76138E231B7EF2C54A2D6DCD36CF44C3D9BC8DBE6B1685BEB396FFF075E916499' );
INSERT INTO turns ( last ) VALUES ( 7 );
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
CREATE TRIGGER articles_starred AFTER UPDATE OF starred_at ON articles BEGIN
    UPDATE articles SET shown = NEW.starred_at IS NOT NULL OR (SELECT followed FROM feeds WHERE id = NEW.feed)
    WHERE id = NEW.id;
END;
CREATE TRIGGER feeds_followed AFTER UPDATE OF followed ON feeds WHEN NEW.followed <> OLD.followed BEGIN
    UPDATE articles SET shown = NEW.followed OR starred_at IS NOT NULL WHERE feed = NEW.id;
END;
