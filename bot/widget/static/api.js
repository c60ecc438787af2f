/** The chat API over fetch. Every failure becomes an `ApiError`. */

/** @typedef {import('../types').Reply} Reply */

const PATIENCE = 20_000; // ms; the server answers within 8 s even when the assistant behind it is down

export class ApiError extends Error {
  /**
   * @param {number} status HTTP status; 0 when the server could not be reached
   * @param {string} code the server's word for it, e.g. `rate_limited`
   * @param {string} message what happened and what to do
   * @param {number} [retryAfter] seconds
   */
  constructor(status, code, message, retryAfter) {
    super(message);
    this.status = status;
    this.code = code;
    this.retryAfter = retryAfter;
  }

  /** Can the same request succeed later? */
  get temporary() {
    return this.status === 0 || this.status >= 500 || [401, 408, 425, 429].includes(this.status);
  }
}

/** @param {Response} response */
async function failure(response) {
  /** @type {{error?: {code?: string, message?: string, retry_after?: number}}} */
  let body = {};
  try {
    body = await response.json();
  } catch {
    // A proxy's error page is not ours to read: the status alone says enough.
  }
  const { code = 'http', message = `HTTP ${response.status}`, retry_after } = body.error ?? {};
  return new ApiError(
    response.status,
    code,
    message,
    retry_after ?? (Number(response.headers.get('Retry-After')) || undefined),
  );
}

export class Api {
  /** @param {URL} root the folder of the API, ending in a slash */
  constructor(root) {
    this.root = root;
  }

  /**
   * @param {string} method
   * @param {string} path
   * @param {{token?: string, body?: object}} [options]
   * @returns {Promise<any>} the parsed JSON, or undefined for an empty reply
   */
  async call(method, path, { token, body } = {}) {
    const abort = new AbortController();
    const timer = setTimeout(() => abort.abort(), PATIENCE);
    /** @type {Record<string, string>} */
    const headers = {};
    if (token) headers.Authorization = `Bearer ${token}`;
    if (body) headers['Content-Type'] = 'application/json';
    try {
      const response = await fetch(new URL(path, this.root), {
        method,
        headers,
        body: body && JSON.stringify(body),
        signal: abort.signal,
        credentials: 'omit',
        cache: 'no-store',
      });
      if (!response.ok) throw await failure(response);
      return response.status === 204 ? undefined : await response.json();
    } catch (error) {
      if (error instanceof ApiError) throw error;
      throw new ApiError(0, 'unreachable', String(error)); // network, time-out, or a reply cut short
    } finally {
      clearTimeout(timer);
    }
  }
}
