/** The conversation to keep: copied, downloaded or printed. */
import { el } from './dom.js';
import { clock } from './messages.js';

/** @typedef {import('../types').Message} Message */
/** @typedef {import('./i18n.js').Strings} Strings */

/** @param {Message[]} messages @param {Strings} t @param {string} title */
export function asText(messages, t, title) {
  const said = messages.map((message) => {
    const time = message.created_at ? `[${clock(message.created_at, t.lang)}] ` : '';
    const source = message.sources?.length ? `\n(${t.sources}: ${message.sources.join('; ')})` : '';
    return `${time}${message.from === 'visitor' ? t.youSaid : t.assistantSaid} ${message.text}${source}`;
  });
  return [title, t.about, t.crisisPlain, ...said].join('\n\n');
}

/** @param {string} text @param {string} name */
export function download(text, name) {
  const href = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
  el('a', { href, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(href), 1000);
}

/** Prints only the conversation, from a frame of its own. @param {string} text @param {ParentNode} root */
export function print(text, root) {
  const frame = el('iframe', { class: 'unseen', title: '', 'aria-hidden': 'true', tabindex: '-1' });
  root.append(frame);
  const view = /** @type {Window} */ (frame.contentWindow);
  for (const paragraph of text.split('\n\n')) view.document.body.append(el('p', {}, paragraph));
  view.addEventListener('afterprint', () => frame.remove());
  view.print();
}
