// The browser phone. States: idle, ringing, talking, ended. The line says what happens, the story shows it.

import { Line } from "./phone-line.js";
import { Sound } from "./phone-sound.js";
import { Story } from "./phone-story.js";

const find = selector => document.querySelector(selector);
const all = selector => [...document.querySelectorAll(selector)];
const root = find("#phone");
const line = new Line();
const sound = new Sound();
const story = new Story();
// Beside this script, under the digest that the page named.
const ICONS = new URL("icons.svg", import.meta.url).pathname;

const LEADS = {
  idle: "This browser is a telephone of the built-in carrier. Let it ring.",
  ringing: "A call is coming in. Answer it, listen, and key the PIN.",
  talking: "Key the PIN with the buttons or your keyboard. Each key travels through real SIP and RTP.",
  ended: "The call is over. This is what your own users’ calls will look like.",
};

const VERDICTS = {
  "pin-matched": "You keyed the PIN of this call, so the server said so: to your callback and in the ledger.",
  "wrong-pin": "The keys were not the PIN of this call.",
  "no-pin": "No PIN was keyed.",
  "hung-up-early": "You hung up before a PIN was keyed.",
  "reported-not-me": "You said that you did not ask for this call. Your number is left alone for a while.",
  machine: "A machine answered, so the server hung up. A key would have held that off.",
  busy: "The phone was busy.",
  rejected: "You declined the call.",
  "no-answer": "Nobody answered.",
  unreachable: "The phone was away.",
};

let held = []; // numbers that ring here
let wanted = ""; // the number that was asked for last
let placed = null; // the verification that this page has asked for: { id, number, pin, accepted }
let call = null; // { caller, pressed, sent, heard, following, codec, began }
let result = null;
let placing = false; // the answer to Call me may come after the phone rings
const seen = new Set(); // events that are shown: following anew tells them again

const say = text => (find("#said").textContent = text);
const grouped = number => number.replace(/^\+1(\d{3})(\d{3})(\d{4})$/, "+1 $1 $2 $3");

function show(state) {
  root.dataset.state = state;
  all("[data-when]").forEach(part => (part.hidden = part.dataset.when !== state));
  find("#lead").textContent = LEADS[state];
}

function trouble(title, detail = "") {
  find("#trouble").hidden = !title;
  find("#trouble b").textContent = title;
  find("#trouble p").textContent = detail;
}

function wrong(field, text) {
  const error = find(`#${field}-error`);
  error.hidden = !text;
  error.textContent = text;
  find(`#${field}`).setAttribute("aria-invalid", String(Boolean(text)));
  find(`#${field}`).parentElement.classList.toggle("is-wrong", Boolean(text));
}

/* Numbers that ring here */

function showHeld() {
  find("#held-box").hidden = held.length < 2;
  find("#held").replaceChildren(...held.map(number => {
    const row = document.createElement("li");
    const text = document.createElement("span");
    text.className = "num";
    text.textContent = grouped(number);
    const release = document.createElement("button");
    release.className = "button button--s";
    release.type = "button";
    release.textContent = "Release";
    release.setAttribute("aria-label", `Release ${grouped(number)}`);
    release.onclick = () => {
      line.tell("release", { number });
      held = held.filter(other => other !== number);
      showHeld();
    };
    row.append(text, release);
    return row;
  }));
  all("#call-me, #hold").forEach(button => (button.disabled = !line.isOpen));
}

const typed = () => `+${find("#number").value.replace(/\D/g, "")}`;

/** Holds what is typed, if this browser does not hold it yet. Resolves to whether it does. */
let answerToHold = () => {};
function hold() {
  wrong("number", "");
  if (!find("#number").value.trim().startsWith("+") || !/^\+[1-9]\d{5,14}$/.test(typed())) {
    wrong("number", "Needs a plus and the country code, such as +12015550150.");
    return Promise.resolve(false);
  }
  wanted = typed();
  if (held.includes(wanted)) return Promise.resolve(true);
  line.tell("hold", { number: wanted });
  return new Promise(resolve => (answerToHold = resolve));
}

