/** Elements from plain values: text is always text, never markup. */

/**
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, any>} [attributes] `onclick` and the like take a function; false and undefined are left out
 * @param {...(Node | string)} children
 * @returns {HTMLElementTagNameMap[T]}
 */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else if (value !== undefined && value !== false) node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children);
  return node;
}

/** @param {string} label @param {() => void} onclick @param {Record<string, any>} [more] */
export function button(label, onclick, more = {}) {
  return el('button', { type: 'button', onclick, ...more }, label);
}

/** A drawing that screen readers skip. @param {string} shape an SVG path in a 24 by 24 box */
export function icon(shape) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(svg.namespaceURI, 'path');
  path.setAttribute('d', shape);
  svg.append(path);
  return svg;
}

const ALLOWED = /^(https|tel|sms|mailto):/i;

/**
 * A link, or only its label when the address is none that we allow.
 * @param {string} href
 * @param {string} label
 * @param {Record<string, string>} [attributes]
 */
export function link(href, label, attributes = {}) {
  if (!ALLOWED.test(href)) return el('span', {}, label);
  const away = /^https/i.test(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {};
  return el('a', { href, ...away, ...attributes }, label);
}

/**
 * Text with its addresses made into links.
 * @param {string} text
 * @returns {(Node | string)[]}
 */
export function linkify(text) {
  const parts = text.split(/((?:https:\/\/|tel:|sms:|mailto:)[^\s<>"]*[^\s<>"'.,;:!?)\]])/i);
  return parts.map((part, i) => (i % 2 ? link(part, part.replace(/^(tel|sms|mailto):/i, '')) : part));
}
