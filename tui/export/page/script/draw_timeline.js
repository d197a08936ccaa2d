// The timeline as SVG: its lanes, its axis, moving and zooming, and the event that is picked in it.

const SVG = "http://www.w3.org/2000/svg";
const AXIS = 24;          // the height of the axis
const LEAST_DAYS = 14;    // the shortest stretch that is shown

function svgElement(name, attributes, text) {
  const element = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  if (text !== undefined) element.textContent = text;
  return element;
}

function diamond(x, y, radius) {
  return `M${x - radius} ${y}l${radius} ${-radius}l${radius} ${radius}l${-radius} ${radius}z`;
}

function bar(x0, x1, y, height) {
  return `M${x0.toFixed(1)} ${y}h${(x1 - x0).toFixed(1)}v${height}h${(x0 - x1).toFixed(1)}z`;
}

// The paths of one event, by what they are; y is the middle of its row.
function pathsOf(shape, y, width) {
  const x0 = Math.max(shape.x0, -20);
  const x1 = Math.min(shape.x1, width + 20);
  if (shape.form === "moment") return { solid: diamond(shape.at, y, 6) };
  if (shape.form === "coarse") return { light: diamond(shape.at, y, 5.5) };
  // Once, on a day within: a thin bar between two ends.
  if (shape.form === "once") {
    return { light: bar(x0, x1, y - 2, 4), solid: bar(x0, x0 + 2, y - 6, 12) + bar(x1 - 2, x1, y - 6, 12) };
  }
  const light = bar(x0, x1, y - 5, 10);
  if (shape.form === "span") {
    const [from, to] = shape.solid;
    const solid = bar(Math.max(from, -20), Math.max(Math.min(to, width + 20), Math.max(from, -20) + 2), y - 5, 10);
    return { light, solid };
  }
  if (shape.form === "before") return { light, solid: `M${shape.at} ${y - 6}v12l-8 -6z` };
  if (shape.form === "after") return { light, solid: `M${shape.at} ${y - 6}v12l8 -6z` };
  return { light };
}

class Timeline {
  // element: where it is drawn. labelOf: the name of a kind. differs: whether an event is drawn as differing.
  constructor(element, labelOf, isDiffering, onPick) {
    Object.assign(this, { element, labelOf, isDiffering, onPick, shown: [], picked: null, places: [] });
    const days = events.flatMap((event) => event.days || []).filter((day) => Math.abs(day) < far);
    // A spread of ten thousand arguments is more than some browsers take.
    const first = days.reduce((one, other) => Math.min(one, other), far);
    const last = days.reduce((one, other) => Math.max(one, other), -far);
    const margin = Math.max(Math.round((last - first) / 40), 10);
    this.whole = days.length ? { first: first - margin, last: last + margin } : null;
    this.view = this.whole && { ...this.whole };
  }

  show(numbers) {
    this.shown = numbers;
    if (!numbers.includes(this.picked)) this.picked = null;
    this.draw();
  }

  draw() {
    const width = this.element.clientWidth;
    if (!this.view || !width) return;
    const lanes = layOutLanes(this.shown, { ...this.view, width }, this.isDiffering);
    const bottom = lanes.reduce((end, lane) => Math.max(end, lane.top + lane.height), 0) + AXIS;
    const svg = svgElement("svg", {
      viewBox: `0 0 ${width} ${bottom}`, width, height: bottom, "aria-hidden": "true", focusable: "false",
    });
    for (const { day, label } of axisTicks(this.view.first, this.view.last, width)) {
      const at = this.place(day, width);
      svg.append(svgElement("path", { class: "tick", d: `M${at.toFixed(1)} 0v${bottom}` }));
      if (at < width - 30) svg.append(svgElement("text", { class: "year", x: at + 3, y: 14 }, label));
    }
    this.places = [];
    const paths = { light: "", solid: "" };
    const signs = [];
    for (const lane of lanes) this.drawLane(svg, lane, width, paths, signs);
    for (const name of ["light", "solid"]) svg.append(svgElement("path", { class: name, d: paths[name] }));
    svg.append(...signs);
    const picked = this.places.find(({ number }) => number === this.picked);
    if (picked) {
      svg.append(svgElement("path", { class: "picked", d: bar(picked.x0 - 3, picked.x1 + 3, picked.y - 9, 18) }));
    }
    this.element.replaceChildren(svg);
  }

  drawLane(svg, lane, width, paths, signs) {
    const top = AXIS + lane.top;
    const more = lane.crowd.length ? ` · ${fill(words.more, { count: lane.crowd.length })}` : "";
    svg.append(svgElement("path", { class: "lane", d: `M0 ${top}h${width}` }));
    svg.append(svgElement("text", { class: "kind", x: 4, y: top + 13 }, this.labelOf(lane.kind) + more));
    for (const shape of lane.placed) {
      const y = top + LABEL + shape.row * ROW + ROW / 2 - 2;
      const drawn = pathsOf(shape, y, width);
      for (const [name, path] of Object.entries(drawn)) paths[name] += path;
      if (shape.differs) signs.push(svgElement("text", { class: "sign", x: shape.x1 + 1, y: y + 5 }, "≠"));
      this.places.push({ number: shape.number, x0: shape.x0, x1: shape.x1, y });
    }
  }

  place(day, width) {
    return ((day - this.view.first) / (this.view.last + 1 - this.view.first)) * width;
  }

  // Zoom around a place, given as its share of the width.
  zoom(factor, share = 0.5) {
    if (!this.view) return;
    const span = this.view.last - this.view.first;
    const whole = this.whole.last - this.whole.first;
    const next = Math.round(Math.min(Math.max(span * factor, LEAST_DAYS), Math.max(whole, LEAST_DAYS)));
    this.look(Math.round(this.view.first + (span - next) * share), next);
  }

  move(share) {
    if (!this.view) return;
    const span = this.view.last - this.view.first;
    this.look(Math.round(this.view.first + span * share), span);
  }

  // Show a stretch of days, kept within those of the events.
  look(first, span) {
    const latest = Math.max(this.whole.last - span, this.whole.first);
    const from = Math.min(Math.max(first, this.whole.first), latest);
    this.view = { first: from, last: from + span };
    this.draw();
  }

  fit() {
    if (!this.view) return;
    this.view = { ...this.whole };
    this.draw();
  }

  words() {
    return this.view
      ? fill(words.window, { from: dayWords(this.view.first), to: dayWords(this.view.last) })
      : words.noDates;
  }

  // Pick an event, and move to where it can be seen.
  pick(number) {
    this.picked = number;
    const { days } = events[number];
    if (days && this.view) {
      const [day] = days.slice(4);
      if (day < this.view.first || day > this.view.last) {
        const span = this.view.last - this.view.first;
        this.look(day - Math.round(span / 2), span);
      }
    }
    this.draw();
    this.onPick(number);
  }

  // Pick the next or the previous of the events that are shown.
  step(by) {
    if (!this.shown.length) return;
    const at = this.shown.indexOf(this.picked);
    const last = this.shown.length - 1;
    const next = at < 0 ? (by > 0 ? 0 : last) : Math.min(Math.max(at + by, 0), last);
    this.pick(this.shown[next]);
  }

  // The event at a place of the screen; null for none.
  eventAt(clientX, clientY) {
    const box = this.element.getBoundingClientRect();
    const x = clientX - box.left;
    const y = clientY - box.top;
    const near = this.places.filter((one) => x >= one.x0 - 3 && x <= one.x1 + 3 && Math.abs(y - one.y) <= ROW / 2);
    return near.length ? near[near.length - 1].number : null;
  }
}
