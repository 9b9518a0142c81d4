// Beside a table: the words about the cell in focus, its evidence and its note.
import { filled, made, mark, write } from "./elements.js";

let panels = 0;

export class Panel {
  /** `send(edit)` reports a gesture; `back()` returns to the table. */
  constructor({ data, send, back }) {
    Object.assign(this, { data, send, back });
    this.words = data.words;
    this.id = `ballot-panel-${(panels += 1)}`;
    this.vendor = made("p", { class: "of" });
    this.name = made("h4", { id: this.id });
    this.description = made("p", { class: "description" });
    this.earlier = made("p", { class: "earlier" });
    this.answer = made("div", { class: "answer" });
    this.asked = made("p", { class: "asked", role: "status" });
    this.meaning = made("div", { class: "meaning" });
    this.element = made(
      "section", { class: "panel", "aria-labelledby": this.id },
      this.vendor, this.name, this.description, this.earlier, this.answer, this.asked,
      this.evidenceField(), this.noteField(), this.meaning,
    );
    this.element.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" && !(event.key === "Enter" && event.ctrlKey)) return;
      event.preventDefault();
      this.back();
    });
  }

  evidenceField() {
    const { data, words } = this;
    this.evidence = made("select", { id: `${this.id}-evidence` });
    this.evidence.append(
      made("option", { value: "" }, words.no_evidence),
      ...data.evidence.map((text, k) => made("option", { value: `E${k}` }, `E${k} · ${text}`)),
    );
    this.evidence.addEventListener("change", () => {
      this.send({ do: "evidence", ...this.cell, evidence: this.evidence.value });
    });
    this.first = made("span", { class: "hint", id: `${this.id}-first` }, words.score_first);
    this.evidence.setAttribute("aria-describedby", `${this.id}-first`);
    const label = made("label", { for: `${this.id}-evidence` }, words.evidence);
    return made("div", { class: "field" }, label, this.evidence, this.first);
  }

  noteField() {
    this.note = made("textarea", { id: `${this.id}-note`, rows: 2, maxlength: 2000 });
    this.note.addEventListener("change", () => {
      const note = this.note.value.trim();
      if (note !== this.noted) this.send({ do: "note", ...this.cell, note });
    });
    const label = made("label", { for: `${this.id}-note` }, this.words.note);
    return made("div", { class: "field" }, label, this.note);
  }

  /** Show a cell: its row, its column, and what stands in it. */
  show({ row, column, cell, earlier, answered, closed, note }) {
    const moved = this.cell?.criterion !== row.id || this.cell?.vendor !== column.id;
    this.cell = { vendor: column.id, criterion: row.id };
    write(this.vendor, column.label);
    write(this.name, row.label);
    write(this.description, [row.description, row.worth ?? ""].join(" ").trim());
    write(this.earlier, earlier);
    const open = answered && !closed;
    this.evidence.disabled = !open;
    this.first.hidden = answered || Boolean(closed);
    if (this.evidence.value !== cell.evidence) this.evidence.value = cell.evidence;
    this.note.readOnly = Boolean(closed);
    // What somebody is writing stays, even while it is being refused.
    if (moved || note !== this.noted) this.note.value = note;
    this.noted = note;
    return moved;
  }

  /** Ask for the evidence of a high score, or not. */
  ask(rating) {
    write(this.asked, rating === null ? "" : filled(this.words.asked, { rating }));
    mark(this.evidence, "aria-invalid", rating === null ? null : "true");
  }

  /** What each score means, the chosen one marked. */
  levels(levels, answer) {
    const told = JSON.stringify([levels, answer]);
    if (told === this.told) return;
    this.told = told;
    const items = levels.map(([level, text]) => {
      const item = made("li", {}, made("b", {}, String(level)), made("span", {}, text));
      if (level === answer) {
        item.classList.add("chosen");
        item.append(made("span", { class: "mark" }, `← ${this.words.chosen}`));
      }
      return item;
    });
    const heading = made("h5", {}, this.words.meaning);
    this.meaning.replaceChildren(...(items.length ? [heading, made("ol", { role: "list" }, ...items)] : []));
  }
}
