// SPDX-License-Identifier: Apache-2.0
"use strict";
const find = id => document.getElementById(id);
const fields = form => Object.fromEntries([...new FormData(form)].filter(([, value]) => value !== ""));

for (const host of document.querySelectorAll(".host")) host.textContent = location.host;

async function showState() {
  const rows = find("state").tBodies[0];
  let state;
  try {
    state = await (await fetch("/v1/state")).json();
  } catch {
    state = { edge: "does not answer" };
  }
  rows.replaceChildren(...Object.entries(state).map(([name, value]) => {
    const row = document.createElement("tr");
    row.insertCell().textContent = name;
    row.insertCell().textContent = value;
    row.classList.toggle("bad", name === "stale" && value === true);
    return row;
  }));
}
showState();
setInterval(showState, 2000);

find("ask").addEventListener("submit", async event => {
  event.preventDefault();
  const answer = await fetch("/check?" + new URLSearchParams(fields(event.target)));
  const headers = [...answer.headers].filter(([name]) => name.startsWith("x-evenhand-"));
  find("answer").textContent = [answer.status, ...headers.map(([name, value]) => name + ": " + value)].join("\n");
});

let events = null;
find("watch").addEventListener("submit", async event => {
  event.preventDefault();
  if (events) events.close();
  const answer = await fetch("/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(fields(event.target)),
  });
  const session = await answer.json();
  find("session").textContent = JSON.stringify(session, null, 2);
  const player = find("player");
  player.removeAttribute("src");
  player.load();
  if (!answer.ok) return;
  player.src = session.master;
  player.play().catch(() => { /* the browser wants a click first, or plays no HLS */ });
  events = new EventSource(session.events);
  events.addEventListener("revoked", said => {
    player.pause();
    player.removeAttribute("src");
    player.load();
    events.close();
    find("session").textContent = JSON.stringify(JSON.parse(said.data), null, 2);
  });
});
