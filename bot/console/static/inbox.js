// Keys for the inbox, and what the live model says on a theme's page. Without JavaScript everything is there as
// buttons and a link.
{
  const KEYS = "inbox-keys"; // in this browser's storage: "off" where somebody does not want keys
  const AT = "inbox-at"; // in this tab's: which row to go on at, after a decision
  const form = /** @type {HTMLFormElement | null} */ (document.querySelector("form.decide"));
  const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll("[data-row]")]);
  const help = /** @type {HTMLDetailsElement | null} */ (document.getElementById("help"));
  const wanted = /** @type {HTMLInputElement | null} */ (document.getElementById("use-keys"));
  let at = -1;

  /** @param {string} key */
  const by = (key) => /** @type {HTMLElement | null} */ (document.querySelector(`[data-key="${key}"]`));
  /** @param {HTMLElement | undefined} row */
  const tick = (row) => /** @type {HTMLInputElement | null | undefined} */ (row?.querySelector("input[type=checkbox]"));
  const ticked = () => rows.some((row) => tick(row)?.checked);

  /** @param {number} index */
  function go(index) {
    const row = rows[Math.max(0, Math.min(index, rows.length - 1))];
    if (!row) return;
    at = rows.indexOf(row);
    /** @type {HTMLElement | null | undefined} */ (row.querySelector("a") ?? tick(row))?.focus();
    row.scrollIntoView({ block: "nearest" });
  }

  /** A list's key without a tick means the row one is at. On a theme's page it means the whole theme.
   * @param {HTMLElement} button */
  function press(button) {
    if (form?.contains(button) && !form.querySelector("[name=whole]") && !ticked()) {
      const here = tick(rows[at]);
      if (!here) return;
      here.checked = true;
    }
    sessionStorage.setItem(AT, String(at)); // by keyboard one goes on where one was, after Undo too
    button.click();
  }

  /** @type {Record<string, () => void>} */
  const keys = {
    j: () => go(at + 1),
    k: () => go(at - 1),
    x: () => tick(rows[at])?.click(),
    t: () => {
      const here = tick(rows[at]);
      if (here && !form?.querySelector("[name=whole]") && !ticked()) here.checked = true;
      by("t")?.focus();
    },
    e: () => {
      const evaluation = /** @type {HTMLInputElement | null} */ (by("e"));
      const training = document.getElementById("to-training");
      (evaluation?.checked ? training : evaluation)?.click();
    },
    "?": () => {
      if (!help) return;
      help.open = !help.open;
      if (help.open) help.querySelector("summary")?.focus();
    },
  };
  for (const key of "cnoqdu") keys[key] = () => { const button = by(key); if (button) press(button); };

  /** @param {KeyboardEvent} event */
  function pressed(event) {
    const place = /** @type {HTMLElement} */ (event.target);
    const writing = place.matches("select, textarea, input:not([type=checkbox], [type=radio])");
    if (event.key === "Escape" && place === by("t")) return go(at);
    if (writing || event.ctrlKey || event.metaKey || event.altKey || !wanted?.checked) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  }

  /** @param {FocusEvent} event */
  function moved(event) {
    const row = /** @type {HTMLElement} */ (event.target).closest("[data-row]");
    if (row) at = rows.indexOf(/** @type {HTMLElement} */ (row));
  }

  function showKeys() {
    const on = wanted?.checked ?? false;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-keys]"))) element.hidden = false;
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-key]"))) {
      if (on) element.setAttribute("aria-keyshortcuts", element.dataset.key ?? "");
      else element.removeAttribute("aria-keyshortcuts");
    }
    document.documentElement.classList.toggle("keys", on);
  }

  async function askLive() {
    const place = document.getElementById("live");
    if (!place?.dataset.from || !place.querySelector("a[data-ask]")) return;
    try {
      const response = await fetch(place.dataset.from, { redirect: "error" });
      if (response.ok) place.innerHTML = await response.text(); // our own server's template, which escapes all it shows
    } catch {
      // Out of reach: the link stays.
    }
  }

  if (wanted) {
    wanted.checked = localStorage.getItem(KEYS) !== "off";
    wanted.addEventListener("change", () => {
      localStorage.setItem(KEYS, wanted.checked ? "on" : "off");
      showKeys();
    });
  }
  showKeys();
  document.addEventListener("keydown", pressed);
  document.addEventListener("focusin", moved);
  form?.addEventListener("submit", () => {
    if (document.activeElement === by("t")) sessionStorage.setItem(AT, String(at));
  });
  const before = sessionStorage.getItem(AT);
  sessionStorage.removeItem(AT);
  if (before !== null && Number(before) >= 0) go(Number(before));
  askLive();
}
