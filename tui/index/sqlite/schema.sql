-- The index of one chronology: a cache, finished before it is read and never changed then. Only tui/index reads it.
--
-- An event's rank grows in the order of dates, and is the rowid of everything about it: the first page of any
-- search is the first rows met. Between ranks there are free numbers, so that an event that comes or moves leaves
-- those of the others as they are; its place among all events is counted by the table block. Day numbers are those of tui.chronology.calendar; open and unknown
-- bounds are -10000000 and 10000000. Empty text is no value; NULL is nothing known.

PRAGMA application_id = 0x646C6E31;

CREATE TABLE meta (
    name TEXT PRIMARY KEY,
    value ANY
) STRICT, WITHOUT ROWID;

-- The files that were read, and the SHA-256 of their bytes.
CREATE TABLE file (
    path TEXT PRIMARY KEY,
    digest TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What is known of the events when the files are read again (tui/index/sqlite/builder/known_rows.py): hashes of
-- their texts, their outlines (compressed), what the rules found them in, and a hash of all three. It has no row
-- where nothing may be known.
CREATE TABLE known (
    name TEXT PRIMARY KEY,
    value BLOB NOT NULL
) STRICT;

-- What one line of the timeline shows.
CREATE TABLE event (
    rank INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    date TEXT NOT NULL,
    title TEXT NOT NULL,
    kind TEXT NOT NULL,
    status TEXT NOT NULL,
    year INTEGER,               -- of the day it is listed at, or its neighbour's
    sources INTEGER NOT NULL,
    origins INTEGER NOT NULL,
    differs INTEGER NOT NULL,
    listed_day INTEGER,         -- the day it is listed at, or its neighbour's; NULL where it is undated
    has_errors INTEGER NOT NULL -- whether the checks found an error in it
) STRICT;
CREATE INDEX event_id ON event (id);

-- Where each run of 128 events begins (tui/index/sqlite/positions.py); the last run may be shorter.
CREATE TABLE block (
    number INTEGER PRIMARY KEY,
    first_rank INTEGER NOT NULL
) STRICT;
CREATE INDEX block_first_rank ON block (first_rank);

-- Where an event is written, and a hash of all that its rows are made of (tui/index/sqlite/builder/signature.py).
CREATE TABLE entry (
    rank INTEGER PRIMARY KEY,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_ INTEGER NOT NULL,
    width INTEGER NOT NULL,
    signature BLOB NOT NULL
) STRICT;

-- What was meant for an event and could not be read; the number is its place among these, from 1. They stand
-- between the events, and are none: nothing that counts or finds events looks here.
CREATE TABLE unread (
    number INTEGER PRIMARY KEY,
    position INTEGER NOT NULL,  -- its place among events and these, from 0
    behind INTEGER NOT NULL,    -- how many events stand before it
    entry INTEGER NOT NULL,     -- its number among the entries of the file
    id TEXT NOT NULL,           -- as written, like title and date
    title TEXT NOT NULL,
    date TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_ INTEGER NOT NULL,
    width INTEGER NOT NULL,
    reasons TEXT NOT NULL       -- a JSON array of problems, each an array of what a problem holds
) STRICT;
CREATE INDEX unread_position ON unread (position);
CREATE INDEX unread_behind ON unread (behind);
CREATE INDEX unread_id ON unread (id);

-- The days of every event, kept narrow to be run through; NULL where it is undated.
CREATE TABLE span (
    rank INTEGER PRIMARY KEY,
    lane INTEGER NOT NULL,      -- kind.number
    nth INTEGER NOT NULL,       -- how many dated events of its lane stand before it
    first_day INTEGER,          -- the earliest day it may touch
    begun_by INTEGER,           -- the first day by which it has certainly begun
    lasts_to INTEGER,           -- the last day before which it has certainly not ended
    last_day INTEGER,           -- the latest day it may touch
    listed_day INTEGER,         -- as in event: it never goes back from rank to rank
    start_low INTEGER,          -- its earliest and latest start; of an open one the day it is listed at
    start_high INTEGER,
    public_day INTEGER          -- the first day on which it may have been public
) STRICT;
CREATE INDEX span_listed_day ON span (listed_day);
CREATE INDEX span_lane ON span (lane, listed_day, nth);

-- The runs of events that are listed under one year.
CREATE TABLE section (
    number INTEGER PRIMARY KEY,
    year INTEGER,
    first_rank INTEGER NOT NULL,
    last_rank INTEGER NOT NULL,
    events INTEGER NOT NULL,
    start_low INTEGER,
    start_high INTEGER
) STRICT;

-- What the detail of one event shows beside its line.
CREATE TABLE detail (
    rank INTEGER PRIMARY KEY,
    summary TEXT NOT NULL,
    note TEXT NOT NULL,
    date_as_written TEXT NOT NULL,
    merged_from TEXT NOT NULL,
    public TEXT NOT NULL,
    is_public_given INTEGER NOT NULL,
    issued TEXT NOT NULL,
    after TEXT NOT NULL,
    before TEXT NOT NULL
) STRICT;
CREATE INDEX detail_after ON detail (after) WHERE after <> '';
CREATE INDEX detail_before ON detail (before) WHERE before <> '';

-- Its folded words, one line for each text they come from, with a space before and after each word. Behind a
-- tab, where the text was not always there: the first day on which it may have been (see tui/index/sqlite/as_of.py).
-- Its title, summary and note have no line here, but a place: they are folded from the tables event and detail when
-- they are needed. Nor have the passages that it cites: their words are in the table passage.
CREATE TABLE event_text (
    rank INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,
    places TEXT NOT NULL        -- for each text, where it comes from: a PlaceKey of tui/index/match_reason.py
) STRICT;

-- The words of an event and of the passages that it cites, and the terms of tui.index.search_terms. It keeps neither text nor the places of words
-- in it (phrases are looked for in event_text): a quarter of the size, and the first page as fast. Both are
-- folded already, so only ASCII's separators part them.
CREATE VIRTUAL TABLE search USING fts5 (
    terms, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);

-- The same texts for ranking, with the places of words, which bm25 counts, and by their English stems, which change
-- no other word. The third column is what was not always public: differences and notes; passages are in passage_stems.
CREATE VIRTUAL TABLE stems USING fts5 (
    title, own, others, content = '', tokenize = 'porter ascii'
);

-- Every word of an event or of a passage that one cites: to complete beginnings of words, and to offer the nearest.
CREATE TABLE word (
    word TEXT PRIMARY KEY,
    events INTEGER NOT NULL     -- how many have it
) STRICT, WITHOUT ROWID;

CREATE TABLE kind (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    label TEXT NOT NULL,
    about TEXT NOT NULL,
    events INTEGER NOT NULL,
    listed INTEGER NOT NULL     -- 0 where events name it and the chronology does not describe it
) STRICT;

CREATE TABLE actor (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    name TEXT NOT NULL,
    role TEXT NOT NULL,
    held TEXT NOT NULL,
    named_because TEXT NOT NULL,
    protected INTEGER NOT NULL,
    events INTEGER NOT NULL,
    listed INTEGER NOT NULL
) STRICT;

CREATE TABLE event_actor (
    event INTEGER NOT NULL,     -- event.rank
    number INTEGER NOT NULL,    -- its place among the event's actors
    actor INTEGER NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX event_actor_actor ON event_actor (actor, event);

CREATE TABLE event_tag (
    event INTEGER NOT NULL,
    number INTEGER NOT NULL,
    tag TEXT NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE source (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    type TEXT NOT NULL,
    title TEXT NOT NULL,
    author TEXT NOT NULL,       -- a JSON array
    container_title TEXT NOT NULL,
    publisher TEXT NOT NULL,
    issued TEXT NOT NULL,
    issued_because TEXT NOT NULL,
    url TEXT NOT NULL,
    accessed TEXT NOT NULL,
    language TEXT NOT NULL,
    rights TEXT NOT NULL,
    text TEXT NOT NULL,
    note TEXT NOT NULL,
    passages INTEGER NOT NULL,
    events INTEGER NOT NULL,
    path TEXT NOT NULL,
    bundle TEXT NOT NULL,
    issued_day INTEGER          -- the first day on which it may have been issued
) STRICT;
CREATE INDEX source_id ON source (id);

CREATE TABLE passage (
    source INTEGER NOT NULL,    -- source.number
    number INTEGER NOT NULL,
    key TEXT NOT NULL,
    text TEXT NOT NULL,
    span_start INTEGER,
    span_end INTEGER,
    hash TEXT NOT NULL,
    speaker TEXT NOT NULL,
    origin TEXT NOT NULL,
    about TEXT NOT NULL,
    folded TEXT NOT NULL        -- its text as a line of event_text, without a day; empty where it has no words
) STRICT;
CREATE INDEX passage_number ON passage (source, number);

-- What stems is for the texts of events; its rows come and go with those of the table.
CREATE VIRTUAL TABLE passage_stems USING fts5 (folded, content = 'passage', tokenize = 'porter ascii');
CREATE TRIGGER passage_added AFTER INSERT ON passage BEGIN
    INSERT INTO passage_stems (rowid, folded) VALUES (new.rowid, new.folded);
END;
CREATE TRIGGER passage_deleted AFTER DELETE ON passage BEGIN
    INSERT INTO passage_stems (passage_stems, rowid, folded) VALUES ('delete', old.rowid, old.folded);
END;

CREATE TABLE citation (
    event INTEGER NOT NULL,     -- event.rank
    number INTEGER NOT NULL,    -- its place among the citations, from 1
    source INTEGER,             -- source.number; NULL where there is no such source
    passage INTEGER,            -- passage.number; NULL where none is cited, or there is no such passage
    key TEXT NOT NULL,
    role TEXT NOT NULL,
    quote TEXT NOT NULL,
    says TEXT NOT NULL,
    says_date TEXT NOT NULL,
    status TEXT NOT NULL,
    found_start INTEGER,
    found_end INTEGER,
    edits TEXT NOT NULL,   -- JSON (QuoteEdits); empty where the words stand there in one piece
    pinpoint TEXT NOT NULL,
    origin TEXT NOT NULL,
    conflicts INTEGER NOT NULL, -- whether its date cannot be the event's
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX citation_source ON citation (source, passage, event);

CREATE TABLE difference (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    question TEXT NOT NULL,
    note TEXT NOT NULL,
    by_dates INTEGER NOT NULL   -- 1 where nobody wrote it down, but the dates that are given tell
) STRICT;

CREATE TABLE difference_event (
    difference INTEGER NOT NULL,
    number INTEGER NOT NULL,
    event TEXT NOT NULL,        -- as written, whether or not there is such an event
    PRIMARY KEY (difference, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX difference_event_event ON difference_event (event);

CREATE TABLE version (
    difference INTEGER NOT NULL,
    number INTEGER NOT NULL,
    says TEXT NOT NULL,
    PRIMARY KEY (difference, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_citation (
    difference INTEGER NOT NULL,
    version INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source INTEGER,
    passage INTEGER,
    key TEXT NOT NULL,
    role TEXT NOT NULL,
    quote TEXT NOT NULL,
    says TEXT NOT NULL,
    says_date TEXT NOT NULL,
    status TEXT NOT NULL,
    found_start INTEGER,
    found_end INTEGER,
    edits TEXT NOT NULL,   -- JSON (QuoteEdits); empty where the words stand there in one piece
    pinpoint TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (difference, version, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE problem (
    number INTEGER PRIMARY KEY, -- in the order of places
    code TEXT NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_ INTEGER NOT NULL,
    width INTEGER NOT NULL,
    message TEXT NOT NULL,
    remedy TEXT NOT NULL,
    severity TEXT NOT NULL,
    excerpt TEXT NOT NULL,
    hints TEXT NOT NULL,        -- a JSON array
    concerns TEXT NOT NULL,     -- a JSON array
    count INTEGER NOT NULL      -- how many it stands for
) STRICT;

CREATE TABLE problem_event (
    event TEXT NOT NULL,
    problem INTEGER NOT NULL,
    PRIMARY KEY (event, problem)
) STRICT, WITHOUT ROWID;
