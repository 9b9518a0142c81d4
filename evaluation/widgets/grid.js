// A table that is walked through with the arrow keys: one stop for Tab, one cell in focus.
import { made, mark, write } from "./elements.js";

const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

export class Grid {
  /**
   * `rows` have id, label and group; `columns` id, label and out. `paint(r, c)` gives what a cell
   * shows: text and tag, the words spoken for them, and state (data-… attributes).
   */
  constructor({ rows, columns, corner, label, help, paint, enter, key }) {
    Object.assign(this, { rows, columns, paint, enter, key });
    this.at = [0, 0];
    this.cells = [];
    const groups = new Set(rows.map((row) => row.group)).size;
    this.table = made("table", {
      role: "grid", "aria-label": label, "aria-describedby": help,
      "aria-rowcount": rows.length + groups + 1, "aria-colcount": columns.length + 1,
    });
    this.table.append(this.head(corner), ...this.bodies());
    this.element = made("div", { class: "scroll" }, this.table);
    this.table.addEventListener("focusin", (event) => this.focused(event.target));
    this.table.addEventListener("keydown", (event) => this.typed(event));
    this.draw();
    this.stop(0, 0);
  }

  head(corner) {
    const names = this.columns.map((column) => {
      const heading = made("th", { scope: "col", role: "columnheader" }, column.label);
      if (column.out) heading.append(made("span", { class: "out" }, column.out));
      return heading;
    });
    const first = made("th", { scope: "col", role: "columnheader", class: "corner" }, corner);
    return made("thead", { role: "rowgroup" }, made("tr", { role: "row" }, first, ...names));
  }

  bodies() {
    const bodies = [];
    let group = null;
    this.rows.forEach((row, r) => {
      if (row.group !== group || !bodies.length) {
        group = row.group;
        const span = { colspan: this.columns.length + 1, scope: "rowgroup", role: "rowheader" };
        const name = made("th", span, made("span", {}, group));
        const head = made("tr", { role: "row", class: "group" }, name);
        bodies.push(made("tbody", { role: "rowgroup" }, head));
      }
      bodies.at(-1).append(this.row(row, r));
    });
    return bodies;
  }

  row(row, r) {
    this.cells[r] = this.columns.map((_, c) => {
      const cell = made("td", { role: "gridcell", tabindex: -1 });
      cell.place = [r, c];
      cell.text = made("span", { class: "text", "aria-hidden": "true" });
      cell.tag = made("span", { class: "tag", "aria-hidden": "true" });
      cell.spoken = made("span", { class: "spoken" });
      cell.append(cell.text, cell.tag, cell.spoken);
      return cell;
    });
    const name = made("th", { scope: "row", role: "rowheader" }, row.label);
    return made("tr", { role: "row" }, name, ...this.cells[r]);
  }

  draw() {
    this.cells.forEach((row, r) => row.forEach((_, c) => this.drawCell(r, c)));
  }

  drawCell(r, c) {
    const cell = this.cells[r][c];
    const { text, tag, spoken, state } = this.paint(r, c);
    write(cell.text, text);
    write(cell.tag, tag);
    write(cell.spoken, spoken);
    for (const [key, value] of Object.entries(state)) mark(cell, `data-${key}`, value);
  }

  readOnly(closed) {
    mark(this.table, "aria-readonly", String(closed));
  }

  place(row, column) {
    const r = this.rows.findIndex((one) => one.id === row);
    const c = this.columns.findIndex((one) => one.id === column);
    return r < 0 || c < 0 ? null : [r, c];
  }

  /** Make one cell the one that Tab comes to. */
  stop(r, c) {
    const [before, at] = this.at;
    mark(this.cells[before][at], "tabindex", -1);
    this.at = [r, c];
    mark(this.cells[r][c], "tabindex", 0);
  }

  go(r, c) {
    const row = Math.max(0, Math.min(this.rows.length - 1, r));
    this.cells[row][Math.max(0, Math.min(this.columns.length - 1, c))].focus();
  }

  focus() {
    this.go(...this.at);
  }

  focused(target) {
    const cell = target.closest("td");
    if (!cell) return;
    this.stop(...cell.place);
    this.show(cell);
    this.enter(...cell.place);
  }

  /** Scroll so that the headers, which stay, do not hide the cell. */
  show(cell) {
    const box = this.element;
    const top = this.table.tHead.offsetHeight;
    const left = this.table.tHead.rows[0].cells[0].offsetWidth;
    const { offsetTop: y, offsetLeft: x, offsetHeight: height, offsetWidth: width } = cell;
    if (y - top < box.scrollTop) box.scrollTop = y - top;
    if (y + height > box.scrollTop + box.clientHeight) box.scrollTop = y + height - box.clientHeight;
    if (x - left < box.scrollLeft) box.scrollLeft = x - left;
    if (x + width > box.scrollLeft + box.clientWidth) box.scrollLeft = x + width - box.clientWidth;
  }

  typed(event) {
    if (event.altKey) return;
    const [r, c] = this.at;
    const whole = event.ctrlKey || event.metaKey;
    if (STEPS[event.key] && !whole) this.go(r + STEPS[event.key][0], c + STEPS[event.key][1]);
    else if (event.key === "Home") this.go(whole ? 0 : r, 0);
    else if (event.key === "End") this.go(whole ? this.rows.length - 1 : r, this.columns.length - 1);
    else if (event.key === "PageUp") this.go(r - 10, c);
    else if (event.key === "PageDown") this.go(r + 10, c);
    else if (whole || !this.key(event.key, r, c)) return;
    event.preventDefault();
  }
}