/* Call me */

async function callMe() {
  if (!(await hold())) return;
  trouble("");
  wrong("brand", "");
  forget();
  find("#call-me").disabled = true;
  placing = true;
  try {
    const headers = { "Content-Type": "application/json" };
    if (root.dataset.csrfHeader) headers[root.dataset.csrfHeader] = root.dataset.csrfToken;
    const body = JSON.stringify({ number: typed(), brand: find("#brand").value });
    const answer = await fetch(`/phone/calls${location.search}`, { method: "POST", headers, body });
    const told = await answer.json();
    if (answer.ok) begin(told);
    else refuse(told);
  } catch {
    trouble("The call could not be placed.", "The server does not answer. Try again in a moment.");
  } finally {
    placing = false;
    find("#call-me").disabled = !line.isOpen;
  }
}

function begin(told) {
  placed = told;
  find("#pin").hidden = false;
  find("#pin-shown").textContent = told.pin;
  find("#pin-spoken").textContent = [...told.pin].join(" ");
  story.begin(told.accepted);
  line.tell("follow", { id: told.id });
  showDots();
}

function refuse({ detail, errors = [] }) {
  const here = errors.filter(({ field }) => field === "number" || field === "brand");
  here.forEach(({ field, rule }) => wrong(field, `${field === "brand" ? "The name" : "The number"} ${rule}.`));
  if (!here.length) trouble("The call was not placed.", detail);
  show("idle");
}

function forget() {
  placed = null;
  call = null;
  result = null;
  seen.clear();
  find("#pin").hidden = true;
  find("#standing").hidden = true;
  story.clear();
}

/* What the line says */

const heardOnTheLine = {
  held({ number }) {
    if (!held.includes(number)) held.push(number);
    sessionStorage.setItem("phone-numbers", JSON.stringify(held));
    if (!find("#number").value) find("#number").value = grouped(number);
    answerToHold(true);
    showHeld();
  },
  "not-held"({ number, why }) {
    if (number && number !== wanted) line.tell("hold");
    else wrong("number", `${number ? grouped(number) : "A number"} ${why}. Choose another one.`);
    answerToHold(false);
  },
  ringing({ number, caller, callerName }) {
    const mine = placing || (placed && !result && placed.number === number.replace(/^\+?/, "+"));
    if (!mine) forget();
    call = { pressed: 0, sent: 0, heard: 0, following: Boolean(mine) };
    all("[data-caller-name]").forEach(part => (part.textContent = callerName || "Ringtrue"));
    all("[data-caller]").forEach(part => (part.textContent = grouped(caller) || "No number"));
    find("#to").textContent = `calls ${grouped(number)}`;
    if (!mine) line.tell("follow");
    showDots();
    show("ringing");
    find("#answer").focus();
    say(`Incoming call from ${callerName || caller || "an unknown number"}`);
  },
  answered({ codec }) {
    call.codec = codec;
    call.began = Date.now();
    find("#heard").hidden = true;
    setRole(call.machine ? MACHINE : "");
    show("talking");
    find("#talking").focus();
  },
  "key-sent"() {
    call.sent++;
    if (!call.following) keyHeard(Date.now());
  },
  beep() {
    story.media(Date.now(), "beep");
  },
  message(message) {
    story.message(message);
    if (message.line === "ACK" && call?.codec) story.media(message.at, `RTP both ways, ${call.codec}`);
  },
  ended({ cause, detail }) {
    sound.deafen();
    find("#microphone").checked = false;
    show("ended");
    find("#ended").focus();
    verdict({ cause, detail });
  },
  following({ accepted, events }) {
    if (call) call.following = true;
    story.begin(accepted);
    standing("In progress", "is-live");
    events.forEach(event => heardOnTheLine.event(event));
  },
  event(event) {
    const name = `${event.at} ${event.event} ${event.detail}`;
    if (seen.has(name)) return;
    seen.add(name);
    if (event.event === "key") keyHeard(event.at);
    else story.event(event);
    if (event.event === "speaking") {
      find("#heard").hidden = false;
      find("#heard bdi").textContent = event.detail;
    }
    if (event.event === "charged") line.tell("result");
  },
  result(told) {
    if (!told.isFinal) return;
    result = told;
    story.end();
    standing(told.matched ? "Verified" : told.status, told.matched ? "is-verified" : "is-stopped");
    if (root.dataset.state !== "talking" && root.dataset.state !== "ringing") {
      show("ended");
      verdict({});
    }
  },
};

