/** The panel's fixed parts. What they do is given by `Panel`. */
import { button, el, icon, link } from './dom.js';
import { stringsFor } from './i18n.js';

const CLOSE = 'M6 4.6 12 10.6 18 4.6 19.4 6 13.4 12l6 6-1.4 1.4-6-6-6 6L4.6 18l6-6-6-6z';
const DOTS = 'M12 8a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm0 6a2 2 0 1 1 0-4 2 2 0 0 1 0 4zm0 6a2 2 0 1 1 0-4 2 2 0 0 1 0 4z';
const PLANE = 'M3 20.5v-6.8L13 12 3 10.3V3.5L22 12z';

/**
 * @param {import('./i18n.js').Strings} t
 * @param {object} on
 * @param {() => void} on.close
 * @param {() => void} on.menu
 * @param {(event: Event) => void} on.back Esc, or a phone's back gesture
 * @param {() => void} on.closed the browser itself closed the dialog
 * @param {(event: Event) => void} on.submit
 * @param {() => void} on.input
 * @param {Record<string, () => void>} on.items what the menu offers
 */
export function buildFrame(t, on) {
  const title = el('h2', { id: 'title', tabindex: '-1' });
  const about = el('p', { class: 'about', id: 'about' }, t.about);
  const menuButton = iconButton(DOTS, t.menu, { onclick: on.menu, 'aria-expanded': 'false', 'aria-controls': 'menu' });
  const close = iconButton(CLOSE, t.close, { onclick: on.close });
  const items = Object.entries(on.items).map(([label, pick]) => button(label, pick));
  const menu = el('div', { class: 'menu', id: 'menu', hidden: true }, ...items);
  const crisis = el('div', { class: 'line' });
  const ask = el('div', { class: 'ask', role: 'group', 'aria-labelledby': 'ask', hidden: true });
  const typing = el(
    'div',
    { class: 'typing', hidden: true },
    el('i'),
    el('i'),
    el('i'),
    el('span', { class: 'unseen' }, t.typing),
  );
  // Replies are read out by `live`, once each; a live log would read restored history too.
  const log = el('div', { class: 'log', role: 'log', 'aria-live': 'off', 'aria-label': t.log, tabindex: '0' }, typing);
  const live = el('div', { class: 'unseen', 'aria-live': 'polite' });
  const banner = el('div', { class: 'banner', hidden: true });
  const toast = el('p', { class: 'toast', 'aria-hidden': 'true', hidden: true }); // `live` reads it out
  const field = el('textarea', {
    rows: '1',
    enterkeyhint: 'send',
    oninput: on.input,
    onkeydown: (/** @type {KeyboardEvent} */ event) =>
      event.key === 'Enter' && !event.shiftKey && !event.isComposing && on.submit(event),
  });
  const composer = el(
    'form',
    { class: 'composer', onsubmit: on.submit },
    field,
    iconButton(PLANE, t.send, { type: 'submit', class: 'icon send' }),
  );
  const chat = el('div', { class: 'chat' }, log, toast, banner, composer);
  const head = el('div', { class: 'head' }, el('div', { class: 'names' }, title, about), menuButton, close);
  const dialog = el(
    'dialog',
    {
      class: 'panel',
      lang: t.lang,
      inert: true,
      'aria-labelledby': 'title',
      'aria-describedby': 'about',
      onkeydown: (/** @type {KeyboardEvent} */ event) => event.key === 'Escape' && on.back(event),
      oncancel: on.back,
      onclose: on.closed,
    },
    head,
    crisis,
    el('div', { class: 'under' }, menu),
    ask,
    chat,
    live,
  );
  /** @type {import('./i18n.js').Strings | undefined} */
  let spoken;
  /** Says where help is and asks for more in these words. @param {import('./i18n.js').Strings} said */
  const speak = (said) => {
    if (said === spoken) return; // the links keep the focus
    spoken = said;
    // Where help is stands in the widget's and the browser's language as well, and in English beside any other.
    const languages = new Set([said, t, stringsFor(navigator.language), stringsFor('en')]);
    crisis.replaceChildren(...[...languages].map(crisisLine));
    field.lang = said.lang;
    field.setAttribute('aria-label', said.write);
    field.placeholder = said.placeholder;
  };
  speak(t);
  return { dialog, title, menu, menuButton, ask, chat, log, typing, live, banner, toast, field, speak };
}

/** @param {import('./i18n.js').Strings} t */
const crisisLine = (t) =>
  el(
    'p',
    { lang: t.lang },
    el('span', { class: 'now' }, `${t.emergency} `, link('tel:911', `${t.dial} 911`)),
    el(
      'span',
      {},
      `${t.inCrisis} `,
      link('tel:988', t.call, { 'aria-label': `${t.dial} 988` }),
      ` ${t.or} `,
      link('sms:988', t.text988),
    ),
  );

/** @param {string} shape @param {string} label @param {Record<string, any>} more */
function iconButton(shape, label, more) {
  const node = el('button', { type: 'button', class: 'icon', 'aria-label': label, ...more });
  node.append(icon(shape));
  return node;
}
