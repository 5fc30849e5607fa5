// SPDX-License-Identifier: Apache-2.0
"use strict";
const LANGUAGES = ["en", "fr", "de"];
/** What the page says, in the order of the languages. */
const WORDS = {
  title: ["Player", "Lecteur", "Player"],
  quality: ["Quality", "Qualité", "Qualität"],
  auto: ["automatic", "automatique", "automatisch"],
  account: ["Account", "Compte", "Konto"],
  server: ["Server", "Serveur", "Server"],
  viewer: ["Viewer", "Spectateur", "Zuschauer"],
  film: ["Film", "Film", "Film"],
  format: ["Format", "Format", "Format"],
  watch: ["Watch", "Regarder", "Ansehen"],
  stopped: ["This stream was stopped", "Ce flux a été arrêté", "Dieser Stream wurde beendet"],
  restricted: [
    "A decision about your account restricts this.",
    "Une décision concernant votre compte restreint ceci.",
    "Eine Entscheidung über Ihr Konto schränkt dies ein.",
  ],
  neutral: ["This stream is not available.", "Ce flux n’est pas disponible.", "Dieser Stream ist nicht verfügbar."],
  reason: ["Reason", "Motif", "Grund"],
  decision: ["Decision", "Décision", "Entscheidung"],
  appeal: [
    "Reasons in full, and your appeal",
    "Motifs complets et contestation",
    "Vollständige Begründung und Ihr Einspruch",
  ],
  ending: ["This stream ends at", "Ce flux prend fin à", "Dieser Stream endet um"],
  limited: [
    "A decision limits your account; what you watch yourself is not affected.",
    "Une décision limite votre compte ; ce que vous regardez vous-même n’est pas concerné.",
    "Eine Entscheidung begrenzt Ihr Konto; was Sie selbst ansehen, ist nicht betroffen.",
  ],
  back: [
    "The decision was lifted. The stream goes on where it was.",
    "La décision a été levée. Le flux reprend où il en était.",
    "Die Entscheidung wurde aufgehoben. Der Stream geht weiter, wo er war.",
  ],
  busy: [
    "There is no room now. Try again in a moment.",
    "Il n’y a pas de place pour l’instant. Réessayez dans un moment.",
    "Gerade ist kein Platz. Versuchen Sie es gleich noch einmal.",
  ],
  many: [
    "As many streams are open as this server allows.",
    "Il y a autant de flux ouverts que ce serveur le permet.",
    "Es laufen so viele Streams, wie dieser Server zulässt.",
  ],
  refused: ["The stream could not be opened.", "Le flux n’a pas pu être ouvert.", "Der Stream ließ sich nicht öffnen."],
  direct: ["Sent as it is", "Envoyé tel quel", "Gesendet, wie er ist"],
  remux: ["Sent as it is, in pieces", "Envoyé tel quel, par morceaux", "Gesendet, wie er ist, in Stücken"],
  transcode: ["Made anew for this player", "Refait pour ce lecteur", "Für diesen Player neu gemacht"],
};
const language =
  (navigator.languages || []).map(tag => tag.slice(0, 2)).find(tag => LANGUAGES.includes(tag)) || LANGUAGES[0];
const text = Object.fromEntries(
  Object.entries(WORDS).map(([name, words]) => [name, words[LANGUAGES.indexOf(language)]]));
const find = id => document.getElementById(id);
const video = find("video");
document.documentElement.lang = language;
for (const element of document.querySelectorAll("[data-text]")) element.textContent = text[element.dataset.text];

let hls = null;
let events = null;
let session = null;
let stopped = false;

/** A device keeps its name, so that another film on it is not another stream. */
function device() {
  let name = localStorage.getItem("device");
  if (!name) {
    name = "web-" + crypto.getRandomValues(new Uint32Array(2)).join("-");
    localStorage.setItem("device", name);
  }
  return name;
}

function say(problem, headline) {
  const mine = problem && problem.reason;
  find("headline").textContent = headline;
  find("detail").textContent = mine ? text.restricted : "";
  const facts = find("facts");
  facts.replaceChildren();
  for (const name of mine ? ["reason", "decision"] : []) {
    const term = document.createElement("dt");
    term.textContent = text[name];
    const value = document.createElement("dd");
    value.textContent = problem[name];
    facts.append(term, value);
  }
  const appeal = find("appeal");
  appeal.hidden = !(mine && /^https?:/.test(problem.appeal));
  if (!appeal.hidden) {
    appeal.href = problem.appeal;
    appeal.textContent = text.appeal;
  }
  find("stopped").hidden = false;
  shows(false);
}

