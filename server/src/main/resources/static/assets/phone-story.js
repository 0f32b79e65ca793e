// The two stories of a call: SIP messages as a ladder, and what the server does in words. One clock: seconds since the
// verification was accepted, or since the first message.

const EVENTS = {
  accepted: detail => ["Accepted", detail.replace(/^price (.*)$/, "$1 held")],
  invite: detail => ["Dialling", detail],
  challenged: detail => ["Asked for a password", detail],
  ringing: () => ["Ringing", "Your browser is the phone"],
  "early-media": detail => ["Early media", detail],
  answered: detail => ["Answered", detail],
  voice: detail => ["Voice", detail],
  "left-out": detail => ["Left out of the message", detail],
  "answered-by": detail => ["Who answered", detail],
  speaking: detail => ["Speaking", `“${detail}”`],
  repeat: () => ["Asked to hear it again", "Star pressed"],
  bye: detail => ["Hung up", detail === "us" ? "By the server" : detail],
  cancel: detail => ["Gave up", detail],
  refused: detail => ["Refused", detail],
  "farewell-cut": () => ["Farewell cut short", "The far end hung up"],
  finished: detail => [detail.includes("(pin-matched)") ? "PIN matched" : "Ended", detail],
  charged: detail => (Number(detail) > 0 ? [`Charged ${detail}`, "Hold released"] : ["Nothing charged", "Hold released"]),
};

const element = (name, className, text) => {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
};

export class Story {
  #ladder = document.querySelector("#ladder");
  #timeline = document.querySelector("#timeline");
  #start;
  #rows = [];
  #matched = false;

  clear() {
    this.#start = undefined;
    this.#matched = false;
    this.#rows = [];
    [...this.#ladder.children].slice(1).forEach(row => row.remove());
    this.#timeline.replaceChildren();
    this.#show();
  }

  #show() {
    this.#ladder.hidden = this.#ladder.children.length < 2;
    document.querySelector("#no-ladder").hidden = !this.#ladder.hidden;
    document.querySelector("#no-timeline").hidden = this.#timeline.children.length > 0;
  }

  /** The clock's zero, in milliseconds since 1970. Rows that are there are numbered anew. */
  begin(at) {
    this.#start = at;
    this.#rows.forEach(([time, row]) => (time.textContent = this.#seconds(row)));
  }

  #time(at) {
    const time = element("time", "", this.#seconds(at));
    this.#rows.push([time, at]);
    return time;
  }

  #seconds(at) {
    return `+${Math.max(0, (at - this.#start) / 1000).toFixed(3)}`;
  }

  message({ at, fromCaller, line }) {
    this.#start ??= at;
    const status = Number(/^\d{3}/.exec(line)?.[0] ?? 0);
    const tone = status >= 300 ? " wire--bad" : status >= 200 ? " wire--good" : "";
    this.#wire(at, `wire wire--${fromCaller ? "out" : "in"}${tone}`, line, fromCaller ? "sent " : "received ");
  }

  media(at, text) {
    this.#start ??= at;
    this.#wire(at, "wire wire--media", text, "");
  }

  #wire(at, className, text, hidden) {
    const row = element("li");
    const wires = element("div", "wires");
    const wire = element("span", className);
    if (hidden) wire.append(element("span", "hide", hidden));
    wire.append(text);
    wires.append(wire);
    row.append(this.#time(at), wires);
    this.#ladder.append(row);
    this.#show();
  }

  /** @returns {boolean} whether the event is one that is shown */
  event({ at, event, detail }) {
    const words = EVENTS[event]?.(detail);
    if (!words) return false;
    if (event === "finished") this.#matched = detail.includes("(pin-matched)");
    this.#row(at, this.#matched ? "is-verified" : "is-live", ...words);
    return true;
  }

  /** The row of keys, which changes in place. */
  keys(at, count, of) {
    const words = [of ? `Keys: ${count} of ${of}` : `Keys: ${count}`, "Which keys is not shown or stored"];
    const last = this.#timeline.lastElementChild;
    if (last?.dataset.keys) last.querySelector("b").textContent = words[0];
    else this.#row(at, "is-live", ...words).dataset.keys = "true";
  }

  #row(at, className, title, detail) {
    this.#start ??= at;
    const before = this.#timeline.lastElementChild;
    if (before?.className === "is-live") before.className = "is-stopped";
    const row = element("li", className);
    const words = element("div");
    words.append(element("b", "", title));
    const line = element("p");
    line.append(element("bdi", "", detail));
    if (detail) words.append(line);
    row.append(words, this.#time(at));
    this.#timeline.append(row);
    this.#show();
    return row;
  }

  /** Nothing more will happen. */
  end() {
    const last = this.#timeline.lastElementChild;
    if (last?.className === "is-live") last.className = "is-stopped";
  }
}
