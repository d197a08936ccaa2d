// Which events a query finds, as of a day or without one: the rules of tui/index/sqlite/query_sql.py and as_of.py.

// The words of an event that may have been public by a day (null: all): each text with a space on both sides,
// so that a word is found at its beginning and a phrase as whole words, and neither across two texts.
function textOf(event, texts, day) {
  if (day === null && event.text !== undefined) return event.text;
  const seen = event.lines.filter(([, since]) => day === null || since <= day);
  const text = seen.map(([number]) => ` ${texts[number]} `).join("\n");
  if (day === null) event.text = text;
  return text;
}

function valuesOf(event, name, day) {
  if (name === "kind") return [event.kind];
  if (name === "status") return [event.status];
  if (name === "actor") return event.actors;
  if (name === "tag") return event.tags;
  if (name === "differs") return [String(differsBy(event, day))];
  return event.sources.filter(([, since]) => day === null || since <= day).map(([source]) => source);
}

function isPublic(event, day) {
  return day === null || event.public <= day;
}

function differsBy(event, day) {
  return day === null ? event.differs : event.differsSince <= day;
}

// Whether an event may have been going on in some years. One without a date is in no year.
function mayBeIn(event, firstDay, lastDay) {
  if (firstDay === null && lastDay === null) return true;
  if (!event.days) return false;
  return (lastDay === null || event.days[0] <= lastDay) && (firstDay === null || event.days[3] >= firstDay);
}

function matchesBesidesDates(event, query, texts, day) {
  if (!isPublic(event, day)) return false;
  for (const { name, values, negated } of query.fields) {
    const has = valuesOf(event, name, day).some((value) => values.includes(plainValue(value)));
    if (has === negated) return false;
  }
  if (!(query.words.length + query.phrases.length + query.without.length + query.withoutPhrases.length)) return true;
  const text = textOf(event, texts, day);
  return query.words.every((word) => text.includes(` ${word}`)) &&
    query.phrases.every((phrase) => text.includes(` ${phrase} `)) &&
    !query.without.some((word) => text.includes(` ${word}`)) &&
    !query.withoutPhrases.some((phrase) => text.includes(` ${phrase} `));
}

// The numbers of the events found, and how many are left out for want of a date only.
function findEvents(events, query, texts, day) {
  const firstDay = query.fromYear === null ? null : dayNumber(query.fromYear, 1, 1);
  const lastDay = query.toYear === null ? null : dayNumber(query.toYear, 12, 31);
  const isReversed = firstDay !== null && lastDay !== null && firstDay > lastDay;
  const found = [];
  let undated = 0;
  events.forEach((event, number) => {
    if (!matchesBesidesDates(event, query, texts, day)) return;
    if (!isReversed && mayBeIn(event, firstDay, lastDay)) found.push(number);
    else if (!event.days) undated += 1;
  });
  return { found, undated, isReversed };
}
