// The page: what is shown of it, by the search, the filters and the day that is looked back to.

const byId = (id) => document.getElementById(id);
const articles = [...document.querySelectorAll("article.event")];
const years = [...document.querySelectorAll("section.year")];
const dated = [...document.querySelectorAll("[data-since]")]
  .map((element) => [element, Number(element.dataset.since)]);
const numberOf = new Map(events.map((event, number) => [`event-${event.id}`, number]));
const kindNames = new Map([...byId("kind").options].map((option) => [option.value, option.textContent]));

// The days on which something became public, in order: the steps of the slider. Behind the last is "everything".
const publicDays = [...new Set(events.flatMap((event) => [event.public, ...event.sources.map(([, day]) => day)]))]
  .filter((day) => Math.abs(day) < far)
  .sort((one, other) => one - other);

// The values that the events have in each field, to tell of one that finds nothing.
const known = { differs: new Set(["true"]) };
for (const name of VALUE_FIELDS) {
  known[name] = new Set(events.flatMap((event) => valuesOf(event, name, null)).map(plainValue));
}

const hasPicture = Boolean(document.querySelector("#picture svg"));
const state = { day: null, isClearing: false, shown: events.map((_, number) => number) };
const timeline = new Timeline(
  byId("lanes"),
  (kind) => kindNames.get(kind) || kind,
  (number) => differsBy(events[number], state.day),
  (number) => {
    const title = articles[number].querySelector("h4").textContent;
    const place = { number: state.shown.indexOf(number) + 1, all: state.shown.length };
    byId("picked").textContent = fill(words.event, { ...place, title });
  },
);

// What the search and the filters ask for.
function askedFor(remarks) {
  const query = readQuery(byId("query").value);
  for (const name of ["kind", "status", "actor", "source"]) {
    const { value } = byId(name);
    if (value) query.fields.push({ name, values: [plainValue(value)], negated: false });
  }
  if (byId("differs").checked) query.fields.push({ name: "differs", values: ["true"], negated: false });
  for (const [id, name] of [["from", "fromYear"], ["to", "toYear"]]) {
    const value = byId(id).value.trim();
    if (/^-?[0-9]{1,6}$/.test(value)) {
      const year = Number(value);
      const pick = name === "fromYear" ? Math.max : Math.min;
      query[name] = pick(query[name] ?? year, year);
    } else if (value) remarks.push(fill(words.badYear, { words: value }));
  }
  if (query.unread.length) remarks.push(fill(words.notRead, { words: query.unread.join(" ") }));
  for (const { name, values } of query.fields) {
    for (const value of values) if (!known[name].has(value)) remarks.push(fill(words.noValue, { name, value }));
  }
  for (const name of query.unknown) remarks.push(fill(words.noField, { name }));
  return query;
}

function update(said = "") {
  const remarks = said ? [said] : [];
  const query = askedFor(remarks);
  const { found, undated, isReversed } = findEvents(events, query, texts, state.day);
  state.shown = found;
  showAsOf();
  showFound(new Set(found));
  timeline.show(found);
  // On paper stands the picture of all events, or the timeline of those that are shown.
  const isWhole = found.length === events.length && state.day === null;
  document.documentElement.classList.toggle("whole", isWhole && hasPicture);
  tell(found.length, undated, isReversed, remarks);
}

// Hide what is not found, and years of which nothing is.
function showFound(found) {
  articles.forEach((article, number) => { article.hidden = !found.has(number); });
  for (const year of years) year.hidden = !year.querySelector("article:not([hidden])");
}

// Hide what was not public by the day that is looked back to: passages, versions, differences, notes.
function showAsOf() {
  if (showAsOf.shown === state.day) return;
  showAsOf.shown = state.day;
  for (const [element, since] of dated) {
    const part = element.classList.contains("item") ? element.closest("li") : element;
    part.hidden = state.day !== null && since > state.day;
  }
  for (const group of document.querySelectorAll("div.cited")) {
    const items = [...group.querySelectorAll("li")];
    group.hidden = items.length > 0 && items.every((item) => item.hidden);
  }
  for (const details of document.querySelectorAll("article.event > details")) {
    const groups = [...details.querySelectorAll("div.cited")];
    details.querySelector("p.none")?.remove();
    if (groups.length && groups.every((group) => group.hidden)) {
      const none = document.createElement("p");
      none.className = "none";
      none.textContent = words.noSource;
      details.append(none);
    }
  }
}

function tell(count, undated, isReversed, remarks) {
  const all = events.length;
  const whole = { 0: words.noEvents, 1: words.oneShown }[all] || words.allShown;
  const parts = [fill(count === all ? whole : words.shown, { shown: count, all })];
  if (!count && all) parts.push(isReversed ? words.reversed : words.none);
  if (undated) parts.push(fill(words.undated, { count: undated }));
  if (state.day !== null) {
    const later = events.filter((event) => !isPublic(event, state.day)).length;
    parts.push(fill(words.later, { day: dayWords(state.day), count: later }));
  }
  byId("count").textContent = [...parts, ...remarks].join(" ");
}

// Look back to a day; null for everything.
function lookBack(day) {
  state.day = day;
  const slider = byId("as-of");
  const step = day === null ? publicDays.length : publicDays.filter((one) => one <= day).length - 1;
  slider.value = String(Math.max(step, 0));
  const said = day === null ? words.everything : fill(words.asOf, { day: dayWords(day) });
  slider.setAttribute("aria-valuetext", said);
  byId("as-of-words").textContent = said;
  byId("as-of-day").value = day === null ? "" : isoDay(day);
}

