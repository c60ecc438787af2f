// The launcher: one small classic script. It shows a button; the rest loads when idle or opened.
(() => {
  'use strict';
  const NAME = 'clinic-assistant';
  const script = /** @type {HTMLScriptElement | null} */ (
    document.currentScript || document.querySelector('script[src*="/widget.js"]')
  );
  // Browsers from before 2023 keep the page as it is; it shows the phone and the crisis line itself.
  const able = 'adoptedStyleSheets' in document && 'inert' in HTMLElement.prototype;
  if (!script || !able || customElements.get(NAME)) return;

  const base = new URL('widget/__VERSION__/', script.src);
  const settings = { ...script.dataset };
  const spanish = (settings.lang || navigator.language).toLowerCase().startsWith('es');
  const say = spanish
    ? {
        ask: 'Haga una pregunta',
        away: 'El chat no se pudo cargar. Llame a la clínica o inténtelo de nuevo. En crisis, llame o escriba al 988.',
      }
    : {
        ask: 'Ask a question',
        away: 'The chat could not load. Call the clinic, or try again. In crisis, call or text 988.',
      };

  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    :host { all: initial !important; direction: ltr !important; display: block !important; color-scheme: light dark;
      --accent: var(--assistant-accent, #0e5a61); --on-accent: var(--assistant-on-accent, #fff);
      --font: var(--assistant-font, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", Arial, sans-serif);
      --size: clamp(16px, 1rem, 20px); --gap: var(--assistant-offset, 20px); --layer: var(--assistant-layer, 2147483000) }
    :host([data-theme=light]) { color-scheme: light }
    @media (prefers-color-scheme: dark) { :host(:not([data-theme=light])) {
      --accent: var(--assistant-accent-dark, #8fd3cd); --on-accent: var(--assistant-on-accent-dark, #06292c) } }
    @media print { :host { display: none !important } }
    [hidden] { display: none !important }
    .launcher, .away { position: fixed; z-index: var(--layer); box-sizing: border-box; font: 600 var(--size)/1.3 var(--font);
      right: calc(var(--gap) + env(safe-area-inset-right)); bottom: calc(var(--gap) + env(safe-area-inset-bottom)) }
    .launcher { display: flex; align-items: center; gap: .6em; min-height: 3.25em; padding: .5em 1.25em .5em 1em; border: 2px solid transparent;
      border-radius: 9em; background: var(--accent); color: var(--on-accent); cursor: pointer;
      box-shadow: 0 1px 2px #0003, 0 8px 24px #0003 }
    .launcher:hover { filter: brightness(1.1) }
    .launcher:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px }
    .launcher svg { width: 1.5em; height: 1.5em; fill: currentColor }
    .badge { min-width: 1.5em; padding: 0 .35em; box-sizing: border-box; border-radius: 1em; background: #b3261e; color: #fff;
      font-size: .85em; line-height: 1.5em; text-align: center }
    .away { max-width: 18em; margin: 0 0 4.5em; padding: 1em; border-radius: 12px; background: #fff; color: #1c2b2d;
      border: 1px solid #0e5a61; font-weight: 400 }
    :host([data-position=left]) .launcher, :host([data-position=left]) .away {
      right: auto; left: calc(var(--gap) + env(safe-area-inset-left)) }`);

  const icon = () => {
    const ns = 'http://www.w3.org/2000/svg';
    const svg = document.createElementNS(ns, 'svg');
    const path = document.createElementNS(ns, 'path');
    svg.setAttribute('viewBox', '0 0 24 24');
    svg.setAttribute('aria-hidden', 'true');
    path.setAttribute(
      'd',
      'M12 3c5.5 0 10 3.6 10 8s-4.5 8-10 8c-1 0-2-.1-2.9-.3L4 21.5l1-4.3C3.1 15.7 2 13.5 2 11c0-4.4 4.5-8 10-8z',
    );
    svg.append(path);
    return svg;
  };

  class ClinicAssistant extends HTMLElement {
    /** @type {Promise<import('./types').Mounted> | undefined} */ ready;
    tries = 0;
    away = document.createElement('p');

    connectedCallback() {
      if (!this.shadowRoot) this.build();
      if (this.resumes())
        this.load().then(
          (panel) => panel.open('', true),
          () => {},
        );
      else this.whenIdle(() => this.load().catch(() => {})); // opening tries again, and says so if it fails
    }

    disconnectedCallback() {
      this.ready?.then(
        (panel) => panel.destroy(),
        () => {},
      );
      this.ready = undefined;
    }

    build() {
      const root = this.attachShadow({ mode: 'open' });
      root.adoptedStyleSheets = [sheet];
      for (const [key, value] of Object.entries(settings)) this.dataset[key] ??= String(value);
      const button = document.createElement('button');
      button.type = 'button';
      button.className = 'launcher';
      button.lang = spanish ? 'es' : 'en';
      button.setAttribute('aria-haspopup', 'dialog');
      button.append(icon(), say.ask);
      button.addEventListener('click', () => this.open());
      this.away.className = 'away';
      this.away.setAttribute('role', 'alert');
      this.away.hidden = true;
      root.append(button, this.away);
    }

    /** Was the panel open on this tab's page before this one? A phone's full-screen panel stays closed. */
    resumes() {
      try {
        return (
          !!sessionStorage.getItem(`${NAME}:open`) && !matchMedia('(max-width: 480px), (max-height: 500px)').matches
        );
      } catch {
        return false; // storage is blocked: the visitor opens it again
      }
    }

    /** @param {() => void} task */
    whenIdle(task) {
      const connection = /** @type {any} */ (navigator).connection;
      if (connection && connection.saveData) return;
      if ('requestIdleCallback' in window) requestIdleCallback(task, { timeout: 4000 });
      else setTimeout(task, 1500);
    }

    load() {
      // A failed import can stay failed for its address, hence the number.
      const url = new URL(this.tries ? `main.js?try=${this.tries}` : 'main.js', base).href;
      return (this.ready ??= import(url)
        .then((main) => main.mount(this))
        .catch((error) => {
          this.ready = undefined;
          this.tries += 1;
          throw error;
        }));
    }

    /** Opens the panel; a `question` is asked at once. @param {string} [question] */
    async open(question) {
      try {
        const panel = await this.load();
        this.away.hidden = true;
        panel.open(question);
      } catch (error) {
        console.error(error);
        this.away.textContent = [say.away, this.dataset.phone].filter(Boolean).join(' ');
        this.away.hidden = false;
      }
    }

    close() {
      this.ready?.then((panel) => panel.close());
    }
  }

  customElements.define(NAME, ClinicAssistant);

  // <a href="#contact" data-ask="How long is a visit?"> opens the chat with that question; empty just opens it.
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('[data-ask]') : null;
    const assistant = /** @type {ClinicAssistant | null} */ (document.querySelector(NAME));
    if (!(link instanceof HTMLElement) || !assistant) return;
    event.preventDefault();
    assistant.open(link.dataset.ask);
  });

  const place = () => document.querySelector(NAME) || document.body.append(document.createElement(NAME));
  if (document.body) place();
  else addEventListener('DOMContentLoaded', place);
})();
