// Brings a training's progress up to date on the open page. Without JavaScript the page comes anew by itself.
const training = document.getElementById("training");
const said = document.getElementById("training-news");
let state = training.querySelector("[data-state]").dataset.state;

async function follow() {
  try {
    const response = await fetch(training.dataset.from, { redirect: "error" });
    if (response.ok) show(await response.text());
  } catch {
    // Out of reach for a moment: tried again.
  }
  if (state === "queued" || state === "running") setTimeout(follow, training.dataset.every * 1000);
}

function show(html) {
  const fresh = document.createElement("template");
  fresh.innerHTML = html; // our own server's template, which escapes all it shows
  const now = fresh.content.querySelector("[data-state]").dataset.state;
  const old = training.querySelector(".log");
  const place = old && old.scrollHeight - old.scrollTop - old.clientHeight > 20 ? old.scrollTop : Infinity; // else its end
  const reading = document.activeElement === old;
  const closed = training.querySelector("details:not([open])") !== null;
  training.replaceChildren(fresh.content);
  const log = training.querySelector(".log");
  if (closed) training.querySelector("details")?.removeAttribute("open");
  log?.scrollTo(0, Math.min(place, log.scrollHeight));
  if (reading) log?.focus({ preventScroll: true });
  if (now === state) return;
  state = now;
  // Said aloud by screen readers: the bar itself would be read every few seconds.
  said.textContent = training.querySelector(".mark").textContent;
  if (state === "running" || state === "queued") return;
  document.getElementById("training-cancel")?.remove();
  const again = document.getElementById("training-again");
  if (again) again.hidden = state === "done";
}

setTimeout(follow, training.dataset.every * 1000);
