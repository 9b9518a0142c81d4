// The figures of the what-if page, pure: data in, figures out, the same as in Python.
//
// `data.parents` gives each node's parent (-1 for a pillar), each before its children;
// `data.pillars` the positions of the three pillars, `data.floors` their floors (null for none);
// `data.vendors` the vendors in the running: `values` by leaf (null where blank) and `fill`, which
// stands in the blanks and was fixed at the agreed weights. `local` adds to 1 among siblings.

const SETTLED = 1e9;

/** Round to a whole number, a half to the even one, as numpy does. */
function whole(number) {
  const low = Math.floor(number);
  return number - low === 0.5 ? low + Math.abs(low % 2) : Math.round(number);
}

/** Return a value on 0..1 as it is compared: a whole number of billionths. */
export function settled(value) {
  return whole(value * SETTLED);
}

/** Return competition ranks from the highest, 1 2 2 4. */
export function competitionRanks(values) {
  const units = values.map(settled);
  return units.map((own) => 1 + units.filter((other) => other > own).length);
}

/** Return the positions of the nodes without children. */
export function leavesOf(parents) {
  const inner = new Set(parents);
  return parents.map((_, node) => node).filter((node) => !inner.has(node));
}

/** Return the positions of a node's level, itself included. */
export function siblings(parents, node) {
  return parents.map((_, other) => other).filter((other) => parents[other] === parents[node]);
}

/** Return every node's global weight: the product of the local weights down to it. */
export function globalWeights(parents, local) {
  const weights = [];
  parents.forEach((parent, node) => {
    weights.push(parent < 0 ? local[node] : local[node] * weights[parent]);
  });
  return weights;
}

/** Return the local weights once a node takes a share of its level: the others keep their proportions. */
export function moved(parents, local, node, share) {
  const others = siblings(parents, node).filter((other) => other !== node);
  const result = [...local];
  if (!others.length) return result;
  const sum = others.reduce((total, other) => total + local[other], 0);
  const rest = 1 - share;
  result[node] = share;
  for (const other of others) {
    result[other] = sum > 0 ? (local[other] / sum) * rest : rest / others.length;
  }
  return result;
}

/** Return whole parts that add up to `units`, by largest remainder; `shares` add up to 1. */
export function apportioned(shares, units) {
  const quotas = shares.map((share) => settled(share * units));
  const parts = quotas.map((quota) => Math.floor(quota / SETTLED));
  const left = units - parts.reduce((total, part) => total + part, 0);
  const rest = quotas.map((quota, k) => quota - parts[k] * SETTLED);
  const order = shares.map((_, k) => k).sort((a, b) => rest[b] - rest[a] || a - b);
  for (const k of order.slice(0, left)) parts[k] += 1;
  return parts;
}

/** Return local and global weights as people read them, in units that add up at every level. */
export function shownWeights(parents, local, units = 1000) {
  const shown = { local: [], global: [] };
  const levels = new Set(parents);
  for (const parent of levels) {
    const level = siblings(parents, parents.indexOf(parent));
    const shares = level.map((node) => local[node]);
    const within = apportioned(shares, units);
    const ofTotal = parent < 0 ? within : apportioned(shares, shown.global[parent]);
    level.forEach((node, k) => {
      shown.local[node] = within[k];
      shown.global[node] = ofTotal[k];
    });
  }
  return shown;
}

/** Return, for each leaf, which of the three pillars it belongs to. */
function pillarsOfLeaves(data) {
  return leavesOf(data.parents).map((leaf) => {
    let node = leaf;
    while (data.parents[node] >= 0) node = data.parents[node];
    return data.pillars.indexOf(node);
  });
}

function ofVendor(vendor, weights, pillarOf, floors) {
  const sums = { value: 0, low: 0, blank: 0 };
  const parts = [0, 0, 0];
  const heard = [0, 0, 0];
  const known = [0, 0, 0];
  vendor.values.forEach((value, leaf) => {
    const weight = weights[leaf];
    const part = weight * (value ?? vendor.fill);
    sums.value += part;
    parts[pillarOf[leaf]] += part;
    if (value === null) {
      sums.blank += weight;
    } else {
      sums.low += part;
      heard[pillarOf[leaf]] += weight;
      known[pillarOf[leaf]] += part;
    }
  });
  const pillarValues = known.map((sum, p) => (heard[p] > 0 ? sum / heard[p] : null));
  const below = pillarValues.map(
    (value, p) => value !== null && floors[p] !== null && settled(value) < settled(floors[p]),
  );
  const high = sums.low + sums.blank;
  return { value: sums.value, low: sums.low, high, parts, pillarValues, below };
}

/** Return how firm the first place is: "first", "alone", "tied", "undecided" or "nobody". */
function outcomeOf(vendors, gaps) {
  if (vendors.length < 2) return vendors.length ? "alone" : "nobody";
  const first = vendors.findIndex((vendor) => vendor.rank === 1);
  if (contenders(vendors, gaps, first).length) return "undecided";
  return vendors.filter((vendor) => vendor.rank === 1).length > 1 ? "tied" : "first";
}

/** Return who could catch the leader once the blanks of either are filled. */
function contenders(vendors, gaps, first) {
  const least = settled(vendors[first].low);
  return vendors
    .map((_, k) => k)
    .filter((k) => k !== first && (gaps[k] || gaps[first]) && settled(vendors[k].high) >= least);
}

/** Return the figures at some local weights: of each vendor, and of the first place. */
export function figures(data, local) {
  const all = globalWeights(data.parents, local);
  const weights = leavesOf(data.parents).map((leaf) => all[leaf]);
  const pillarOf = pillarsOfLeaves(data);
  const vendors = data.vendors.map((one) => ofVendor(one, weights, pillarOf, data.floors));
  const ranks = competitionRanks(vendors.map((vendor) => vendor.value));
  vendors.forEach((vendor, k) => {
    vendor.rank = ranks[k];
  });
  const order = vendors.map((_, k) => k).sort((a, b) => ranks[a] - ranks[b] || a - b);
  const gaps = data.vendors.map((vendor) => vendor.values.includes(null));
  const best = vendors.map((vendor) => settled(vendor.value)).sort((a, b) => b - a);
  const close = new Set(order.length > 1 ? contenders(vendors, gaps, order[0]) : []);
  return {
    weights: all,
    vendors,
    order,
    leaders: order.filter((k) => ranks[k] === 1),
    lead: best.length > 1 ? (best[0] - best[1]) / SETTLED : 0,
    outcome: outcomeOf(vendors, gaps),
    rivals: order.filter((k) => close.has(k)),
    choice: order.find((k) => !vendors[k].below.includes(true)) ?? null,
  };
}
