/** The panel: opening and closing, focus, what is shown and what screen readers hear. */
import { contactForm } from './contact.js';
import { isUrgent } from './conversation.js';
import { button, el, link } from './dom.js';
import { buildFrame } from './frame.js';
import { stringsFor } from './i18n.js';
import { langOf, renderChoices, renderMessage } from './messages.js';
import { attempt } from './store.js';
import { asText, download, print } from './transcript.js';

/** @typedef {import('../types').Message} Message */

const OPEN = 'clinic-assistant:open';

export class Panel {
  /** @type {Map<string, {node: HTMLElement, state: string}>} */ shown = new Map();
  /** @type {{id: string, list: HTMLElement} | undefined} */ offered;
  /** @type {ReturnType<typeof contactForm> | undefined} */ contact;
  trouble = '';
  stage = ''; // what the log last scrolled for
  narrow = matchMedia('(max-width: 480px), (max-height: 500px)');

  /**
   * @param {ShadowRoot} root with the launcher in it
   * @param {import('./conversation.js').Conversation} conversation
   * @param {import('./i18n.js').Strings} t
   * @param {import('../types').Clinic} clinic
   */
  constructor(root, conversation, t, clinic) {
    this.root = root;
    this.conversation = conversation;
    this.t = t;
    this.clinic = clinic;
    this.launcher = /** @type {HTMLButtonElement} */ (root.querySelector('.launcher'));
    this.badge = el('span', { class: 'badge', hidden: true });
    this.launcher.append(this.badge);
    this.parts = buildFrame(t, {
      close: () => this.close(),
      menu: () => this.toggleMenu(),
      back: (event) => this.stepBack(event),
      closed: () => this.parts.dialog.open || this.close(), // open: `reshape` has shown it again meanwhile
      submit: (event) => this.submit(event),
      input: () => this.grow(),
      items: {
        [t.contact]: () => this.showContact(),
        [t.copy]: () => this.copy(),
        [t.download]: () => download(this.transcript, 'conversation.txt'),
        [t.print]: () => print(this.transcript, this.parts.dialog),
        [t.clear]: () => this.confirmClear(),
      },
    });
    this.introduce(clinic);
    root.append(this.parts.dialog);
    // After the menu's own items, too.
    this.parts.dialog.addEventListener('click', (event) => {
      if (!event.composedPath().includes(this.parts.menuButton)) this.toggleMenu(false);
    });
    this.narrow.addEventListener('change', this.reshape);
    visualViewport?.addEventListener('resize', this.fit);
    visualViewport?.addEventListener('scroll', this.fit);
  }

  destroy() {
    this.narrow.removeEventListener('change', this.reshape);
    visualViewport?.removeEventListener('resize', this.fit);
    visualViewport?.removeEventListener('scroll', this.fit);
    this.parts.dialog.remove();
    this.badge.remove();
    this.launcher.hidden = false;
  }

  /** Fills in what is known of the clinic. @param {import('../types').Clinic} clinic */
  introduce(clinic) {
    this.clinic = clinic;
    this.parts.title.textContent = clinic.assistant || clinic.name || this.t.title;
    this.fillBanner();
  }

  // Opening and closing

  /** @param {boolean} [quietly] the page before had it open: leave the focus where it is */
  open(quietly) {
    if (!this.parts.dialog.open) this.unfold(quietly);
    attempt(() => sessionStorage.setItem(OPEN, '1'));
    this.conversation.wanted = true;
    this.conversation.work();
    this.update([]);
  }

  /** @param {boolean} [quietly] */
  unfold(quietly) {
    const { dialog, title, field } = this.parts;
    const before = /** @type {HTMLElement | null} */ (document.activeElement);
    this.launcher.hidden = true;
    dialog.inert = false;
    if (this.narrow.matches) dialog.showModal();
    else dialog.show();
    this.fit();
    // A focused field brings up a phone's keyboard, which would hide the conversation and the crisis line.
    if (!quietly) (this.narrow.matches ? title : field).focus();
    else if (before === document.body)
      dialog.contains(this.root.activeElement) && /** @type {HTMLElement} */ (this.root.activeElement).blur();
    else before?.focus({ preventScroll: true });
    this.scroll();
  }

  close() {
    const { dialog } = this.parts;
    if (dialog.inert) return;
    dialog.inert = true;
    dialog.close();
    this.toggleMenu(false);
    this.launcher.hidden = false;
    this.launcher.focus();
    attempt(() => sessionStorage.removeItem(OPEN));
  }

  /** A window that becomes narrow needs the modal panel, and back. */
  reshape = () => {
    if (!this.parts.dialog.open) return;
    const focused = /** @type {HTMLElement | null} */ (this.root.activeElement);
    this.parts.dialog.close();
    this.unfold();
    focused?.focus();
  };

