/** The form that asks the clinic to call back. Works while the assistant is away. */
import { ApiError } from './api.js';
import { button, el } from './dom.js';

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
  const heading = el('h3', { tabindex: '-1' }, t.contactTitle);
  const failed = el('p', { class: 'error', role: 'alert' });
  const form = el(
    'form',
    { class: 'contact', novalidate: true, onsubmit: submit },
    heading,
    el('p', { class: 'hint' }, t.contactHint),
    ...fields.map((each) => each.row),
    failed,
    el('div', { class: 'buttons' }, el('button', { class: 'primary' }, t.contactSend), button(t.back, actions.close)),
  );

  /** @param {Event} event */
  async function submit(event) {
    event.preventDefault();
    const reach = phone.input.value.trim() || email.input.value.trim();
    name.complain(name.input.value.trim() ? '' : t.needName);
    phone.complain(reach ? '' : t.needReach);
    email.complain(email.input.validity.valid ? '' : t.needEmail);
    consent.complain(consent.input.checked ? '' : t.needConsent);
    const wrong = fields.find((each) => each.input.getAttribute('aria-invalid') === 'true');
    if (wrong) return wrong.input.focus();
    try {
      const confirmation = await actions.send({
        name: name.input.value.trim(),
        phone: phone.input.value.trim() || undefined,
        email: email.input.value.trim() || undefined,
        preferred_time: time.input.value.trim() || undefined,
        consent: true,
      });
      done(confirmation);
    } catch (error) {
      if (!(error instanceof ApiError)) throw error;
      failed.textContent = error.message;
    }
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
  return { row, input, complain };
}
