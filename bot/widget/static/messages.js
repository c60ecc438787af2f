/** One message as the visitor sees it. */
import { isUrgent } from './conversation.js';
import { button, el, link, linkify } from './dom.js';
import { stringsFor } from './i18n.js';

/** @typedef {import('../types').Message} Message */
/** @typedef {import('./i18n.js').Strings} Strings */

/**
 * @typedef {object} Actions
 * @property {(choice: {id: string, label: string, opens?: string}, said: Strings) => void} choose `said`: the words of
 *   the language in which it was offered
 * @property {(message: Message, helpful: boolean) => Promise<void>} rate
 * @property {() => Node} ways to reach a person
 * @property {(message: Message) => void} edit
 */

/**
 * @param {Message} message
 * @param {Strings} t
 * @param {Actions} actions
 * @returns {HTMLElement}
 */
export function renderMessage(message, t, actions) {
  const mine = message.from === 'visitor';
  const bubble = el('div', { class: 'bubble', lang: mine ? undefined : langOf(message) });
  if (isUrgent(message)) {
    const said = stringsFor(langOf(message)); // above words in Spanish, a title in Spanish
    bubble.append(el('strong', { class: 'title' }, message.kind === 'crisis' ? said.crisisTitle : said.emergencyTitle));
  }
  bubble.append(el('div', { class: 'text' }, ...(mine ? [message.text] : linkify(message.text))));
  if (message.links?.length)
    bubble.append(el('div', { class: 'links' }, ...message.links.map((to) => link(to.href, to.label))));
  if (message.sources?.length) bubble.append(sources(message.sources, t));
  const node = el(
    'div',
    { class: `message ${mine ? 'mine' : 'theirs'} ${message.kind ?? ''} ${message.status ?? ''}` },
    el('span', { class: 'unseen' }, mine ? t.youSaid : t.assistantSaid),
    bubble,
    meta(message, t),
  );
  if (message.error)
    node.append(
      el(
        'div',
        { class: 'refused' },
        message.error,
        ' ',
        button(t.edit, () => actions.edit(message)),
      ),
    );
  if (message.helpful_asked && message.helpful === undefined) node.append(feedback(message, t, actions));
  return node;
}

/**
 * The buttons under the newest reply.
 * @param {Message} message
 * @param {Strings} t
 * @param {Actions} actions
 */
export function renderChoices(message, t, actions) {
  const choices = (message.choices ?? []).map((choice) =>
    el(
      'li',
      {},
      button(choice.label, () => actions.choose(choice, stringsFor(langOf(message)))),
    ),
  );
  return el('ul', { class: 'choices', role: 'list', 'aria-label': t.suggestions, lang: langOf(message) }, ...choices);
}

/** The language of what the assistant says, which need not be the widget's. @param {Message} message */
export const langOf = ({ lang = 'en' }) => lang;

/** @param {string[]} names @param {Strings} t */
function sources(names, t) {
  const list = names.flatMap((name, i) => [i ? '; ' : '', ...linkify(name)]);
  return el('p', { class: 'sources' }, `${names.length > 1 ? t.sources : t.source}: `, ...list);
}

/** @param {Message} message @param {Strings} t */
function meta({ created_at, status }, t) {
  if (status) return el('div', { class: 'meta' }, status === 'sending' ? t.sending : t.notSent);
  if (!created_at) return el('div', { class: 'meta' });
  return el('div', { class: 'meta' }, el('time', { datetime: created_at }, clock(created_at, t.lang)));
}

/** "9:41 AM" today, with the date before. @param {string} iso @param {string} lang */
export function clock(iso, lang) {
  const date = new Date(iso);
  const today = date.toDateString() === new Date().toDateString();
  return date.toLocaleString(lang, {
    ...(today ? {} : { month: 'short', day: 'numeric' }),
    hour: 'numeric',
    minute: '2-digit',
  });
}

/** @param {Message} message @param {Strings} t @param {Actions} actions */
function feedback(message, t, actions) {
  /** @param {boolean} helpful */
  const rate = async (helpful) => {
    try {
      await actions.rate(message, helpful);
      const said = el('span', { tabindex: '-1' }, helpful ? t.thanks : t.sorry);
      box.replaceChildren(said, helpful ? '' : actions.ways());
      said.focus(); // the button that had the focus is gone
      message.helpful = helpful;
    } catch (error) {
      console.warn(error);
      question.textContent = t.rateFailed;
    }
  };
  const question = el('span', { role: 'status' }, t.helpful);
  const box = el(
    'div',
    { class: 'feedback' },
    question,
    button(t.yes, () => rate(true)),
    button(t.no, () => rate(false)),
  );
  return box;
}