function clearFilters(said) {
  state.isClearing = true;
  byId("controls").reset();
  state.isClearing = false;
  lookBack(null);
  update(said);
}

// Show what the address names, even where it was filtered out, and give an event the focus.
function showNamed() {
  const target = location.hash.length > 1 ? byId(location.hash.slice(1)) : null;
  if (!target) return;
  if (target.closest("[hidden]")) clearFilters(words.cleared);
  target.scrollIntoView();
  const number = numberOf.get(target.id);
  if (number === undefined) return;
  target.focus({ preventScroll: true });
  timeline.pick(number);
}

function goTo(number) {
  const name = `#event-${events[number].id}`;
  if (location.hash === name) showNamed();
  else location.hash = name;
}

// The keys of the timeline, while it has the focus.
const KEYS = {
  ArrowLeft: () => timeline.move(-0.2),
  ArrowRight: () => timeline.move(0.2),
  ArrowDown: () => timeline.step(1),
  ArrowUp: () => timeline.step(-1),
  "+": () => timeline.zoom(0.5),
  "=": () => timeline.zoom(0.5),
  "-": () => timeline.zoom(2),
  0: () => timeline.fit(),
  Enter: () => { if (timeline.picked !== null) goTo(timeline.picked); },
};
const SILENT = ["ArrowDown", "ArrowUp", "Enter"];

function onKey(event) {
  const act = event.ctrlKey || event.metaKey || event.altKey ? undefined : KEYS[event.key];
  if (!act) return;
  event.preventDefault();
  act();
  if (!SILENT.includes(event.key)) byId("picked").textContent = timeline.words();
}

// Drag to move; a press without moving goes to the event there.
function listenToPointer(element) {
  let start = null;
  element.addEventListener("pointerdown", (event) => {
    if (event.button === 0) start = { x: event.clientX, at: event.clientX, isDrag: false };
  });
  element.addEventListener("pointermove", (event) => {
    if (!start) return;
    start.isDrag ||= Math.abs(event.clientX - start.x) > 5;
    if (!start.isDrag) return;
    timeline.move((start.at - event.clientX) / element.clientWidth);
    start.at = event.clientX;
  });
  element.addEventListener("pointerup", (event) => {
    const number = start && !start.isDrag ? timeline.eventAt(event.clientX, event.clientY) : null;
    start = null;
    if (number !== null) goTo(number);
  });
  for (const name of ["pointerleave", "pointercancel"]) element.addEventListener(name, () => { start = null; });
}

// Two fingers on a trackpad, or the wheel with Ctrl, zoom around the pointer; the wheel alone moves the page.
function onWheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  const box = byId("lanes").getBoundingClientRect();
  timeline.zoom(event.deltaY < 0 ? 0.8 : 1.25, (event.clientX - box.left) / box.width);
}

function listenToButtons() {
  const acts = {
    earlier: () => timeline.move(-0.5), later: () => timeline.move(0.5), whole: () => timeline.fit(),
    "zoom-in": () => timeline.zoom(0.5), "zoom-out": () => timeline.zoom(2),
  };
  for (const [id, act] of Object.entries(acts)) {
    byId(id).addEventListener("click", () => { act(); byId("picked").textContent = timeline.words(); });
  }
  const passages = byId("passages");
  let areOpen = true;
  const open = (isOpen) => {
    for (const details of document.querySelectorAll("article.event > details")) details.open = isOpen;
  };
  passages.addEventListener("click", () => {
    areOpen = !areOpen;
    open(areOpen);
    passages.textContent = areOpen ? words.hidePassages : words.showPassages;
  });
  // On paper nothing can be opened.
  window.addEventListener("beforeprint", () => open(true));
  window.addEventListener("afterprint", () => { if (!areOpen) open(false); });
}

function listenToFilters() {
  const form = byId("controls");
  let timer = 0;
  const soon = () => { clearTimeout(timer); timer = setTimeout(update, 150); };
  form.addEventListener("submit", (event) => { event.preventDefault(); update(); });
  // The fields are empty only after the event.
  form.addEventListener("reset", () => { if (!state.isClearing) setTimeout(() => { lookBack(null); update(); }); });
  for (const id of ["query", "from", "to"]) byId(id).addEventListener("input", soon);
  for (const id of ["kind", "status", "actor", "source", "differs"]) {
    byId(id).addEventListener("change", () => update());
  }
  byId("as-of").addEventListener("input", () => {
    lookBack(publicDays[Number(byId("as-of").value)] ?? null);
    soon();
  });
  byId("as-of-day").addEventListener("change", () => { lookBack(dayOfIso(byId("as-of-day").value)); update(); });
}

function begin() {
  byId("as-of").max = String(publicDays.length);
  lookBack(null);
  byId("controls").hidden = false;
  byId("timeline").hidden = false;
  document.documentElement.classList.add("script");
  listenToFilters();
  listenToButtons();
  byId("lanes").addEventListener("keydown", onKey);
  byId("lanes").addEventListener("wheel", onWheel, { passive: false });
  listenToPointer(byId("lanes"));
  new ResizeObserver(() => timeline.draw()).observe(byId("lanes"));
  window.addEventListener("hashchange", showNamed);
  update();
  showNamed();
}

begin();
