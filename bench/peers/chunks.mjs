// Does the chunks of a file that standard input asks for (see PeerProcess): "from to" in, "nanoseconds valid" out.

import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** @param look text → whether it is a valid number, after finding out all about it */
export async function answerChunks(look) {
  const texts = readFileSync(process.argv[2], 'utf8').split('\n');
  console.log('ready');
  for await (const line of createInterface({ input: process.stdin })) {
    const [from, to] = line.split(' ').map(Number);
    // The whole process, so that its garbage collector counts; in microseconds.
    const before = process.cpuUsage();
    let valid = 0;
    for (let i = from; i < to; i++) if (look(texts[i])) valid++;
    const spent = process.cpuUsage(before);
    console.log(`${(spent.user + spent.system) * 1000} ${valid}`);
  }
}
