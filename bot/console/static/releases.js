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
  training.replaceChildren(fresh.content);
  if (now === state) return;
  state = now;
  // Said aloud by screen readers: the bar itself would be read every few seconds.
  said.textContent = training.querySelector(".mark").textContent;
  if (state !== "running") document.getElementById("training-cancel")?.remove();
}

setTimeout(follow, training.dataset.every * 1000);
