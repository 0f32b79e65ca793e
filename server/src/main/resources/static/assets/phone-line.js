// The line between this page and the built-in carrier: JSON both ways, and 20 ms of G.711 µ-law in each binary message.

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 10_000;

export class Line {
  #socket;
  #pause = FIRST_PAUSE;
  onopen = () => {};
  onlost = () => {};
  onmessage = () => {};
  onsound = () => {};

  open() {
    const socket = new WebSocket(new URL(`/phone/line${location.search}`, location.href.replace(/^http/, "ws")));
    socket.binaryType = "arraybuffer";
    socket.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.onopen();
    };
    socket.onmessage = ({ data }) => {
      if (typeof data === "string") this.onmessage(JSON.parse(data));
      else this.onsound(new Uint8Array(data));
    };
    // A server that restarts is back within seconds; the page recovers by itself.
    socket.onclose = ({ code, reason }) => {
      this.onlost(code === 1008 ? reason : "");
      if (code === 1008) return;
      setTimeout(() => this.open(), this.#pause);
      this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
    };
    this.#socket = socket;
  }

  get isOpen() {
    return this.#socket?.readyState === WebSocket.OPEN;
  }

  tell(type, members = {}) {
    if (this.isOpen) this.#socket.send(JSON.stringify({ type, ...members }));
  }

  sound(octets) {
    if (this.isOpen && this.#socket.bufferedAmount < 8000) this.#socket.send(octets);
  }
}
