// Shows how an answer will look while somebody writes it. Without JavaScript the form has a button for that.
const form = document.getElementById("answer");
const place = document.getElementById("preview");
const WAIT = 400; // milliseconds after the last key
let timer = 0;
let latest = 0;

async function show() {
  const mine = ++latest;
  let found = null;
  try {
    const response = await fetch(form.dataset.preview, { method: "POST", body: new FormData(form), redirect: "error" });
    if (response.ok) found = await response.text();
  } catch {
    // Out of reach: the old preview stays, and the next key tries again.
  }
  if (found === null || mine !== latest) return;
  const fresh = document.createElement("template");
  fresh.innerHTML = found; // our own server's template, which escapes all it shows
  place.replaceChildren(fresh.content);
}

form.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, WAIT);
});
