// One person's ballot: a table of scores, a table of facts, and the words about the cell in focus.
// It draws and reports gestures; Python says what stands, and what is refused.
import { filled, made, mark, write } from "./elements.js";
import { Grid } from "./grid.js";
import { dot, keepKeys, Link } from "./link.js";
import { Panel } from "./panel.js";

const UNSEEN = "not observed";
const DEMANDING = 3; // a rating above this one asks for evidence
const WEAK = new Set(["", "E0"]);
const STRUCTURE = ["language", "words", "evidence", "vendors", "criteria", "everyone", "facts"];

/** What a cell holds, as names. */
function unpacked(cell) {
  const [answer, evidence, note, earlier] = cell || [null, "", ""];
  return { answer, evidence, note, earlier: earlier ?? null };
}

/** What a cell will hold once an edit is accepted. */
function after(edit, cell) {
  const next = [...(cell || [null, "", ""])];
  if (edit.do === "evidence") next[1] = edit.evidence;
  if (edit.do === "note") next[2] = edit.note;
  if (edit.do === "rate") next[0] = edit.rating;
  if (edit.do === "measure") next[0] = edit.measure;
  if (edit.do === "must") next[0] = edit.answer === "unknown" ? null : edit.answer;
  const answered = typeof next[0] === "number" || next[0] === "pass" || next[0] === "fail";
  if (edit.do !== "note" && edit.do !== "evidence") {
    if (!answered) next[1] = "";
    else if (!next[1] && next[3]) next[1] = next[3][2];
  }
  if (edit.do === "evidence" && next[0] === null && next[3]) next[0] = next[3][1];
  return next;
}

/** A table and its panel: what scores and facts have in common. */
class Part {
  constructor(ballot, { name, rows, columns, corner, keys }) {
    this.ballot = ballot;
    this.name = name;
    this.rows = rows;
    this.columns = columns;
    const { data } = ballot;
    const words = data.words;
    const help = made("p", { class: "keys", id: `${ballot.id}-${name}-keys` }, words[keys]);
    this.panel = new Panel({ data, send: (edit) => ballot.send(edit), back: () => this.grid.focus() });
    this.grid = new Grid({
      rows, columns, corner, label: words[name], help: help.id,
      paint: (r, c) => this.paint(r, c),
      enter: (r, c) => this.enter(r, c),
      key: (key, r, c) => this.key(key, r, c),
    });
    const heading = made("h3", { id: `${ballot.id}-${name}` }, words[name]);
    this.closed = made("p", { class: "closed" });
    const side = made("div", { class: "sides" }, this.grid.element, this.panel.element);
    this.element = made(
      "section", { class: name, "aria-labelledby": heading.id }, heading, this.closed, help, side,
    );
  }

  get table() {
    return this.name === "scores" ? this.ballot.data.cells : this.ballot.data.known;
  }

  get reason() {
    const { data } = this.ballot;
    return this.name === "scores" ? data.closed : data.facts_closed;
  }

  /** What stands in a cell, and what has been asked of Python about it. */
  cell(r, c) {
    let cell = this.table[r][c];
    let pending = false;
    for (const edit of this.ballot.link.waiting.values()) {
      if (edit.vendor !== this.columns[c].id || edit.criterion !== this.rows[r].id) continue;
      if (edit.do !== "note") cell = after(edit, cell);
      pending = true;
    }
    return { ...unpacked(cell), pending };
  }

  spoken(answer) {
    const { words } = this.ballot.data;
    if (answer === UNSEEN) return words.not_observed;
    return words[answer] ?? this.written(answer);
  }

  written(number) {
    if (typeof number !== "number") return "";
    return String(number).replace(".", this.ballot.data.language === "fr" ? "," : ".");
  }

  shorter(answer) {
    const { words } = this.ballot.data;
    return answer === UNSEEN ? words.not_observed_short : this.spoken(answer);
  }

  described(cell, answer, evidence) {
    const { words, evidence: levels } = this.ballot.data;
    const blank = this.name === "scores" ? words.blank : words.not_entered;
    const parts = [answer === null ? blank : this.spoken(answer)];
    if (evidence) parts.push(`${words.evidence} ${evidence}, ${levels[Number(evidence[1])]}`);
    else if (this.wanting(answer, evidence)) parts.push(words.to_back);
    if (cell.note) parts.push(words.noted);
    if (cell.pending) parts.push(words.being_saved);
    return parts.join(", ");
  }

  wanting(answer, evidence) {
    return this.name === "scores" && typeof answer === "number" && answer > DEMANDING && WEAK.has(evidence);
  }

  paint(r, c) {
    const cell = this.cell(r, c);
    const former = cell.answer === null && cell.earlier !== null;
    const answer = former ? cell.earlier[1] : cell.answer;
    const evidence = former ? cell.earlier[2] : cell.evidence;
    const wanting = this.wanting(answer, evidence);
    const level = this.name === "scores" && typeof answer === "number" ? Math.round(answer) : null;
    return {
      text: answer === null ? "–" : this.shorter(answer),
      tag: wanting ? `${evidence || "E"}?` : evidence,
      spoken: this.described(cell, answer, evidence),
      state: {
        level,
        kind: answer === null ? "blank" : typeof answer === "number" ? "number" : answer,
        wanting: wanting ? "" : null,
        noted: cell.note ? "" : null,
        pending: cell.pending ? "" : null,
        former: former ? "" : null,
      },
    };
  }

