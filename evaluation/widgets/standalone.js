// The host of the what-if page when there is no notebook: the data of the page, kept in memory.

const state = JSON.parse(document.getElementById("data").textContent);
const listeners = {};
const model = {
  get: (name) => state[name],
  set(name, value) {
    state[name] = value;
    for (const listener of listeners[`change:${name}`] ?? []) listener();
  },
  on(event, listener) {
    (listeners[event] ??= []).push(listener);
  },
  off(event, listener) {
    listeners[event] = (listeners[event] ?? []).filter((one) => one !== listener);
  },
  save_changes() {},
};
render({ model, el: document.getElementById("page") });
