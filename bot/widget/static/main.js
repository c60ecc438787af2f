/** Puts the pieces together inside the launcher's element. */
import { Api } from './api.js';
import { Conversation } from './conversation.js';
import { stringsFor } from './i18n.js';
import { Panel } from './panel.js';
import { Store } from './store.js';

/** @typedef {import('../types').Clinic} Clinic */

/**
 * @param {import('../types').AssistantElement} host the <clinic-assistant> element, its launcher in place
 * @returns {Promise<import('../types').Mounted>}
 */
export async function mount(host) {
  const root = /** @type {ShadowRoot} */ (host.shadowRoot);
  root.adoptedStyleSheets = [.../** @type {CSSStyleSheet[]} */ (root.adoptedStyleSheets).slice(0, 1), await styles()];

  const { clinic = '', lang, name, phone } = host.dataset;
  const api = new Api(new URL('../../api/', import.meta.url));
  const store = new Store(`clinic-assistant:${clinic}:`);
  const t = stringsFor(lang || navigator.language);
  const conversation = new Conversation(api, store, t.lang, (fresh) => panel.update(fresh));
  /** @type {Clinic} */
  const given = { name, phone, phone_href: phone && `tel:${phone.replace(/[^\d+]/g, '')}` };
  const panel = new Panel(root, conversation, t, { ...given, ...store.get('clinic', {}) });

  const back = () => conversation.work();
  const shown = (/** @type {PageTransitionEvent} */ event) => event.persisted && conversation.heard('changed');
  addEventListener('online', back);
  addEventListener('offline', panel.offline);
  addEventListener('pageshow', shown);
  if (conversation.token || conversation.outbox.length || conversation.contacts.length) back(); // an earlier page's visit goes on

  let asked = false;
  const clinicFacts = async () => {
    if (asked) return;
    asked = true;
    try {
      const facts = await api.call('GET', 'clinic');
      store.set('clinic', facts);
      panel.introduce({ ...given, ...facts });
    } catch (error) {
      asked = false; // the remembered facts stand; the next opening asks again
      console.warn(error);
    }
  };

  return {
    open(question, quietly) {
      panel.open(quietly);
      clinicFacts();
      if (question) conversation.say({ text: question });
    },
    close: () => panel.close(),
    destroy() {
      removeEventListener('online', back);
      removeEventListener('offline', panel.offline);
      removeEventListener('pageshow', shown);
      conversation.stop();
      panel.destroy();
    },
  };
}

/** The style sheet, fetched and not linked: a page's CSP then needs no style-src for us. */
async function styles() {
  const response = await fetch(new URL('styles.css', import.meta.url));
  if (!response.ok) throw new Error(`styles.css: HTTP ${response.status}`);
  return new CSSStyleSheet().replace(await response.text());
}