  enter(r, c) {
    this.here = [r, c];
    const cell = this.cell(r, c);
    const former = cell.answer === null && cell.earlier !== null;
    const answer = former ? cell.earlier[1] : cell.answer;
    const evidence = former ? cell.earlier[2] : cell.evidence;
    const moved = this.panel.show({
      row: this.rows[r], column: this.columns[c], cell: { evidence }, closed: this.reason,
      answered: answer !== null && answer !== UNSEEN, note: unpacked(this.table[r][c]).note,
      earlier: this.formerly(cell, former),
    });
    this.panel.ask(this.wanting(answer, evidence) ? this.written(answer) : null);
    this.beside(this.rows[r], answer, moved);
  }

  formerly({ earlier }, stands) {
    if (earlier === null) return "";
    const { words } = this.ballot.data;
    const [round, answer, evidence, note] = earlier;
    const parts = [this.spoken(answer), evidence].filter(Boolean).join(", ");
    const told = filled(stands ? words.earlier : words.changed_since, { round, answer: parts });
    return note ? `${told} «\u00a0${note}\u00a0»` : told;
  }

  say(edit) {
    const [r, c] = this.here;
    this.ballot.send({ ...edit, vendor: this.columns[c].id, criterion: this.rows[r].id });
  }

  draw() {
    this.grid.draw();
    this.grid.readOnly(Boolean(this.reason));
    write(this.closed, this.reason ?? "");
    this.closed.hidden = !this.reason;
    if (this.here) this.enter(...this.here);
  }
}

class Scores extends Part {
  beside(row, answer) {
    this.panel.levels(row.levels, answer);
  }

  key(key, r, c) {
    const edits = { Delete: null, Backspace: null, n: UNSEEN, N: UNSEEN };
    if (key === "Enter") {
      (this.panel.evidence.disabled ? this.panel.note : this.panel.evidence).focus();
      return true;
    }
    const rating = /^[0-5]$/.test(key) ? Number(key) : edits[key];
    if (rating === undefined) return false;
    this.here = [r, c];
    if (this.reason) this.ballot.complain(this.reason);
    else this.say({ do: "rate", rating });
    return true;
  }
}

class Facts extends Part {
  beside(row, answer, moved) {
    if (moved) this.panel.answer.replaceChildren(...this.fields(row));
    this.panel.levels([], null);
    if (row.kind === "must") this.input.value = answer ?? "unknown";
    else if (moved || this.shown !== answer) this.input.value = this.written(answer);
    this.shown = answer;
    for (const field of this.panel.answer.querySelectorAll("input, select, button")) {
      field.disabled = Boolean(this.reason);
    }
  }

  fields(row) {
    const { words } = this.ballot.data;
    const id = `${this.panel.id}-answer`;
    const must = row.kind === "must";
    const unit = row.unit ? ` (${row.unit})` : "";
    const label = made("label", { for: id }, must ? words.answer : words.measure + unit);
    if (must) {
      this.input = made("select", { id });
      for (const value of ["unknown", "pass", "fail"]) {
        this.input.append(made("option", { value }, words[value]));
      }
      this.input.addEventListener("change", () => this.say({ do: "must", answer: this.input.value }));
      return [label, this.input];
    }
    this.input = made("input", { id, type: "text", inputmode: "decimal", autocomplete: "off" });
    // On leaving, whoever wrote: of a digit typed in the table the browser tells no change.
    this.input.addEventListener("blur", () => this.measured());
    this.input.addEventListener("keydown", (event) => {
      if (event.key === "Enter") this.grid.focus();
    });
    const unseen = made("button", { type: "button" }, words.not_observed);
    unseen.addEventListener("click", () => this.say({ do: "measure", measure: UNSEEN }));
    return [label, this.input, unseen];
  }

  measured() {
    if (this.input.value === this.written(this.shown)) return;
    const written = this.input.value.trim().replace(/[\s\u00a0\u202f]/g, "").replace(",", ".");
    const measure = written === "" ? null : Number(written);
    if (Number.isNaN(measure)) this.ballot.complain(this.ballot.data.words.number);
    else this.say({ do: "measure", measure });
  }

  key(key, r, c) {
    const { words } = this.ballot.data;
    const must = this.rows[r].kind === "must";
    this.here = [r, c];
    if (key === "Enter" || (!must && /^[0-9]$/.test(key))) {
      if (this.reason) this.ballot.complain(this.reason);
      else this.open(key);
      return true;
    }
    const takes = key === "Delete" || key === "Backspace";
    const low = key.toLowerCase();
    const answers = { [words.key_pass]: "pass", [words.key_fail]: "fail" };
    const answer = takes ? "unknown" : answers[low];
    if (must ? answer === undefined : !takes && low !== "n") return false;
    if (this.reason) this.ballot.complain(this.reason);
    else if (must) this.say({ do: "must", answer });
    else this.say({ do: "measure", measure: takes ? null : UNSEEN });
    return true;
  }