/** A picture and what belongs to it, or neither. */
function shows(picture) {
  video.hidden = !picture;
  find("playing").hidden = !picture || !session.master;
  find("how").hidden = !picture;
}

function stop(problem) {
  if (stopped) return;
  stopped = true;
  video.pause();
  if (hls) hls.destroy();
  hls = null;
  video.removeAttribute("src");
  video.load();
  say(problem, problem && problem.reason ? text.stopped : text.neutral);
}

function notice(words) {
  find("notice").textContent = words;
  find("notice").hidden = false;
}

/** What a refused request says; the body lies in the request that failed, as bytes. */
function problemOf(response) {
  try {
    const body = response instanceof ArrayBuffer ? new TextDecoder().decode(response) : response;
    return typeof body === "string" ? JSON.parse(body) : body;
  } catch {
    return null;
  }
}

function play(from) {
  stopped = false;
  find("stopped").hidden = true;
  shows(true);
  if (session.file) {
    video.src = session.file;
    video.currentTime = from;
    video.play().catch(() => {});
    return;
  }
  hls = new Hls({ startPosition: from, maxBufferLength: 12, backBufferLength: 30 });
  window.player = hls;
  window.errors = [];
  hls.on(Hls.Events.ERROR, (name, data) => {
    window.errors.push({ type: data.type, details: data.details, fatal: data.fatal, reason: String(data.reason || data.error || "") });
    if (data.response && data.response.code === 403) {
      stop(problemOf(data.networkDetails && data.networkDetails.response));
    } else if (data.fatal && data.type === Hls.ErrorTypes.MEDIA_ERROR && hls) {
      hls.recoverMediaError();
    } else if (data.fatal && hls) {
      setTimeout(() => hls && hls.startLoad(), 2000);
    }
  });
  hls.on(Hls.Events.MANIFEST_PARSED, (name, data) => {
    const choices = [[-1, text.auto], ...data.levels.map((level, n) => [n, level.height + "p"])];
    find("quality").replaceChildren(...choices.map(([value, label]) => new Option(label, value)));
    video.play().catch(() => {});
  });
  hls.loadSource(session.master);
  hls.attachMedia(video);
}

function listen() {
  events = new EventSource(session.events);
  events.addEventListener("revoked", said => {
    window.heard = performance.now();
    stop(JSON.parse(said.data));
  });
  events.addEventListener("ending", said => {
    notice(text.ending + " " + new Date(JSON.parse(said.data).at).toLocaleTimeString(language));
  });
  events.addEventListener("reinstated", said => {
    if (!stopped) return;
    notice(text.back);
    play(JSON.parse(said.data).positionMs / 1000);
  });
}

find("quality").addEventListener("change", event => {
  if (hls) hls.currentLevel = Number(event.target.value);
});

async function open(wish) {
  if (events) events.close();
  if (hls) hls.destroy();
  hls = null;
  find("notice").hidden = true;
  const answer = await fetch("/sessions", {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(wish),
  });
  const said = await answer.json();
  if (!answer.ok) {
    const words = { 403: said.reason ? text.stopped : text.neutral, 429: text.many, 503: text.busy };
    say(said, words[answer.status] || text.refused);
    return;
  }
  session = said;
  find("method").textContent = text[said.method];
  find("why").replaceChildren(...said.why.map(code => {
    const line = document.createElement("li");
    line.textContent = code.replaceAll("_", " ");
    return line;
  }));
  if (said.notice) notice(text.limited);
  listen();
  play(said.resumeMs / 1000);
}

find("open").addEventListener("submit", event => {
  event.preventDefault();
  const fields = Object.fromEntries([...new FormData(event.target)].filter(([, value]) => value !== ""));
  const caps = { hls: fields.hls, height: 1080 };
  const direct = new URLSearchParams(location.search).get("direct");
  if (direct) Object.assign(caps, { direct: direct === "file", video: ["h264"], audio: ["aac"], containers: ["mp4"] });
  delete fields.hls;
  open({ ...fields, device: device(), caps });
});

fetch("/library").then(answer => answer.json()).then(library => {
  find("open").item.replaceChildren(...library.items.map(item => new Option(item.label, item.item)));
  find("open").dataset.ready = "yes";
});
