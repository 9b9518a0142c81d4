// What the what-if page says, with the sentences of the data: words, numbers, who is first.
import { settled } from "./engine.js";

/** Words and numbers in the language of the page. */
export class Speech {
  constructor(data) {
    this.data = data;
    this.french = data.language === "fr";
    this.space = this.french ? "\u00a0" : " ";
  }

  say(name, values = {}) {
    return this.data.words[name].replace(/\{(\w+)\}/g, (_, place) => values[place]);
  }

  all(items) {
    if (items.length < 2) return items.join("");
    return `${items.slice(0, -1).join(", ")} ${this.say("and")} ${items.at(-1)}`;
  }

  /** Join words; past the first three, say only how many others there are. */
  some(items, separator = "") {
    const many = items.length > 4;
    const shown = many
      ? [...items.slice(0, 3), `${items.length - 3}${this.space}${this.say("others")}`]
      : items;
    return separator ? shown.join(separator) : this.all(shown);
  }

  quoted(name) {
    return this.say("quoted", { name });
  }

  vendors(positions) {
    return this.all(positions.map((k) => this.data.vendors[k].label));
  }

  /** Write billionths as points out of 100, halves up. */
  points(units, digits) {
    const step = 10 ** (7 - digits);
    const number = Math.floor((units + step / 2) / step);
    const text = String(number).padStart(digits + 1, "0");
    const mark = this.french ? "," : ".";
    return text.slice(0, text.length - digits) + (digits ? mark + text.slice(-digits) : "");
  }

  /** Write values on 0..1 with just enough decimals that different ones look different. */
  distinct(values) {
    const units = values.map(settled);
    const different = new Set(units).size;
    for (let digits = 1; ; digits += 1) {
      const texts = units.map((unit) => this.points(unit, digits));
      if (digits === 7 || new Set(texts).size === different) return texts;
    }
  }

  gap(difference) {
    const read = Math.round(settled(difference) / 1e6);
    const one = this.french ? read < 20 : read === 10;
    return this.distinct([0, difference])[1] + this.space + this.say(one ? "point" : "points");
  }

  /** Write thousandths as a percentage. */
  percent(units) {
    return this.points(units * 1e6, 1) + (this.french ? "\u00a0%" : "%");
  }
}

/** Say who is first, by how much. */
export function headline(speech, now) {
  const { data } = speech;
  if (now.outcome === "nobody") return speech.say(data.gone.length ? "nobody" : "no_vendor");
  const shown = speech.distinct(now.vendors.map((vendor) => vendor.value));
  const values = { first: speech.vendors(now.leaders), value: shown[now.leaders[0]] };
  if (now.outcome === "undecided") {
    const rivals = speech.some(now.rivals.map((k) => data.vendors[k].label));
    const could = speech.say(now.rivals.length === 1 ? "could_one" : "could_several");
    const name = now.leaders.length === 1 ? "undecided" : "undecided_tied";
    return speech.say(name, { ...values, rivals, could });
  }
  if (now.outcome !== "first") return speech.say(now.outcome, values);
  const seconds = now.order.filter((k) => now.vendors[k].rank === 2);
  return speech.say("first", {
    ...values,
    second: speech.vendors(seconds),
    below: shown[seconds[0]],
    lead: speech.gap(now.lead),
    follows: speech.say(seconds.length === 1 ? "follows_one" : "follows_several"),
  });
}

/** Say who is first with the agreed weights, when it is not who is first now. */
export function reminder(speech, now, agreed) {
  if (String(now.leaders) === String(agreed.leaders)) return "";
  const first = speech.vendors(agreed.leaders);
  return speech.say(agreed.leaders.length > 1 ? "agreed_tied" : "agreed_first", { first });
}

/** Say what stands between the first place and a decision. */
export function obstacles(speech, now) {
  const { data } = speech;
  const open = now.order.filter((k) => data.vendors[k].open.length);
  const told = [];
  if (open.length) {
    const concerned = open.map((k) => {
      const what = speech.some(data.vendors[k].open.map((must) => speech.quoted(must)));
      return speech.say("concerned", { vendor: data.vendors[k].label, what });
    });
    told.push(speech.say("blocked", { open: speech.some(concerned, "; ") }));
  }
  const flagged = now.leaders.filter((k) => now.vendors[k].below.includes(true));
  for (const k of flagged) {
    const missed = floors(speech, now.vendors[k], (name) => speech.quoted(name));
    const name = missed.length === 1 ? "below_one" : "below_several";
    told.push(speech.say(name, { first: data.vendors[k].label, pillars: speech.all(missed) }));
  }
  if (flagged.length && now.choice === null) told.push(speech.say("none_passing"));
  else if (flagged.length) {
    told.push(speech.say("first_passing", { choice: data.vendors[now.choice].label }));
  }
  data.pillars.forEach((node, p) => {
    if (data.floors[p] !== null && now.weights[node] === 0 && now.order.length) {
      told.push(speech.say("weightless", { pillar: speech.quoted(data.labels[node]) }));
    }
  });
  return told;
}

/** Return the floors that a vendor misses, each with its value and the floor. */
export function floors(speech, vendor, named = (name) => name) {
  const { data } = speech;
  return [0, 1, 2].filter((p) => vendor.below[p]).map((p) => {
    const [value, floor] = speech.distinct([vendor.pillarValues[p], data.floors[p]]);
    return speech.say("floor", { pillar: named(data.labels[data.pillars[p]]), value, floor });
  });
}
