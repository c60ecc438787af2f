// Keeps the open alerts on a page that stays open up to date. Without JavaScript they come with the next page.
const place = document.getElementById("open-alerts");
const news = document.getElementById("new-alert");
const EVERY = 30_000; // milliseconds

async function look() {
  let found = null;
  try {
    const response = await fetch(place.dataset.from, { redirect: "error" });
    if (response.ok) found = await response.text();
  } catch {
    // Out of reach: said below, and tried again.
  }
  if (found === null) {
    news.textContent = place.dataset.lost;
    return;
  }
  news.textContent = "";
  const fresh = document.createElement("template");
  fresh.innerHTML = found; // our own server's template, which escapes all it shows
  const before = place.textContent.trim();
  if (fresh.content.textContent.trim() === before) return;
  place.replaceChildren(fresh.content);
  // Said aloud by screen readers, since the alert itself appears above where they read.
  news.textContent = place.textContent.trim() ? "The open alerts have changed: see the top of the page." : "";
}

setInterval(look, EVERY);

// Typed words that would be lost: the browser asks before it leaves the page. Not for what is only asked or picked.
let sent = null;
/** @param {HTMLFormElement} form */
const written = (form) =>
  "unsaved" in form.dataset ||
  [...form.elements].some((field) => field.matches("textarea, input:not([type])") && field.value !== field.defaultValue);

document.addEventListener("submit", (event) => {
  sent = event.target;
});
addEventListener("beforeunload", (event) => {
  const lost = [...document.querySelectorAll("form[method=post]:not([data-passing])")].some((form) => form !== sent && written(form));
  sent = null;
  if (lost) event.preventDefault();
});
