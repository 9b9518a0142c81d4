// The what-if page: sliders for the weights, and what they do to the ranking. It draws and reports
// gestures; the engine computes. `model` holds `data`, which never changes, and `local`.
import { figures, moved, settled, shownWeights, siblings } from "./engine.js";
import { floors, headline, obstacles, reminder, Speech } from "./telling.js";

const SVG = "http://www.w3.org/2000/svg";
const TEXTURES = ["plain", "slanted", "level"];
const SILENCE = 700; // ms without a change before the sentence is read aloud
let pages = 0;

/** Make an element; its children are elements, or words that stay words. */
function made(tag, attributes = {}, ...children) {
  const drawn = ["svg", "rect", "line", "defs", "pattern"].includes(tag);
  const element = drawn ? document.createElementNS(SVG, tag) : document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Replace the words of an element, if they are others. */
function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Return words that break only after a point between two of them. */
function unbroken(words) {
  return words.replaceAll(" ", "\u00a0").replaceAll("·\u00a0", "· ");
}

/** The patterns that tell the pillars apart without colour. */
function patterns(prefix) {
  return made(
    "svg",
    { class: "patterns", width: 0, height: 0, "aria-hidden": "true", focusable: "false" },
    made("defs", {}, ...TEXTURES.map((texture, p) => {
      const box = { width: 7, height: 7, patternUnits: "userSpaceOnUse" };
      if (texture === "slanted") box.patternTransform = "rotate(45)";
      const lines = p ? [made("rect", { class: "texture", width: 7, height: 1.6 })] : [];
      const ground = made("rect", { class: `pillar-${p}`, width: 7, height: 7 });
      return made("pattern", { id: `${prefix}-${texture}`, ...box }, ground, ...lines);
    })),
  );
}

function swatch(prefix, p) {
  const fill = `url(#${prefix}-${TEXTURES[p]})`;
  return made(
    "svg",
    { class: "swatch", width: 22, height: 14, "aria-hidden": "true", focusable: "false" },
    made("rect", { width: 22, height: 14, fill }),
  );
}

/** One vendor in the ranking. */
class VendorRow {
  constructor(speech, prefix, k) {
    this.speech = speech;
    this.k = k;
    this.name = made("span", { class: "name" });
    this.value = made("span", { class: "value" });
    this.stack = [0, 1, 2].map((p) =>
      made("rect", { y: 0, height: 22, fill: `url(#${prefix}-${TEXTURES[p]})` }),
    );
    this.was = made("line", { class: "was", y1: -1, y2: 23 });
    this.range = made("rect", { class: "range", y: 26, height: 3 });
    this.bar = made("svg", { class: "bar", "aria-hidden": "true", focusable: "false" });
    const track = made("rect", { class: "ground", width: "100%", height: 22 });
    this.bar.append(track, ...this.stack, this.was, this.range);
    this.notes = made("ul", { class: "notes", role: "list" });
    const head = made("p", { class: "head" }, this.name, this.value);
    this.element = made("li", {}, head, this.bar, this.notes);
  }

  draw(now, agreed, shown, shownAgreed) {
    const { speech, k } = this;
    const vendor = now.vendors[k];
    const tied = now.vendors.filter((one) => one.rank === vendor.rank).length > 1;
    const tie = tied ? ` (${speech.say("tie")})` : "";
    write(this.name, `${vendor.rank}. ${speech.data.vendors[k].label}${tie}`);
    write(this.value, shown[k]);
    this.element.classList.toggle("first", vendor.rank === 1);
    this.drawBar(vendor, agreed.vendors[k]);
    const notes = this.told(vendor, agreed.vendors[k], shownAgreed[k]);
    if (notes.join("\n") !== this.text) {
      this.text = notes.join("\n");
      this.notes.replaceChildren(...notes.map((note) => made("li", {}, note)));
    }
  }

  drawBar(vendor, before) {
    const percent = (share) => `${Math.max(0, 100 * share).toFixed(3)}%`;
    let start = 0;
    this.stack.forEach((rect, p) => {
      rect.setAttribute("x", percent(start));
      rect.setAttribute("width", percent(vendor.parts[p]));
      start += vendor.parts[p];
    });
    this.was.setAttribute("x1", percent(before.value));
    this.was.setAttribute("x2", percent(before.value));
    this.was.classList.toggle("unseen", settled(before.value) === settled(vendor.value));
    const open = vendor.high > vendor.low;
    this.range.classList.toggle("unseen", !open);
    this.bar.classList.toggle("open", open);
    this.range.setAttribute("x", percent(vendor.low));
    this.range.setAttribute("width", percent(vendor.high - vendor.low));
  }

  told(vendor, before, shownBefore) {
    const { speech, k } = this;
    const { data } = speech;
    const parts = data.pillars.map(
      (node, p) => `${data.labels[node]}${speech.space}${speech.points(settled(vendor.parts[p]), 1)}`,
    );
    const notes = [parts.join(" · ")];
    if (settled(before.value) !== settled(vendor.value) || before.rank !== vendor.rank) {
      notes.push(speech.say("before", { rank: before.rank, value: shownBefore }));
    }
    if (vendor.high > vendor.low) {
      const [low, high] = speech.distinct([vendor.low, vendor.high]);
      notes.push(`${speech.say("provisional")} ${speech.say("between", { low, high })}`);
    }
    const missed = floors(speech, vendor);
    if (missed.length) notes.push(`⚑ ${speech.say("below", { pillars: missed.join("; ") })}`);
    const open = data.vendors[k].open;
    if (open.length) notes.push(`? ${speech.say("open", { musts: speech.all(open) })}`);
    return notes;
  }
}

/** One node of the tree of weights: its name, its slider, and what stands below it. */
class NodeRow {
  constructor(page, node) {
    const { data } = page;
    this.page = page;
    this.node = node;
    this.children = data.parents.map((_, k) => k).filter((k) => data.parents[k] === node);
    this.own = made("span", {});
    this.before = made("span", { class: "agreed" });
    this.figures = made("span", { class: "figures" }, this.own, this.before);
    const id = `${page.prefix}-${node}`;
    this.slider = made("input", {
      type: "range", min: 0, max: 100, step: 0.1, "aria-labelledby": `${id}-name`,
    });
    this.slider.disabled = siblings(data.parents, node).length === 1;
    this.mark = made("span", { class: "mark" });
    // Only the presentation is set here, and only a number: the policy of the page allows it.
    this.mark.style.setProperty("--at", String(data.agreed[node]));
    this.element = made(
      "li",
      {},
      made("div", { class: "row" }, this.heading(id), this.figures),
      made("div", { class: "track" }, this.slider, this.mark),
    );
    if (this.children.length) this.addBelow(id);
    this.listen();
  }

  heading(id) {
    const { data, prefix } = this.page;
    const p = data.pillars.indexOf(this.node);
    const name = made("span", { class: "name", id: `${id}-name` }, data.labels[this.node]);
    const parts = p < 0 ? [name] : [swatch(prefix, p), name];
    if (!this.children.length) return made("span", { class: "leaf" }, ...parts);
    this.button = made(
      "button",
      { type: "button", class: "fold", "aria-expanded": "false", "aria-controls": `${id}-below` },
      made("span", { class: "arrow", "aria-hidden": "true" }),
      ...parts,
    );
    return this.button;
  }

  addBelow(id) {
    const rows = this.children.map((child) => this.page.row(child));
    this.below = made("ul", { id: `${id}-below`, role: "list" }, ...rows.map((row) => row.element));
    this.below.hidden = true;
    this.element.append(this.below);
    this.button.addEventListener("click", () => this.fold(!this.below.hidden));
  }

  fold(folded) {
    if (!this.below) return;
    this.below.hidden = folded;
    this.button.setAttribute("aria-expanded", String(!folded));
    this.page.folded();
  }

  listen() {
    // Proportions are those at the start of the gesture: they come back from a trip to 100 %.
    const start = () => this.page.start(this.node);
    this.slider.addEventListener("pointerdown", start);
    this.slider.addEventListener("focus", start);
    this.slider.addEventListener("input", () => {
      this.page.move(this.node, Number(this.slider.value) / 100);
    });
    this.slider.addEventListener("keydown", (event) => this.key(event));
  }

  /** Take whole percents with the keys, wherever the slider stands between two of them. */
  key(event) {
    const up = { ArrowRight: 1, ArrowUp: 1, PageUp: 10 }[event.key];
    const down = { ArrowLeft: 1, ArrowDown: 1, PageDown: 10 }[event.key];
    const now = 100 * this.page.model.get("local")[this.node];
    const slack = 1e-7;
    let wanted = { Home: 0, End: 100 }[event.key];
    if (up) wanted = Math.floor((now + slack) / up + 1) * up;
    if (down) wanted = Math.ceil((now - slack) / down - 1) * down;
    if (wanted === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    this.page.move(this.node, Math.min(100, Math.max(0, wanted)) / 100);
  }

  draw(local, shown, agreed) {
    const { speech, data } = this.page;
    const share = speech.percent(shown.local[this.node]);
    const whole = speech.percent(shown.global[this.node]);
    const pillar = data.parents[this.node] < 0;
    const own = speech.say(pillar ? "of_total" : "of_level", { local: share, whole });
    const before = speech.say("agreed", { share: speech.percent(agreed.local[this.node]) });
    const changed = settled(local[this.node]) !== settled(data.agreed[this.node]);
    write(this.own, unbroken(own));
    write(this.before, unbroken(` · ${before}`));
    this.element.classList.toggle("changed", changed);
    const position = String(Math.round(1000 * local[this.node]) / 10);
    if (this.slider.value !== position) this.slider.value = position;
    this.slider.setAttribute("aria-valuetext", `${own}, ${before}`);
  }
}

/** The whole page. */
class Page {
  constructor(model, el) {
    this.model = model;
    this.data = model.get("data");
    this.speech = new Speech(this.data);
    this.prefix = `what-if-${(pages += 1)}`;
    this.agreed = figures(this.data, this.data.agreed);
    this.agreedWeights = shownWeights(this.data.parents, this.data.agreed);
    this.nodes = [];
    this.build(el);
  }

  build(el) {
    const { data, speech } = this;
    this.headline = made("p", { class: "headline" });
    this.reminder = made("p", { class: "reminder" });
    this.obstacles = made("ul", { class: "obstacles", role: "list" });
    this.spoken = made("p", { class: "spoken", role: "status", "aria-live": "polite" });
    const header = made(
      "header",
      {},
      made("p", { class: "kicker" }, speech.say("question")),
      made("h1", {}, data.title),
      this.headline, this.reminder,
    );
    const footer = made("footer", {}, made("p", {}, speech.say("origin", { digest: data.digest })));
    const columns = made("div", { class: "columns" }, this.weights(), this.ranking());
    el.replaceChildren(
      made(
        "main",
        { class: "what-if", lang: data.language },
        patterns(this.prefix), header, columns, footer, this.spoken,
      ),
    );
  }

  row(node) {
    this.nodes[node] = new NodeRow(this, node);
    return this.nodes[node];
  }

  weights() {
    const { data, speech } = this;
    this.reset = made("button", { type: "button" }, speech.say("reset"));
    this.reset.addEventListener("click", () => {
      this.gesture = null;
      this.set(data.agreed);
    });
    this.all = made("button", { type: "button" });
    this.all.addEventListener("click", () => {
      const folded = this.unfolded();
      for (const row of this.nodes) row.fold(folded);
    });
    this.standings = made("p", { class: "standings", "aria-hidden": "true" });
    const rows = data.pillars.map((pillar) => this.row(pillar).element);
    this.folded();
    return made(
      "section",
      { class: "weights", "aria-labelledby": `${this.prefix}-weights` },
      made("h2", { id: `${this.prefix}-weights` }, speech.say("weights")),
      made("p", { class: "hint" }, speech.say("hint")),
      made("p", { class: "tools" }, this.reset, this.all),
      this.standings,
      made("ul", { class: "tree", role: "list" }, ...rows),
    );
  }

  ranking() {
    const { data, speech } = this;
    this.rows = data.vendors.map((_, k) => new VendorRow(speech, this.prefix, k));
    this.list = made("ol", { class: "vendors", role: "list" });
    const legend = made("ul", { class: "legend", role: "list" }, ...data.pillars.map((node, p) =>
      made("li", {}, swatch(this.prefix, p), data.labels[node]),
    ));
    const heading = made("h2", { id: `${this.prefix}-ranking` }, speech.say("ranking"));
    const label = { class: "ranking", "aria-labelledby": `${this.prefix}-ranking` };
    const section = made("section", label, heading, this.obstacles, legend, this.list);
    if (data.gone.length) {
      const gone = data.gone.map(({ label: name, reason }) =>
        made("li", {}, made("span", { class: "name" }, name), made("span", {}, reason)),
      );
      section.append(made("h3", {}, speech.say("out")), made("ul", { class: "gone", role: "list" }, ...gone));
    }
    return section;
  }

  unfolded() {
    return this.nodes.every((row) => !row.below || !row.below.hidden);
  }

  folded() {
    write(this.all, this.speech.say(this.unfolded() ? "fold" : "unfold"));
  }

  start(node) {
    this.gesture = { node, local: this.model.get("local") };
  }

  move(node, share) {
    if (this.gesture?.node !== node) this.start(node);
    this.set(moved(this.data.parents, this.gesture.local, node, share));
  }

  set(local) {
    this.model.set("local", [...local]);
    this.model.save_changes();
  }

  /** Draw once in the next frame, however many changes come before it. */
  later() {
    this.frame ??= requestAnimationFrame(() => {
      this.frame = undefined;
      this.draw();
      clearTimeout(this.silence);
      this.silence = setTimeout(() => write(this.spoken, this.summary), SILENCE);
    });
  }

  draw() {
    const local = this.model.get("local");
    const { agreed, data, speech } = this;
    const now = figures(data, local);
    const shown = speech.distinct(now.vendors.map((vendor) => vendor.value));
    const before = speech.distinct(agreed.vendors.map((vendor) => vendor.value));
    const reminded = reminder(speech, now, agreed);
    write(this.headline, headline(speech, now));
    write(this.reminder, reminded);
    this.summary = `${this.headline.textContent} ${reminded}`.trim();
    const told = obstacles(speech, now);
    if (told.join("\n") !== this.told) {
      this.told = told.join("\n");
      this.obstacles.replaceChildren(...told.map((sentence) => made("li", {}, sentence)));
    }
    const weights = shownWeights(data.parents, local);
    for (const row of this.nodes) row.draw(local, weights, this.agreedWeights);
    for (const row of this.rows) row.draw(now, agreed, shown, before);
    this.place(now, shown);
    const untouched = local.every((share, k) => settled(share) === settled(data.agreed[k]));
    this.reset.setAttribute("aria-disabled", String(untouched));
  }

  place(now, shown) {
    if (String(now.order) !== this.order) {
      this.order = String(now.order);
      this.list.replaceChildren(...now.order.map((k) => this.rows[k].element));
    }
    const top = now.order.slice(0, 3).map((k) => {
      const name = `${now.vendors[k].rank}. ${this.data.vendors[k].label}`;
      return made("span", {}, made("span", { class: "who" }, name), made("b", {}, shown[k]));
    });
    this.standings.replaceChildren(...top);
  }
}

/** Draw the page into an element, and follow the weights of the model. */
export function render({ model, el }) {
  const page = new Page(model, el);
  const follow = () => page.later();
  page.draw();
  model.on("change:local", follow);
  return () => model.off("change:local", follow);
}

export default { render };