function standing(text, tone) {
  const chip = find("#standing");
  chip.hidden = false;
  chip.className = `chip ${tone}`;
  const shape = document.createElement("i");
  shape.className = tone === "is-live" ? "dot dot--beat" : "dot";
  chip.replaceChildren(shape, text);
}

/* Keys */

const digitsWanted = () => placed?.pin.length ?? 0;

function showDots() {
  const heard = call?.heard ?? 0;
  const count = Math.max(digitsWanted(), heard);
  all("[data-keyed]").forEach(dots => {
    dots.replaceChildren(...Array.from({ length: count }, (_, i) => {
      const dot = document.createElement("i");
      if (i < heard) dot.className = "is-done";
      return dot;
    }));
    dots.classList.toggle("is-verified", Boolean(result?.matched));
    dots.setAttribute("aria-label", digitsWanted() ? `${heard} of ${digitsWanted()} keys heard` : `${heard} keys heard`);
  });
}

/** The server has heard a key. */
function keyHeard(at) {
  if (!call) return;
  call.heard++;
  story.media(at, "key");
  story.keys(at, call.heard, digitsWanted());
  showDots();
}

function press(key) {
  if (root.dataset.state !== "talking" || silent()) return;
  const button = find(`#keypad [data-digit="${CSS.escape(key)}"]`);
  button.classList.add("is-down");
  setTimeout(() => button.classList.remove("is-down"), 140);
  call.pressed++;
  line.tell("key", { key });
}

/* Who this phone is */

const silent = () => find('[data-do="silent"]').getAttribute("aria-pressed") === "true";

function setRole(text) {
  find("#role").hidden = !text;
  find("#role").textContent = text;
  const quiet = text !== "";
  find('[data-do="silent"]').setAttribute("aria-pressed", "false");
  all("#keypad .key").forEach(key => (key.disabled = quiet));
}

const MACHINE = "You are a machine: a greeting, a beep, then you listen.";

const WHY_ENDED = {
  refused: "The call was refused",
  cancelled: "The caller gave up",
  "hung-up": "You hung up",
  bye: "The caller hung up",
  lost: "The line was lost",
};

function verdict({ cause, detail }) {
  const matched = Boolean(result?.matched);
  if (cause) call.cause = WHY_ENDED[cause] + (detail ? ` (${detail})` : "");
  find("#verdict-face").className = `call__face ${matched ? "is-verified" : "is-stopped"}`;
  find("#verdict-face use").setAttribute("href", `${ICONS}#${matched ? "check" : "phone"}`);
  find("#verdict").textContent = matched ? "Verified" : (result?.status ?? "Call over");
  const length = call?.began ? `, call of ${((Date.now() - call.began) / 1000).toFixed(1)} s` : "";
  call && (call.length ??= length);
  find("#verdict-detail").textContent = result
    ? `matched=${result.matched}${call?.length ?? ""}, charged ${result.cost}`
    : (call?.cause ?? "");
  find("#verdict-why").textContent = result ? (VERDICTS[result.reason] ?? "") : "";
  showDots();
  if (result) say(matched ? "PIN matched" : `${result.status}: ${result.reason}`);
}

