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

-- What the order leaves for the beginning of an undated event, and the dates that give the limits.
CREATE TABLE order_window (
    event TEXT PRIMARY KEY,
    first_day INTEGER,          -- NULL for no limit, like what belongs to it
    last_day INTEGER,
    after TEXT,                 -- the event that gives the first day
    after_date TEXT,            -- EDTF
    after_links INTEGER,        -- 1 where that event is named directly
    before TEXT,                -- the event that gives the last day
    before_date TEXT,
    before_links INTEGER
) STRICT, WITHOUT ROWID;

-- Smallest sets of statements that cannot all hold. How many are not listed stands in meta.
CREATE TABLE conflict (
    number INTEGER PRIMARY KEY,
    statements TEXT NOT NULL    -- a JSON array of statements (tui/index/sqlite/statements/conflict_queries.py)
) STRICT;

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
CREATE TABLE event_text (
    rank INTEGER PRIMARY KEY,
    folded TEXT NOT NULL,
    places TEXT NOT NULL        -- for each line, where it comes from: a PlaceKey of tui/index/match_reason.py
) STRICT;

-- The words of event_text, and the terms of tui.index.search_terms. It keeps neither text nor the places of words
-- in it (phrases are looked for in event_text): a quarter of the size, and the first page as fast. Both are
-- folded already, so only ASCII's separators part them.
CREATE VIRTUAL TABLE search USING fts5 (
    terms, content = '', detail = none, columnsize = 0, prefix = '1 2 3', tokenize = 'ascii'
);

-- The same texts for ranking, with the places of words, which bm25 counts, and by their English stems, which change
-- no other word. The third column is what was not always public: passages, differences, notes.
CREATE VIRTUAL TABLE stems USING fts5 (
    title, own, others, content = '', tokenize = 'porter ascii'
);

-- Every word of event_text: to complete beginnings of words, and to offer the nearest.
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

