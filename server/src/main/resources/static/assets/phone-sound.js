// Sound of the browser phone: what comes by the line is played, what the microphone hears is passed on.

import { decode, encode } from "./phone-law.js";

const RATE = 8000;
const MOST_EARLY = 50; // frames that wait for the worklet to load: one second

export class Sound {
  #context;
  #player;
  #early = [];
  #microphone;
  muted = false;
  onlevel = () => {};
  onplayed = null; // set before the call: gets every sample that is played

  /** Must follow a click or a key press: browsers make no sound before. */
  async start() {
    if (!this.#context) {
      this.#context = new AudioContext({ sampleRate: RATE });
      await this.#context.audioWorklet.addModule(new URL("phone-worklet.js", import.meta.url));
      this.#player = new AudioWorkletNode(this.#context, "phone-player", { outputChannelCount: [1] });
      this.#player.port.onmessage = ({ data }) => {
        if (data.played) this.onplayed?.(data.played);
        else this.onlevel(data.level);
      };
      this.#player.connect(this.#context.destination);
    }
    await this.#context.resume();
    this.#player.port.postMessage({ capture: this.onplayed !== null });
    this.#early.splice(0).forEach(samples => this.#play(samples));
  }

  /** 20 ms of G.711 µ-law. */
  frame(octets) {
    const samples = this.muted ? new Float32Array(octets.length) : decode(octets);
    if (this.#player) this.#play(samples);
    else if (this.#early.push(samples) > MOST_EARLY) this.#early.shift();
  }

  #play(samples) {
    this.#player.port.postMessage(samples, [samples.buffer]);
  }

  /** Asks for the microphone. Rejects when the person or the browser says no. */
  async listen(send) {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: { channelCount: 1, echoCancellation: true } });
    await this.start();
    const source = this.#context.createMediaStreamSource(stream);
    const ear = new AudioWorkletNode(this.#context, "phone-ear", { numberOfOutputs: 0 });
    ear.port.onmessage = ({ data }) => send(encode(data));
    source.connect(ear);
    this.#microphone = { stream, source };
  }

  /** Lets go of the microphone. */
  deafen() {
    this.#microphone?.source.disconnect();
    this.#microphone?.stream.getTracks().forEach(track => track.stop());
    this.#microphone = undefined;
  }

  /** Forgets what has not been played. */
  hush() {
    this.#early.length = 0;
  }
}
