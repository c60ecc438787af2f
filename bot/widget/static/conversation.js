/**
 * One visitor's conversation: what was said, what is still to be sent, and how it gets there.
 * Knows nothing of the page. Everything owed to the server is written down first, then done by `work()`,
 * which is safe to call at any time and repeats itself with back-off until nothing is owed.
 */
import { ApiError } from './api.js';
import { newId } from './store.js';

/** @typedef {import('../types').Message} Message */
/** @typedef {import('../types').Outgoing} Outgoing */
/** @typedef {import('../types').ContactRequest} ContactRequest */
/** @typedef {import('../types').Reply} Reply */

const POLL = 5000; // ms between looks for a late answer
const POLLS = 24; // two minutes

export class Conversation {
  /** @type {Message[]} of a session that ran out while the visitor was reading */ past = [];
  /** @type {Message[]} as the server has them */ messages = [];
  /** @type {Message[]} said by this widget, not by the server */ notes = [];
  /** @type {import('../types').Trouble} */ trouble = '';
  answering = false;
  wanted = false; // the visitor opened the chat, so a session may be made
  synced = false;
  running = false;
  again = false;
  failures = 0;
  notBefore = 0;
  revision = 0; // grows with every local change, so that an older history never overwrites it
  era = 0; // grows when the conversation is erased
  polledFor = '';
  /** @type {ReturnType<typeof setTimeout> | undefined} */ timer;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ pollTimer;

  /**
   * @param {import('./api.js').Api} api
   * @param {import('./store.js').Store} store
   * @param {string} language of the greeting
   * @param {(fresh: Message[]) => void} onchange gets the assistant's messages that are new
   */
  constructor(api, store, language, onchange) {
    this.api = api;
    this.store = store;
    this.language = language;
    this.onchange = onchange;
    this.tabs = new BroadcastChannel(store.prefix);
    this.tabs.onmessage = (event) => this.heard(event.data);
  }

  /** Everything to show, in order. @returns {Message[]} */
  get view() {
    const known = new Set(this.messages.map((message) => message.client_message_id));
    const waiting = this.outbox.filter((entry) => !known.has(entry.client_message_id)).map(asMessage);
    return [...this.past, ...this.messages, ...this.notes, ...waiting];
  }

  /** @returns {Outgoing[]} */
  get outbox() {
    return this.store.get('outbox', []);
  }

  /** The session's token, or undefined when there is none or it ran out. */
  get token() {
    const session = this.store.get('session', /** @type {import('../types').Session | undefined} */ (undefined));
    return Date.parse(session?.expires_at ?? '') < Date.now() ? undefined : session?.token;
  }

  /** The assistant's messages since the visitor last looked. */
  get unread() {
    const seen = this.messages.findIndex((message) => message.id === this.store.get('seen', ''));
    return seen < 0 ? 0 : this.messages.slice(seen).filter((message) => message.from !== 'visitor').length - 1;
  }

  markSeen() {
    const last = this.messages.filter((message) => message.from !== 'visitor').at(-1);
    if (last) this.store.set('seen', last.id);
  }

  /** @param {{text: string} | {choice: string, label: string}} what */
  say(what) {
    const entry = { ...what, client_message_id: newId(), created_at: new Date().toISOString() };
    this.store.set('outbox', [...this.outbox, entry]);
    this.wanted = true;
    this.changed();
    return this.work();
  }

  /** Takes a refused question out again, e.g. to be rewritten. @param {string} id */
  takeBack(id) {
    this.drop(id);
    this.changed();
  }

  /** @param {string} id */
  drop(id) {
    this.store.set(
      'outbox',
      this.outbox.filter((entry) => entry.client_message_id !== id),
    );
  }

  /**
   * Sends a contact request, or keeps it until the server is back.
   * @param {Omit<ContactRequest, 'client_message_id'>} fields
   * @returns {Promise<string>} the server's confirmation; empty when it still has to be sent
   * @throws {ApiError} when the server refuses it for good, e.g. for an unreadable phone number
   */
  async requestContact(fields) {
    const request = { ...fields, client_message_id: newId() };
    this.store.set('contact', [...this.contacts, request]);
    try {
      return await this.sendContact(request);
    } catch (error) {
      if (!(error instanceof ApiError) || !error.temporary) throw error;
      this.later(error);
      this.changed();
      return '';
    }
  }

  /** @param {string} message_id @param {boolean} helpful */
  rate(message_id, helpful) {
    return this.withSession((token) =>
      this.api.call('POST', 'chat/feedback', { token, body: { message_id, helpful } }),
    );
  }

  /** Forgets the conversation here at once, and at the server as soon as it can be reached. */
  clear() {
    const token = this.token;
    if (token) this.oweErasure(token);
    this.store.drop('session', 'outbox', 'contact', 'seen');
    this.forget();
    this.tabs.postMessage('cleared');
    return this.work();
  }

