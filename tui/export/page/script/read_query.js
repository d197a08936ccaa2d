// Reading the line of a search, by the rules of tui/parsing/query as far as the page has them: words,
// "phrases", minus and NOT, and the fields kind:, status:, actor:, source:, tag:, in:, from:, to:, is:differs.
// What it cannot do is never guessed: it is left out and listed in `unread`.

const VALUE_FIELDS = ["kind", "status", "actor", "source", "tag"];
const YEAR_FIELDS = ["in", "from", "to"];
const UNREAD_FIELDS =
  ["is", "origin", "speaker", "before", "after", "as-of", "known-to", "range", "standing", "voice", "known-by"];
const FIELDS = [...VALUE_FIELDS, ...YEAR_FIELDS, ...UNREAD_FIELDS].join("|");
const TOKEN = new RegExp(
  `([-!]?)(?:(\\()|(\\))|(\\|+)|(?:([A-Za-z][A-Za-z-]*):|((?:${FIELDS}))(!?)=)((?:"[^"]*"?|[^\\s"()])*)` +
  `|"([^"]*)("?)|([^\\s"()|]+))`, "gi");
const VALUE = /(?:"[^"]*"?|[^,"|])+/g;
const YEAR = /^-?[0-9]{4}$/;

function emptyQuery() {
  return {
    words: [], phrases: [], without: [], withoutPhrases: [],
    fields: [],            // {name, values, negated}; is:differs is the field "differs" with the value "true"
    fromYear: null, toYear: null,
    unread: [],            // what is written in the line and cannot be read here
    unknown: [],           // names before a colon that are no fields
  };
}

function readQuery(line) {
  const query = emptyQuery();
  let negated = false;
  for (const token of line.matchAll(TOKEN)) {
    const [written, minus, open, close, bar, colon, equals, unlike, value, phrase, closing, word] = token;
    const name = colon || equals;
    if (!minus && (word === "AND" || word === "&&")) continue;
    if (!minus && word === "NOT") { negated = !negated; continue; }
    const isNot = (negated !== Boolean(minus)) !== Boolean(unlike);
    negated = false;
    if (open || close || bar || (!minus && word === "OR")) query.unread.push(written);
    else if (name) readField(query, written, name, value, isNot);
    else if (phrase !== undefined) addWords(query, foldWords(phrase), isNot, true, Boolean(closing));
    else addWords(query, foldWords(word), isNot, false, true);
  }
  return query;
}

function addWords(query, folded, isNot, isPhrase, isClosed) {
  if (!folded) return;
  const hasSeveral = folded.includes(" ");
  if (isNot) (isPhrase || hasSeveral ? query.withoutPhrases : query.without).push(folded);
  // Of a script without spaces, what was typed as one word is a phrase; an open phrase is still being typed.
  else if (isPhrase ? isClosed : hasSeveral && UNSPACED.test(folded)) query.phrases.push(folded);
  else query.words.push(...folded.split(" "));
}

function readField(query, written, given, value, isNot) {
  const name = given.toLowerCase();
  const values = (value.match(VALUE) || []).map(plainValue).filter(Boolean);
  if (VALUE_FIELDS.includes(name)) {
    if (values.length) query.fields.push({ name, values, negated: isNot });
  } else if (name === "is" && values.length === 1 && values[0] === "differs") {
    query.fields.push({ name: "differs", values: ["true"], negated: isNot });
  } else if (YEAR_FIELDS.includes(name) && !isNot && values.length === 1 && YEAR.test(values[0])) {
    const year = Number(values[0]);
    if (name !== "to") query.fromYear = Math.max(query.fromYear ?? year, year);
    if (name !== "from") query.toYear = Math.min(query.toYear ?? year, year);
  } else if (UNREAD_FIELDS.includes(name) || YEAR_FIELDS.includes(name)) {
    if (value) query.unread.push(written);
  } else {
    // In a web address, the word before the colon is no field.
    if (!value.startsWith("//")) query.unknown.push(name);
    addWords(query, foldWords(`${given} ${value}`), isNot, false, true);
  }
}

// A value of a field, for comparison: case-folded, without quotation marks, with single spaces.
function plainValue(piece) {
  const folded = [...piece.replaceAll('"', "")].map(foldCase).join("");
  return folded.split(/\s+/).filter(Boolean).join(" ");
}
