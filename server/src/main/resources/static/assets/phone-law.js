// ITU-T G.711 µ-law between octets and samples of -1 to 1.

const expand = octet => {
  const bits = ~octet & 0xff;
  const magnitude = ((((bits & 0x0f) << 3) + 0x84) << ((bits & 0x70) >> 4)) - 0x84;
  return (bits & 0x80 ? -magnitude : magnitude) / 32768;
};

const SAMPLES = Float32Array.from({ length: 256 }, (_, octet) => expand(octet));

export const decode = octets => Float32Array.from(octets, octet => SAMPLES[octet]);

const encodeOne = sample => {
  const linear = Math.max(-32635, Math.min(32635, Math.round(sample * 32768)));
  const magnitude = Math.abs(linear) + 0x84;
  const segment = 24 - Math.clz32(magnitude); // the highest bit, 7 to 14
  return ~((linear < 0 ? 0x80 : 0) | (segment << 4) | ((magnitude >> (segment + 3)) & 0x0f)) & 0xff;
};

export const encode = samples => Uint8Array.from(samples, encodeOne);
