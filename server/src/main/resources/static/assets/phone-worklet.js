// Runs on the browser's audio thread, at 8,000 samples a second.

const AHEAD = 800; // 100 ms wait before sound starts, so that late packets leave no gap
const MORE = 480; // after each gap 60 ms more, up to half a second: this browser or its line is slow
const FARTHEST = 4000;
const MOST = 8000; // what a browser that fell behind keeps: one second

/** Plays the caller's voice. Messages in: blocks of samples, or { capture: true }; out: the level, and what was played. */
class PhonePlayer extends AudioWorkletProcessor {
  blocks = [];
  waiting = 0;
  at = 0;
  flowing = false;
  ahead = AHEAD;
  capture = false;
  sum = 0;
  counted = 0;

  constructor() {
    super();
    this.port.onmessage = ({ data }) => {
      if (data.capture !== undefined) this.capture = data.capture;
      else this.take(data);
    };
  }

  take(block) {
    this.blocks.push(block);
    this.waiting += block.length;
    while (this.waiting > MOST) this.drop();
    this.flowing ||= this.waiting >= this.ahead;
  }

  drop() {
    this.waiting -= this.blocks.shift().length - this.at;
    this.at = 0;
  }

  process(_, [[out]]) {
    for (let i = 0; i < out.length; i++) out[i] = this.next();
    if (this.capture) this.port.postMessage({ played: out.slice() });
    this.measure(out);
    return true;
  }

  next() {
    if (!this.flowing || !this.blocks.length) return 0;
    const block = this.blocks[0];
    const sample = block[this.at++];
    this.waiting--;
    if (this.at === block.length) {
      this.blocks.shift();
      this.at = 0;
      this.flowing = this.blocks.length > 0;
      if (!this.flowing) this.ahead = Math.min(this.ahead + MORE, FARTHEST);
    }
    return sample;
  }

  measure(out) {
    for (const sample of out) this.sum += sample * sample;
    this.counted += out.length;
    if (this.counted < 800) return;
    this.port.postMessage({ level: Math.sqrt(this.sum / this.counted) });
    this.sum = 0;
    this.counted = 0;
  }
}

/** Takes the microphone in blocks of 160 samples, 20 ms. */
class PhoneEar extends AudioWorkletProcessor {
  block = new Float32Array(160);
  filled = 0;

  process([[heard]]) {
    for (const sample of heard ?? []) {
      this.block[this.filled++] = sample;
      if (this.filled < this.block.length) continue;
      this.port.postMessage(this.block.slice());
      this.filled = 0;
    }
    return true;
  }
}

registerProcessor("phone-player", PhonePlayer);
registerProcessor("phone-ear", PhoneEar);