  /** Keeps the panel in the part of the screen that the keyboard leaves free. */
  fit = () => {
    if (!visualViewport || visualViewport.scale > 1.01) return; // pinch zoom: the visitor moves the view
    this.parts.dialog.style.setProperty('--height', `${visualViewport.height}px`);
    this.parts.dialog.style.setProperty('--top', `${visualViewport.offsetTop}px`);
  };

  /** Esc closes what is innermost. @param {Event} event */
  stepBack(event) {
    event.preventDefault();
    event.stopPropagation();
    if (!this.parts.menu.hidden) this.toggleMenu(false);
    else if (!this.parts.ask.hidden) this.closeAsk();
    else if (this.contact) this.hideContact();
    else this.close();
  }

  /** @param {boolean} [open] */
  toggleMenu(open = !!this.parts.menu.hidden) {
    const { menu, menuButton } = this.parts;
    const inside = menu.contains(this.root.activeElement);
    menu.hidden = !open;
    menuButton.setAttribute('aria-expanded', String(open));
    if (open) menu.querySelector('button')?.focus();
    else if (inside) menuButton.focus();
  }

  // Writing

  /** @param {Event} event */
  submit(event) {
    event.preventDefault();
    const text = this.parts.field.value.trim();
    if (!text) return this.parts.field.focus();
    this.write('');
    this.say({ text });
  }

  /** @param {string} text */
  write(text) {
    this.parts.field.value = text;
    this.grow();
  }

  /** @param {{text: string} | {choice: string, label: string}} what */
  say(what) {
    this.conversation.say(what);
    this.scroll();
  }

  grow() {
    const { field } = this.parts;
    field.style.height = 'auto';
    field.style.height = `${field.scrollHeight + 2}px`;
  }

  /** @type {import('./messages.js').Actions} */
  actions = {
    choose: ({ id, label, opens }, said) => {
      if (opens) return this.showContact(said);
      this.tell(this.t.chose.replace('{label}', label));
      (this.narrow.matches ? this.parts.log : this.parts.field).focus(); // the button goes away
      this.say({ choice: id, label });
    },
    rate: (message, helpful) => this.conversation.rate(message.id, helpful),
    ways: () => this.ways(),
    edit: (message) => {
      this.conversation.takeBack(message.id);
      this.write(message.text);
      this.parts.field.focus();
    },
  };

  // Showing

  /** @param {Message[]} fresh new messages of the assistant, to be read out once */
  update(fresh) {
    const { conversation } = this;
    const { dialog, typing } = this.parts;
    const box = this.scroller;
    const atEnd = box.scrollHeight - box.scrollTop - box.clientHeight < 120;
    const view = conversation.view;
    const urgent = view.filter(isUrgent);
    const last = urgent.at(-1);
    this.place(view);
    this.choices(view.at(-1));
    typing.hidden = !conversation.answering || !!conversation.trouble;
    dialog.classList.toggle('urgent', urgent.some(({ kind }) => kind === 'emergency')); // 911 stands before 988
    dialog.classList.toggle('alarmed', !!last); // and it stays so
    this.parts.speak(last ? stringsFor(langOf(last)) : this.t);
    this.showTrouble();
    if (dialog.open && !document.hidden) conversation.markSeen();
    this.count(dialog.open ? 0 : conversation.unread);
    if (!dialog.open) return;
    for (const message of fresh) this.read(message);
    const [said] = fresh;
    const first = said && this.shown.get(keyOf(said))?.node;
    const stage = `${view.length} ${typing.hidden}`;
    // A reply is read from its beginning.
    if (first && (atEnd || isUrgent(said))) this.scroll(first);
    else if (atEnd && stage !== this.stage) this.scroll();
    this.stage = stage;
  }

  /** What scrolls: the conversation, or everything where the window is very low. */
  get scroller() {
    return matchMedia('(max-height: 300px)').matches ? this.parts.dialog : this.parts.log;
  }

  /** @param {HTMLElement} [node] brought to the top; without it, the end is shown */
  scroll(node) {
    const box = this.scroller;
    const above = box === this.parts.log ? 12 : 60; // the crisis line keeps its place
    const away = node && node.getBoundingClientRect().top - box.getBoundingClientRect().top - above;
    box.scrollTop += away ?? box.scrollHeight;
  }

  /** Shows these messages, keeping the elements of those that have not changed. @param {Message[]} view */
  place(view) {
    const keys = new Set(view.map(keyOf));
    for (const [key, { node }] of this.shown) {
      if (keys.has(key)) continue;
      node.remove();
      this.shown.delete(key);
    }
    /** @type {Node | undefined} */
    let last;
    for (const message of view) {
      const node = this.nodeOf(message);
      const place = last ? last.nextSibling : this.parts.log.firstChild;
      if (place !== node) this.parts.log.insertBefore(node, place);
      last = node;
    }
  }

