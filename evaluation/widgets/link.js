// What every component shares: it speaks with Python, says whether all is saved, and keeps its keys.
import { made, mark, write } from "./elements.js";

const PATIENCE = 4000; // ms without an answer before the page says so and asks again
const LONGEST = 60000;
// What a notebook may hear of, held with Ctrl or Cmd: save. The rest would cut or run its cells.
const LEFT = new Set(["s", "S"]);

/** One view's side of the protocol: hello, numbered edits, answers, news. */
export class Link {
  /** `view` has fresh(parts), settled(edit, refusal or null) and heard(state). */
  constructor(model, view) {
    this.model = model;
    this.view = view;
    // Several pages may share what Python sees as one widget: each has a name of its own.
    const draw = crypto.getRandomValues(new Uint32Array(4));
    this.name = Array.from(draw, (part) => part.toString(36)).join("-");
    this.count = 0;
    this.waiting = new Map();
    this.greeted = false;
    this.wait = PATIENCE;
    this.listener = (message) => this.hear(message);
    model.on("msg:custom", this.listener);
    this.greet();
  }

  greet() {
    this.send({ kind: "hello", from: this.name });
    this.watch();
  }

  edit(edit) {
    this.count += 1;
    this.waiting.set(this.count, edit);
    this.send({ kind: "edit", from: this.name, number: this.count, edit });
    this.tell("saving");
    this.watch();
  }

  send(message) {
    try {
      this.model.send(message);
    } catch {
      // Nobody is there: the silence that follows says so.
    }
  }

  hear(message) {
    if (message.from !== undefined && message.from !== this.name) {
      if (message.kind === "snapshot") this.view.fresh(message.data);
      return;
    }
    if (message.kind === "snapshot") this.meet(message);
    else if (message.kind === "push") this.view.fresh(message.data);
    else if (message.kind === "ack") this.settle(message.number, null);
    else if (message.kind === "refused") this.settle(message.number, message.message);
    this.wait = PATIENCE;
    if (this.greeted) this.tell(this.waiting.size ? "saving" : "saved");
    this.watch();
  }

  meet(message) {
    this.greeted = true;
    this.count = Math.max(this.count, message.seen);
    this.view.fresh(message.data);
    // Python carries out each number once, and answers again what it answered before.
    for (const [number, edit] of this.waiting) {
      this.send({ kind: "edit", from: this.name, number, edit });
    }
  }

  settle(number, refusal) {
    const edit = this.waiting.get(number);
    this.waiting.delete(number);
    if (edit !== undefined || refusal !== null) this.view.settled(edit, refusal);
  }

  /** While an answer is due, wait for it; then say that there is none, and ask again. */
  watch() {
    clearTimeout(this.timer);
    if (this.greeted && !this.waiting.size) return;
    this.timer = setTimeout(() => {
      this.tell("silent");
      this.wait = Math.min(2 * this.wait, LONGEST);
      this.greet();
    }, this.wait);
  }

  tell(state) {
    if (this.state === "silent" && state === "saving") return; // until there is an answer
    this.state = state;
    this.view.heard(state);
  }

  close() {
    clearTimeout(this.timer);
    this.model.off("msg:custom", this.listener);
  }
}

/** The dot that says in words whether everything is saved. */
export function dot() {
  const words = made("span", {});
  const element = made("span", { class: "dot", role: "status" }, words);
  return {
    element,
    show(state, said) {
      mark(element, "data-state", state);
      write(words, said);
    },
  };
}

/** Keep every key that is typed in an element from the page around it. */
export function keepKeys(element) {
  element.setAttribute("data-lm-suppress-shortcuts", "true");
  const keep = (event) => {
    const command = event.ctrlKey || event.metaKey;
    if (!(command && !event.altKey && LEFT.has(event.key))) event.stopPropagation();
  };
  for (const kind of ["keydown", "keypress", "keyup"]) element.addEventListener(kind, keep);
}
