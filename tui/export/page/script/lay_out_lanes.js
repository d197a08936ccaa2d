// Where each event stands in its lane, by the rules of the explorer's overview (render_overview.py):
// solid where it was certainly going on, light where it only may have been.

const ROW = 16;           // the height of a row of events
const LABEL = 18;         // the height of the name of a lane
const MOST_ROWS = 10;     // rows of a lane; further events are counted, not drawn
const LEAST = 12;         // the least width of an event
const FADE = 24;          // how far a date fades where nothing bounds it
const SIGN = 14;          // room for the sign of differing sources

// How one event looks: {x0, x1, form, solid: [from, to] or null, at}, where `at` is the place of its sign.
// `x` gives the place of the start of a day.
function shapeOf({ days, once }, x) {
  const [first, begunBy, lastsTo, last] = days;
  const bounded = days.filter((day) => day > -far && day < far);
  const from = first > -far ? first : Math.min(...bounded);
  const to = last < far ? last : Math.max(...bounded);
  const isOpenBefore = first <= -far;
  const isOpenAfter = last >= far;
  const lasts = begunBy <= lastsTo && begunBy < far && lastsTo > -far;
  const left = x(from) - (isOpenBefore ? FADE : 0);
  const right = x(to + 1) + (isOpenAfter ? FADE : 0);
  const middle = (left + right) / 2;
  if (first === last && lasts) return widened("moment", left, right, null, middle);
  if (lasts) {
    const solid = [x(Math.max(begunBy, from)), x(Math.min(lastsTo, to) + 1)];
    return widened("span", left, right, solid, middle);
  }
  if (isOpenBefore !== isOpenAfter) {
    const at = isOpenBefore ? x(to + 1) : x(from);
    return widened(isOpenBefore ? "before" : "after", left, right, null, at);
  }
  if (right - left < LEAST) return widened("coarse", left, right, null, middle);
  return widened(once ? "once" : "possible", left, right, null, middle);
}

function widened(form, left, right, solid, at) {
  const missing = Math.max(LEAST - (right - left), 0) / 2;
  return { form, x0: left - missing, x1: right + missing, solid, at };
}

// The lanes of some events, from top to bottom.
//
// shown: the numbers of the events. view: the first and last day, and the width in pixels.
function layOutLanes(shown, view, isDiffering) {
  const scale = view.width / (view.last + 1 - view.first);
  const x = (day) => (day - view.first) * scale;
  const members = new Map(data.kinds.map((kind) => [kind, []]));
  for (const number of shown) {
    const event = events[number];
    if (event.days) {
      const shape = shapeOf(event, x);
      if (shape.x1 >= 0 && shape.x0 <= view.width) members.get(event.kind).push({ number, ...shape });
    }
  }
  let top = 0;
  return [...members].map(([kind, shapes]) => {
    const lane = { kind, top, ...placeRows(shapes, isDiffering) };
    lane.height = LABEL + Math.max(lane.rows, 1) * ROW + 4;
    top += lane.height;
    return lane;
  });
}

// Events in rows, so that none stands upon another; what finds no room is counted.
function placeRows(shapes, isDiffering) {
  shapes.sort((one, other) => one.x0 - other.x0);
  const ends = [];
  const placed = [];
  const crowd = [];
  for (const shape of shapes) {
    shape.differs = isDiffering(shape.number);
    const row = ends.findIndex((end) => end <= shape.x0);
    if (row < 0 && ends.length === MOST_ROWS) {
      crowd.push(shape);
      continue;
    }
    shape.row = row < 0 ? ends.push(0) - 1 : row;
    ends[shape.row] = shape.x1 + (shape.differs ? SIGN : 0) + 2;
    placed.push(shape);
  }
  return { placed, crowd, rows: ends.length };
}