  /** @param {Message} message */
  nodeOf(message) {
    const { text, status, error } = message;
    const state = JSON.stringify([text, status, error]);
    const old = this.shown.get(keyOf(message));
    if (old?.state === state) return old.node;
    old?.node.remove();
    const node = renderMessage(message, this.t, this.actions);
    this.shown.set(keyOf(message), { node, state });
    return node;
  }

  /** @param {Message} [last] */
  choices(last) {
    const id = last?.choices?.length ? last.id : '';
    if (this.offered?.id === id) return;
    this.offered?.list.remove();
    this.offered = undefined;
    if (!last || !id) return;
    this.offered = { id, list: renderChoices(last, this.t, this.actions) };
    this.parts.log.append(this.offered.list);
  }

  /** @param {number} unread */
  count(unread) {
    this.badge.hidden = !unread;
    this.badge.replaceChildren(String(unread), el('span', { class: 'unseen' }, ` ${this.t.unread}`));
  }

  /** @param {Message} message of the assistant */
  read(message) {
    const labels = message.choices?.map((choice) => choice.label).join(', ');
    this.tell(`${this.t.assistantSaid} ${message.text}`, langOf(message));
    if (labels) this.tell(`${this.t.suggestions}: ${labels}`, langOf(message));
  }

  /** Read out once, shown to nobody. @param {string} text @param {string} [lang] */
  tell(text, lang) {
    const line = el('p', { lang }, text);
    this.parts.live.append(line);
    setTimeout(() => line.remove(), 15_000);
  }

  /** Shown for a moment and read out. @param {string} text */
  notify(text) {
    const { toast } = this.parts;
    this.tell(text);
    toast.textContent = text;
    toast.hidden = false;
    setTimeout(() => (toast.hidden = true), 6000);
  }

  // When the server is away

  offline = () => {
    this.conversation.trouble = 'offline';
    this.showTrouble();
  };

  showTrouble() {
    const { trouble } = this.conversation;
    if (trouble === this.trouble) return;
    this.trouble = trouble;
    this.parts.banner.hidden = !trouble;
    this.fillBanner();
    if (this.parts.dialog.open) this.tell(trouble ? this.t[trouble] : this.t.again);
  }

  fillBanner() {
    const { trouble } = this.conversation;
    if (!trouble) return;
    const ways = this.ways();
    if (this.clinic.hours) ways.append(el('span', { class: 'hint' }, this.clinic.hours));
    this.parts.banner.replaceChildren(el('p', {}, this.t[trouble]), ways);
  }

  /** How to reach a person. */
  ways() {
    const { phone, phone_href } = this.clinic;
    const ways = el('div', { class: 'buttons' }, button(this.t.contact, () => this.showContact()));
    if (phone && phone_href) ways.prepend(link(phone_href, `${this.t.dial} ${phone}`));
    return ways;
  }

  showContact(t = this.t) {
    this.contact?.form.remove();
    this.contact = contactForm(t, {
      send: (fields) => this.conversation.requestContact(fields),
      close: () => this.hideContact(),
      consent: t.consent.replace('{clinic}', this.clinic.name || t.theClinic),
    });
    this.parts.chat.hidden = true;
    this.parts.chat.after(this.contact.form);
    this.contact.focus();
  }

  hideContact() {
    this.contact?.form.remove();
    this.contact = undefined;
    this.parts.chat.hidden = false;
    this.parts.field.focus();
  }

  // Keeping and erasing

  get transcript() {
    return asText(this.conversation.view, this.t, this.parts.title.textContent ?? '');
  }

  async copy() {
    try {
      await navigator.clipboard.writeText(this.transcript);
      this.notify(this.t.copied);
    } catch {
      this.notify(this.t.copyFailed); // pages on plain HTTP have no clipboard; others may forbid it
    }
  }

  confirmClear() {
    const { t } = this;
    const { ask } = this.parts;
    const no = button(t.clearNo, () => this.closeAsk());
    const yes = button(t.clearYes, () => this.clear(), { class: 'danger' });
    ask.replaceChildren(el('p', { id: 'ask' }, t.clearAsk), el('div', { class: 'buttons' }, yes, no));
    ask.hidden = false;
    no.focus();
  }

  closeAsk() {
    this.parts.ask.hidden = true;
    this.parts.menuButton.focus();
  }

  async clear() {
    this.parts.ask.hidden = true;
    this.hideContact();
    await this.conversation.clear();
    this.notify(this.conversation.trouble ? this.t.clearLater : this.t.cleared);
  }
}

/** @param {Message} message */
const keyOf = ({ from, client_message_id, id }) => (from === 'visitor' && client_message_id) || id;