  open(key) {
    this.input.focus();
    if (key === "Enter") this.input.select?.();
    else this.input.value = key;
  }
}

let ballots = 0;

class Ballot {
  constructor(model, el) {
    this.id = `ballot-${(ballots += 1)}`;
    this.data = {};
    this.dot = dot();
    this.title = made("h2", {});
    this.progress = made("p", { class: "how-far" });
    this.undo = made("button", { type: "button" });
    this.redo = made("button", { type: "button" });
    this.undo.addEventListener("click", () => this.send({ do: "undo" }));
    this.redo.addEventListener("click", () => this.send({ do: "redo" }));
    this.complaint = made("p", { class: "complaint", role: "alert" });
    this.body = made("div", { class: "body" });
    const tools = made("div", { class: "tools" }, this.progress, this.undo, this.redo, this.dot.element);
    this.element = made("div", { class: "ballot" }, this.title, tools, this.complaint, this.body);
    this.element.addEventListener("keydown", (event) => this.typed(event));
    keepKeys(this.element);
    el.replaceChildren(this.element);
    this.link = new Link(model, this);
  }

  send(edit) {
    write(this.complaint, "");
    this.link.edit(edit);
    this.draw();
  }

  complain(words) {
    // The same words again are heard again.
    this.complaint.replaceChildren(made("span", {}, words));
  }

  typed(event) {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    if (event.target.closest("textarea, input")) return; // their own undo
    const key = event.key.toLowerCase();
    const again = key === "y" || (key === "z" && event.shiftKey);
    if (key !== "z" && key !== "y") return;
    event.preventDefault();
    this.send({ do: again ? "redo" : "undo" });
  }

  /** Take parts from Python; what people stand on stays under them. */
  fresh(parts) {
    const old = this.data;
    this.data = { ...old, ...parts };
    const same = STRUCTURE.every((name) => JSON.stringify(old[name]) === JSON.stringify(this.data[name]));
    if (!same) this.build();
    this.draw();
  }

  settled(edit, refusal) {
    if (refusal !== null) this.complain(refusal);
    else if (edit.criterion !== undefined) this.keep(edit);
    this.draw();
  }

  /** Python has accepted an edit: it stands from now on. */
  keep(edit) {
    for (const part of this.parts) {
      const place = part.grid.place(edit.criterion, edit.vendor);
      if (!place) continue;
      const [r, c] = place;
      part.table[r][c] = after(edit, part.table[r][c]);
    }
  }

  heard(state) {
    this.state = state;
    const words = this.data.words;
    if (words) this.dot.show(state, words[state]);
    else if (state === "silent") this.dot.show(state, "Python?");
  }

  build() {
    const { data } = this;
    const words = data.words;
    const focus = (this.parts ?? []).map((part) => ({
      cell: part.panel.cell, inside: part.grid.element.contains(document.activeElement),
    }));
    mark(this.element, "lang", data.language);
    const scored = data.criteria.map((row) => ({ ...row, group: row.pillar }));
    const facts = data.facts.map((row) => ({
      ...row, group: row.kind === "must" ? words.must_haves : words.measures,
    }));
    const everyone = data.everyone.map((one) => ({ ...one, out: one.out ? words.out : "" }));
    this.parts = [];
    if (scored.length && data.vendors.length) {
      const table = { name: "scores", rows: scored, columns: data.vendors };
      this.parts.push(new Scores(this, { ...table, corner: words.criterion, keys: "scores_keys" }));
    }
    if (facts.length && everyone.length) {
      const table = { name: "facts", rows: facts, columns: everyone };
      this.parts.push(new Facts(this, { ...table, corner: words.fact, keys: "facts_keys" }));
    }
    const bare = this.parts[0]?.name === "scores" ? [] : [made("p", { class: "closed" }, words.nothing)];
    this.body.replaceChildren(...bare, ...this.parts.map((part) => part.element));
    for (const part of this.parts) part.enter(0, 0);
    focus.forEach((was, k) => this.return(this.parts[k], was));
  }

  return(part, { cell, inside }) {
    const place = part && cell && part.grid.place(cell.criterion, cell.vendor);
    if (!place) return;
    part.grid.stop(...place);
    part.enter(...place);
    if (inside) part.grid.focus();
  }

  draw() {
    const { data } = this;
    if (!data.words) return;
    write(this.title, `${filled(data.words.ballot, data)} · ${data.title}`);
    write(this.progress, data.progress);
    write(this.undo, data.words.undo);
    write(this.redo, data.words.redo);
    for (const part of this.parts) part.draw();
    if (this.state) this.heard(this.state);
  }
}

/** Draw the ballot into an element, and speak with Python over the model. */
export function render({ model, el }) {
  const ballot = new Ballot(model, el);
  return () => ballot.link.close();
}

export default { render };
