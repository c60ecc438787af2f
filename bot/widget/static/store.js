/** What this browser remembers. Where storage is blocked it lasts as long as the page. */

export class Store {
  /** @type {Map<string, string>} */
  memory = new Map();

  /** @param {string} prefix */
  constructor(prefix) {
    this.prefix = prefix;
  }

  /**
   * @template T
   * @param {string} key
   * @param {T} otherwise
   * @returns {T}
   */
  get(key, otherwise) {
    const text = this.memory.get(key) ?? attempt(() => localStorage.getItem(this.prefix + key));
    if (!text) return otherwise;
    return attempt(() => JSON.parse(text)) ?? otherwise; // a value that another script broke counts as none
  }

  /** @param {string} key @param {unknown} value */
  set(key, value) {
    const text = JSON.stringify(value);
    const kept = attempt(() => {
      localStorage.setItem(this.prefix + key, text);
      return true;
    });
    if (kept) this.memory.delete(key);
    else this.memory.set(key, text);
  }

  /** @param {...string} keys */
  drop(...keys) {
    for (const key of keys) {
      this.memory.delete(key);
      attempt(() => localStorage.removeItem(this.prefix + key));
    }
  }
}

/**
 * Storage throws when the visitor blocks it or it is full.
 * @template T
 * @param {() => T} task
 * @returns {T | undefined}
 */
export function attempt(task) {
  try {
    return task();
  } catch {
    return undefined;
  }
}

/** An id that the server has not seen. (`randomUUID` is missing on plain-HTTP pages.) */
export const newId = () => crypto.getRandomValues(new Uint32Array(4)).join('-');
