// The simulator's phone: sends what is typed, and looks every second for what came back.
const list = document.getElementById("texts")
const phone = document.getElementById("phone")
const text = document.getElementById("text")
const problem = document.getElementById("problem")
let shown = ""

async function send(words) {
  problem.textContent = ""
  const answer = await fetch("/dev/sms/texts", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify({ phone: phone.value, text: words }),
  })
  const body = await answer.json()
  if (!answer.ok) problem.textContent = body.message
  else look()
  return answer.ok
}

function bubble(entry) {
  const item = document.createElement("li")
  item.className = entry.inbound ? "mine" : entry.by_twilio ? "twilio" : "theirs"
  const said = item.appendChild(document.createElement("p"))
  said.textContent = entry.text
  const detail = item.appendChild(document.createElement("small"))
  const size = `${entry.segments} segment${entry.segments === 1 ? "" : "s"}, ${entry.alphabet}`
  detail.textContent = entry.by_twilio ? "Twilio’s own reply" : entry.inbound ? size : `${size}, ${entry.status}`
  return item
}

function e164(value) {
  const digits = value.replace(/\D/g, "")
  return digits.length === 10 ? `+1${digits}` : `+${digits}`
}

async function look() {
  const answer = await fetch(`/dev/sms/texts?phone=${encodeURIComponent(e164(phone.value))}`)
  if (!answer.ok) return
  const body = await answer.json()
  const now = JSON.stringify(body.texts)
  if (now === shown) return
  const atEnd = list.scrollHeight - list.scrollTop - list.clientHeight < 80
  shown = now
  list.replaceChildren(...body.texts.map(bubble))
  if (atEnd) list.scrollTop = list.scrollHeight
}

document.getElementById("write").addEventListener("submit", async (event) => {
  event.preventDefault()
  if (await send(text.value)) text.value = ""
})
text.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && !event.shiftKey) {
    event.preventDefault()
    if (text.value.trim()) event.target.form.requestSubmit()
  }
})
for (const button of document.querySelectorAll("[data-say]")) {
  button.addEventListener("click", () => send(button.dataset.say))
}
setInterval(look, 1000)
look()