  /** Does everything that is owed to the server. */
  async work() {
    if (this.running || this.notBefore > Date.now()) {
      this.again = this.running;
      return;
    }
    this.running = true;
    clearTimeout(this.timer);
    try {
      do {
        this.again = false;
        await oneTabAtATime(this.store.prefix, () => this.steps());
      } while (this.again);
      this.failures = 0;
      this.trouble = '';
    } catch (error) {
      this.later(error);
    } finally {
      this.running = this.answering = false;
      this.changed();
    }
  }

  /** Stops timers and listening; nothing that is owed is lost. */
  stop() {
    clearTimeout(this.timer);
    clearTimeout(this.pollTimer);
    this.tabs.close();
  }

  async steps() {
    if (this.wanted || this.token) await this.connect();
    await this.sendOutbox();
    for (const request of this.contacts) await this.sendOwedContact(request);
    for (const token of this.erasures) await this.erase(token);
  }

  async connect() {
    if (this.synced) return;
    if (this.token) await this.sync();
    else await this.newSession();
  }

  async newSession() {
    const era = this.era;
    const session = await this.api.call('POST', 'chat/sessions', { body: { language: this.language } });
    if (era !== this.era) return this.oweErasure(session.token);
    this.past = [...this.past, ...this.messages];
    this.messages = session.greeting ?? [];
    this.revision += 1;
    this.synced = true;
    this.adopt(session);
    this.changed(this.messages);
  }

  /** Any reply may carry a renewed token. @param {Partial<import('../types').Session>} [body] */
  adopt(body) {
    if (body?.token) this.store.set('session', { token: body.token, expires_at: body.expires_at });
  }

