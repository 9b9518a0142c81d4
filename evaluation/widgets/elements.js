// Elements of a page: made in one line, with words that stay words.

/** Make an element; its children are elements, or words that stay words. */
export function made(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** Replace the words of an element, if they are others. */
export function write(element, words) {
  if (element.textContent !== words) element.textContent = words;
}

/** Set an attribute; null takes it away. */
export function mark(element, name, value) {
  if (value === null) element.removeAttribute(name);
  else if (element.getAttribute(name) !== String(value)) element.setAttribute(name, value);
}

/** Fill the places in braces of a sentence. */
export function filled(sentence, values) {
  return sentence.replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