/* Buttons and keyboard */

const does = {
  answer() {
    line.tell("answer");
    sound.start();
  },
  decline: () => line.tell("decline"),
  busy: () => line.tell("busy"),
  "let-ring": () => say("The phone goes on ringing."),
  "hang-up": () => line.tell("hang-up"),
  machine() {
    line.tell("machine");
    sound.start();
    call.machine = true;
    setRole(MACHINE);
  },
  silent() {
    const begins = !silent();
    setRole(begins ? "You stay silent. The server waits for keys." : "");
    find('[data-do="silent"]').setAttribute("aria-pressed", String(begins));
    if (begins) deafen();
  },
  again() {
    show("idle");
    callMe();
  },
};

function deafen() {
  sound.deafen();
  find("#microphone").checked = false;
}

async function microphone({ target }) {
  if (!target.checked) {
    sound.deafen();
    return;
  }
  try {
    await sound.listen(octets => line.sound(octets));
  } catch {
    target.checked = false;
    trouble("The microphone stays off.", "The browser did not allow it. The call goes on without it.");
  }
}

function typedKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
  if (event.target.closest?.("input, textarea, select")) return;
  const state = root.dataset.state;
  const elsewhere = event.target.closest?.("button, a[href]") && event.target.id !== "answer";
  if (state === "ringing" && event.key === "Enter" && !elsewhere) {
    event.preventDefault();
    does.answer();
  } else if (state === "ringing" && event.key === "Escape") {
    does.decline();
  } else if (/^[0-9*#]$/.test(event.key)) {
    press(event.key);
  }
}

function showLevel(level) {
  const bars = all("#level i");
  const middle = (bars.length - 1) / 2;
  bars.forEach((bar, i) => {
    const share = 1 - Math.abs(i - middle) / (middle + 1);
    const wave = 0.55 + 0.45 * Math.sin(i * 2.4);
    bar.style.height = `${0.3 + Math.min(1.6, level * 14 * share * wave)}rem`;
  });
}

function clock() {
  if (root.dataset.state !== "talking" || !call?.began) return;
  const seconds = Math.floor((Date.now() - call.began) / 1000);
  find("#time").textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

/* The line */

line.onopen = () => {
  trouble("");
  const before = JSON.parse(sessionStorage.getItem("phone-numbers") ?? "[]");
  held = [];
  wanted = "";
  if (before.length) before.forEach(number => line.tell("hold", { number }));
  else line.tell("hold");
  showHeld();
};

line.onlost = reason => {
  held = [];
  showHeld();
  if (root.dataset.state === "ringing" || root.dataset.state === "talking") show("idle");
  trouble("The line to the server is lost.", reason || "This page connects again by itself. A call that was on ends.");
};

line.onmessage = message => heardOnTheLine[message.type]?.(message);
line.onsound = octets => {
  sound.frame(octets);
  if (root.dataset.capture) root.dispatchEvent(new CustomEvent("phone-frame", { detail: octets }));
};

sound.onlevel = showLevel;
// A measurement sets data-capture before the call, and gets what was received and what was played.
if (root.dataset.capture !== undefined || new URLSearchParams(location.search).has("capture")) {
  root.dataset.capture = "true";
  sound.onplayed = samples => root.dispatchEvent(new CustomEvent("phone-played", { detail: samples }));
}

find("#idle").addEventListener("submit", event => {
  event.preventDefault();
  callMe();
});
find("#hold").addEventListener("click", hold);
find("#sound").addEventListener("change", ({ target }) => (sound.muted = !target.checked));
find("#microphone").addEventListener("change", microphone);
root.addEventListener("click", event => {
  const act = event.target.closest("[data-do]");
  const key = event.target.closest("#keypad [data-digit]");
  if (act) does[act.dataset.do]();
  if (key) press(key.dataset.digit);
});
document.addEventListener("keydown", typedKey);
setInterval(clock, 250);
line.open();
