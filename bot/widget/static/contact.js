/** The form that asks the clinic to call back. Works while the assistant is away. */
import { ApiError } from './api.js';
import { button, el } from './dom.js';
import { CONSENT_VERSION } from './i18n.js';

/** @typedef {import('./i18n.js').Strings} Strings */

/**
 * @param {Strings} t
 * @param {{send: (fields: any) => Promise<string>, close: () => void, consent: string}} actions
 *   `send` gives the server's confirmation, or nothing when the request waits for the server
 */
export function contactForm(t, actions) {
  const name = field('name', t.name, { autocomplete: 'name' });
  const phone = field('phone', t.phone, { type: 'tel', autocomplete: 'tel' });
  const email = field('email', t.email, { type: 'email', autocomplete: 'email' });
  const time = field('preferred_time', t.time, {});
  const consent = field('consent', actions.consent, { type: 'checkbox' });
  const fields = [name, phone, email, time, consent];
  const heading = el('h3', { tabindex: '-1' }, t.contact);
  const failed = el('p', { class: 'error', role: 'alert' });
  const form = el(
    'form',
    { class: 'contact', lang: t.lang, novalidate: true, onsubmit: submit },
    heading,
    el('p', { class: 'hint' }, t.contactHint),
    ...fields.map((each) => each.row),
    failed,
    el('div', { class: 'buttons' }, el('button', { class: 'primary' }, t.contactSend), button(t.back, actions.close)),
  );

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    name.complain(name.value ? '' : t.needName);
    phone.complain(phone.value || email.value ? '' : t.needReach);
    email.complain(email.input.validity.valid ? '' : t.needEmail);
    consent.complain(consent.input.checked ? '' : t.needConsent);
    if (form.ariaBusy || toWrong()) return; // busy: pressed twice
    form.ariaBusy = 'true';
    failed.textContent = '';
    try {
      const confirmation = await actions.send({
        name: name.value,
        phone: phone.value,
        email: email.value,
        preferred_time: time.value,
        consent: true,
        consent_version: CONSENT_VERSION,
        language: t.lang,
      });
      done(confirmation);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      refused(error);
    } finally {
      form.ariaBusy = null;
    }
  }

  /** Moves to the first field with a mistake; false when there is none. */
  function toWrong() {
    const wrong = fields.find((each) => each.input.getAttribute('aria-invalid') === 'true');
    wrong?.input.focus();
    return !!wrong;
  }

  /** The server names the field that it cannot take. @param {ApiError} error */
  function refused({ code, message }) {
    const field = fields.find((each) => each.input.id === code);
    if (field) field.complain(message);
    else failed.textContent = message;
    toWrong();
  }

  /** @param {string} confirmation */
  function done(confirmation) {
    heading.textContent = confirmation ? t.contactSent : t.contactKept;
    form.replaceChildren(
      heading,
      el('p', {}, confirmation || t.contactKeptText),
      el('div', { class: 'buttons' }, button(t.back, actions.close, { class: 'primary' })),
    );
    heading.focus();
  }

  return { form, focus: () => heading.focus() };
}

/** @param {string} id @param {string} label @param {Record<string, any>} more */
function field(id, label, more) {
  const error = el('span', { class: 'error', id: `${id}-error` });
  const input = el('input', { id, name: id, 'aria-describedby': error.id, ...more });
  const text = el('label', { for: id }, label);
  const row = el('div', { class: more.type === 'checkbox' ? 'field check' : 'field' }, text, input, error);
  /** @param {string} message */
  const complain = (message) => {
    error.textContent = message;
    input.setAttribute('aria-invalid', String(!!message));
  };
  return {
    row,
    input,
    complain,
    get value() {
      return input.value.trim() || undefined;
    },
  };
}