-- Who is shown to have been aware of an event, or unaware.
CREATE TABLE knowledge (
    event INTEGER NOT NULL,     -- event.rank
    number INTEGER NOT NULL,    -- its place among the entries of the event, from 1
    actor INTEGER NOT NULL,     -- actor.number
    part TEXT NOT NULL,
    form TEXT NOT NULL,         -- told, recorded or said
    said_by TEXT NOT NULL,      -- the name or the words; empty where it is on record
    is_own INTEGER NOT NULL,    -- whether the actor says so of itself
    what TEXT NOT NULL,
    stance TEXT NOT NULL,
    since TEXT NOT NULL,        -- EDTF; empty where it is not dated
    possible_day INTEGER,       -- the first day from which it may hold; NULL where it is not dated
    certain_day INTEGER,        -- the first day from which it certainly holds; NULL where it is not dated
    status TEXT NOT NULL,
    PRIMARY KEY (event, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX knowledge_actor ON knowledge (actor, event);

CREATE TABLE knowledge_citation (
    event INTEGER NOT NULL,
    entry INTEGER NOT NULL,     -- knowledge.number
    number INTEGER NOT NULL,
    source INTEGER,
    passage INTEGER,
    key TEXT NOT NULL,
    role TEXT NOT NULL,
    quote TEXT NOT NULL,
    says TEXT NOT NULL,
    says_date TEXT NOT NULL,
    says_after TEXT NOT NULL,   -- ids of events; empty for none
    says_before TEXT NOT NULL,
    status TEXT NOT NULL,
    found_start INTEGER,
    found_end INTEGER,
    edits TEXT NOT NULL,   -- JSON (QuoteEdits); empty where the words stand there in one piece
    pinpoint TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (event, entry, number)
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
    extent TEXT NOT NULL,
    issued_day INTEGER,         -- the first day on which it may have been issued
    there_day INTEGER           -- the first day on which it may have been there: issued, and accessed
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
    said_by TEXT NOT NULL,      -- ids with commas between them, as are those of matters
    said_on TEXT NOT NULL,
    matters TEXT NOT NULL
) STRICT;
CREATE INDEX passage_number ON passage (source, number);

-- Whose statement a passage is: a row for each actor that it is said by.
CREATE TABLE statement (
    actor_id TEXT NOT NULL,     -- as written, whether or not there is such an actor
    source_number INTEGER NOT NULL,
    passage_number INTEGER NOT NULL,
    PRIMARY KEY (actor_id, source_number, passage_number)
) STRICT, WITHOUT ROWID;
CREATE INDEX statement_passage ON statement (source_number, passage_number);

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
    says_after TEXT NOT NULL,   -- ids of events; empty for none
    says_before TEXT NOT NULL,
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
    dates TEXT NOT NULL,        -- a JSON array: for each event its id, date, after and before
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
    says_after TEXT NOT NULL,   -- ids of events; empty for none
    says_before TEXT NOT NULL,
    status TEXT NOT NULL,
    found_start INTEGER,
    found_end INTEGER,
    edits TEXT NOT NULL,   -- JSON (QuoteEdits); empty where the words stand there in one piece
    pinpoint TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (difference, version, number)
) STRICT, WITHOUT ROWID;

-- What is on file of each event and each party that it criticises, or that answered about it.
CREATE TABLE position (
    number INTEGER PRIMARY KEY,
    event TEXT NOT NULL,        -- its id
    party TEXT NOT NULL,        -- the id of an actor
    is_criticised INTEGER NOT NULL,
    state TEXT NOT NULL,        -- a PositionState
    put TEXT NOT NULL,          -- the hash of the statement as it was put
    now TEXT NOT NULL,          -- that of the statement as it is
    put_on TEXT NOT NULL,       -- in EDTF, as the next two
    by_day TEXT NOT NULL,
    answered_on TEXT NOT NULL,
    said TEXT NOT NULL,         -- the party's version
    reason TEXT NOT NULL,       -- why nothing is put to the party; empty where that is not decided
    is_early INTEGER NOT NULL   -- whether it says that no answer came before the day for it has passed
) STRICT;
CREATE INDEX position_event ON position (event);
CREATE INDEX position_party ON position (party);

CREATE TABLE position_citation (
    position INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source INTEGER,
    passage INTEGER,
    key TEXT NOT NULL,
    role TEXT NOT NULL,
    quote TEXT NOT NULL,
    says TEXT NOT NULL,
    says_date TEXT NOT NULL,
    says_after TEXT NOT NULL,   -- ids of events; empty for none
    says_before TEXT NOT NULL,
    status TEXT NOT NULL,
    found_start INTEGER,
    found_end INTEGER,
    edits TEXT NOT NULL,   -- JSON (QuoteEdits); empty where the words stand there in one piece
    pinpoint TEXT NOT NULL,
    origin TEXT NOT NULL,
    PRIMARY KEY (position, number)
) STRICT, WITHOUT ROWID;

-- What was looked for in the sources and not found. With first_day and last_day of the day of the search.
CREATE TABLE source_search (
    number INTEGER PRIMARY KEY,
    id TEXT NOT NULL,
    looked_for TEXT NOT NULL,
    words TEXT NOT NULL,        -- a JSON array
    on_ TEXT NOT NULL,
    first_day INTEGER NOT NULL,
    last_day INTEGER NOT NULL,
    by_ TEXT NOT NULL,
    note TEXT NOT NULL,
    is_everywhere INTEGER NOT NULL,
    sources TEXT NOT NULL,      -- a JSON array of the ids that it names; empty where it is about every source
    unheld TEXT NOT NULL,       -- a JSON array of places, each an array of what an UnheldPlace holds
    unsearched INTEGER NOT NULL,
    path TEXT NOT NULL,
    line INTEGER NOT NULL,
    column_ INTEGER NOT NULL,
    width INTEGER NOT NULL
) STRICT;

CREATE TABLE source_search_event (
    search INTEGER NOT NULL,
    number INTEGER NOT NULL,
    event TEXT NOT NULL,        -- as written, whether or not there is such an event
    PRIMARY KEY (search, number)
) STRICT, WITHOUT ROWID;
CREATE INDEX source_search_event_event ON source_search_event (event);

-- The sources of a search that is not about every one.
CREATE TABLE source_search_source (
    search INTEGER NOT NULL,
    source INTEGER NOT NULL,    -- source.number
    PRIMARY KEY (search, source)
) STRICT, WITHOUT ROWID;

-- The passages that have words of a search.
CREATE TABLE source_search_hit (
    search INTEGER NOT NULL,
    number INTEGER NOT NULL,
    source INTEGER NOT NULL,
    passage INTEGER NOT NULL,
    is_seen INTEGER NOT NULL,
    is_later INTEGER NOT NULL,  -- whether its source was issued or added since the search
    PRIMARY KEY (search, number)
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