  /**
   * Makes a request with the session's token; makes a new session when the server says that it ran out.
   * @template T
   * @param {(token: string) => Promise<T>} request
   * @returns {Promise<T>}
   */
  async withSession(request) {
    if (!this.token) await this.newSession();
    const era = this.era;
    try {
      return await request(this.token ?? '');
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 401 || era !== this.era) throw error;
      this.store.drop('session');
      await this.newSession();
      return await request(this.token ?? '');
    }
  }

  /** Takes the server's history for the truth. @returns {Promise<void>} */
  async sync() {
    const { era, revision } = this;
    /** @type {Reply} */
    const body = await this.withSession((token) => this.api.call('GET', 'chat/history', { token }));
    if (era !== this.era) return;
    if (revision !== this.revision && this.synced) return this.sync();
    const known = new Set(this.messages.map((message) => message.id));
    const fresh = this.synced ? body.messages.filter((m) => m.from !== 'visitor' && !known.has(m.id)) : [];
    this.keepUrgent(body.messages);
    this.messages = body.messages;
    this.synced = true;
    this.adopt(body);
    this.changed(fresh);
  }

  /** Where help is stays on show, also when the server could not store it. @param {Message[]} stored */
  keepUrgent(stored) {
    const known = new Set(stored.map((message) => message.id));
    this.past.push(...this.messages.filter((message) => isUrgent(message) && !known.has(message.id)));
  }

  async sendOutbox() {
    for (let entry; (entry = this.outbox.find((waiting) => !waiting.error));) {
      const { era } = this;
      const { text, choice, client_message_id } = entry;
      this.answering = true;
      this.changed();
      try {
        const body = { text, choice, client_message_id };
        this.receive(
          entry,
          era,
          await this.withSession((token) => this.api.call('POST', 'chat/messages', { token, body })),
        );
      } catch (error) {
        if (era !== this.era) return;
        if (!(error instanceof ApiError) || error.temporary) throw error;
        this.refuse(client_message_id, error.message);
      }
      this.answering = false;
    }
  }

  /** @param {Outgoing} entry @param {number} era @param {Reply} reply */
  receive(entry, era, reply) {
    if (era !== this.era) return; // the visitor erased the conversation meanwhile
    const asked = this.messages.some((message) => message.client_message_id === entry.client_message_id);
    const ids = new Set(this.view.map((message) => message.id));
    const created_at = new Date().toISOString();
    // A history that came first holds the reply already; otherwise an id that repeats is another message's.
    const fresh = reply.messages
      .filter((message) => !asked || !ids.has(message.id))
      .map((message) => ({ created_at, ...message, id: ids.has(message.id) ? newId() : message.id }));
    if (!asked) this.messages.push({ ...asMessage(entry), status: undefined });
    this.messages.push(...fresh);
    this.revision += 1;
    this.failures = 0;
    this.trouble = '';
    this.adopt(reply);
    this.answering = false;
    this.drop(entry.client_message_id);
    this.tabs.postMessage('changed');
    this.changed(fresh);
  }

  /** @param {string} id @param {string} error */
  refuse(id, error) {
    this.store.set(
      'outbox',
      this.outbox.map((entry) => (entry.client_message_id === id ? { ...entry, error } : entry)),
    );
  }

  /** @returns {ContactRequest[]} */
  get contacts() {
    return this.store.get('contact', []);
  }

  /** @param {ContactRequest} request @returns {Promise<string>} */
  async sendContact(request) {
    const done = () =>
      this.store.set(
        'contact',
        this.contacts.filter((other) => other.client_message_id !== request.client_message_id),
      );
    const send = (/** @type {string | undefined} */ token) =>
      this.api.call('POST', 'contact', { token, body: request });
    try {
      const { token } = this;
      const body = await send(token).catch((error) => {
        if (token && error instanceof ApiError && error.status === 401) return send(undefined);
        throw error;
      });
      done();
      return body.message;
    } catch (error) {
      if (error instanceof ApiError && !error.temporary) done();
      throw error;
    }
  }

  /** @param {ContactRequest} request */
  async sendOwedContact(request) {
    try {
      this.note(await this.sendContact(request), request.language);
    } catch (error) {
      if (!(error instanceof ApiError) || error.temporary) throw error;
      this.note(error.message, request.language);
    }
  }

  /** @param {string} text @param {string} lang */
  note(text, lang) {
    /** @type {Message} */
    const note = { id: newId(), text, lang, kind: 'info', created_at: new Date().toISOString() };
    this.notes.push(note);
    this.changed([note]);
  }

  /** Tokens of conversations to erase at the server. @returns {string[]} */
  get erasures() {
    return this.store.get('erase', []);
  }

  /** @param {string} token */
  oweErasure(token) {
    this.store.set('erase', [...this.erasures, token]);
  }

  /** @param {string} token */
  async erase(token) {
    try {
      await this.api.call('DELETE', 'chat/session', { token });
    } catch (error) {
      if (!(error instanceof ApiError) || (error.temporary && error.status !== 401)) throw error; // 401: gone already
    }
    this.store.set(
      'erase',
      this.erasures.filter((other) => other !== token),
    );
  }

  forget() {
    this.past = [];
    this.messages = [];
    this.notes = [];
    this.synced = false;
    this.era += 1;
    this.changed();
  }

  /** Another tab said something. @param {'changed' | 'cleared'} news */
  heard(news) {
    if (news === 'cleared') {
      this.forget();
      this.work();
    } else if (this.synced && this.token) this.sync().catch((error) => this.later(error));
  }

  /** Plans the next try. @param {unknown} error */
  later(error) {
    if (!(error instanceof ApiError)) throw error;
    this.trouble = !navigator.onLine ? 'offline' : error.status === 429 ? 'busy' : 'unreachable';
    const seconds = error.retryAfter ?? Math.min(30, 2 ** this.failures);
    const wait = seconds * 1000 * (1 + Math.random() / 4); // spread, so that all visitors do not return at once
    this.failures += 1;
    if (error.retryAfter) this.notBefore = Date.now() + seconds * 1000;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.work(), wait);
  }

  /** @param {Message[]} [fresh] */
  changed(fresh = []) {
    const id = this.unanswered;
    if (id && id !== this.polledFor) {
      this.polledFor = id;
      this.poll(POLLS);
    }
    this.onchange(fresh);
  }

  /** The id of the last "answer to come" that no answer stands behind, as in the server's history. */
  get unanswered() {
    const waits = (/** @type {Message} */ { kind }, /** @type {number} */ at) =>
      kind === 'unavailable' && this.messages[at + 1]?.from !== 'assistant';
    return this.messages.filter(waits).at(-1)?.id;
  }

  /** Looks for the late answer to a question that was kept. @param {number} left looks to go */
  poll(left) {
    clearTimeout(this.pollTimer);
    this.pollTimer = setTimeout(async () => {
      if (this.unanswered !== this.polledFor || !left) return;
      try {
        await this.sync();
      } catch (error) {
        if (!(error instanceof ApiError)) throw error; // unreachable: look again
      }
      this.poll(left - 1);
    }, POLL);
  }
}

/** Does it say where help is in danger? @param {Message} message */
export const isUrgent = ({ kind }) => kind === 'crisis' || kind === 'emergency';

/** @param {Outgoing} entry @returns {Message} */
function asMessage({ client_message_id, created_at, text, label, error }) {
  const status = error ? 'failed' : 'sending';
  return {
    id: client_message_id,
    client_message_id,
    from: 'visitor',
    text: label ?? text ?? '',
    created_at,
    status,
    error,
  };
}

/**
 * Two tabs must not make two sessions. Where there are no locks (plain HTTP) or they are refused (sandboxed pages,
 * blocked storage) they may; ids keep messages single.
 * @param {string} name
 * @param {() => Promise<void>} task
 */
async function oneTabAtATime(name, task) {
  let begun = false;
  try {
    await navigator.locks.request(name, () => ((begun = true), task()));
  } catch (error) {
    if (begun) throw error;
    await task();
  }
}
