// The validation dialect as a Node developer would write it: Fastify and libphonenumber-js with its full metadata. The
// same request and answer, the same reading of digits without a plus, the user checked; nothing is recorded, and no
// carrier is known.
//
// Environment: BENCH_USER, BENCH_PASS. Listens on a free port of loopback and prints it.

import { createHash, timingSafeEqual } from 'node:crypto';
import Fastify from 'fastify';
import { parsePhoneNumberWithError } from 'libphonenumber-js/max';

const SERVICE = 'PhoneMatch5.0.Validate';
const LINE_TYPES = {
  MOBILE: 'Mobile',
  FIXED_LINE: 'Landline',
  FIXED_LINE_OR_MOBILE: 'Mobile',
  VOIP: 'VOIP',
  TOLL_FREE: 'TollFree',
  PREMIUM_RATE: 'Premium',
  VOICEMAIL: 'Voicemail',
};
const countries = new Intl.DisplayNames('en', { type: 'region' });
const countryNames = new Map();
const hash = (text) => createHash('sha256').update(text).digest();
const accounts = new Map([
  [process.env.BENCH_USER, { company: 'Bench', pass: hash(process.env.BENCH_PASS) }],
]);
let confirmation = 70_000_000;

function country(code) {
  let name = countryNames.get(code);
  if (name === undefined) countryNames.set(code, (name = countries.of(code)));
  return name;
}

function valid(text) {
  try {
    const number = parsePhoneNumberWithError(text);
    return number.isValid() ? number : null;
  } catch {
    return null;
  }
}

/** A plus, 00 or 011: the country code follows. Else a valid number of +1 first, then the country code. */
function read(phone) {
  const digits = phone.replace(/\D/g, '');
  if (phone.startsWith('+')) return valid('+' + digits);
  if (digits.startsWith('011')) return valid('+' + digits.slice(3));
  if (digits.startsWith('00')) return valid('+' + digits.slice(2));
  if (digits.length === 10) return valid('+1' + digits) ?? valid('+' + digits);
  return valid('+' + digits);
}

const twoDigits = (value) => String(value).padStart(2, '0');

function timestamp(parting) {
  const now = new Date();
  const date = `${now.getUTCFullYear()}-${twoDigits(now.getUTCMonth() + 1)}-${twoDigits(now.getUTCDate())}`;
  return `${date}${parting}${twoDigits(now.getUTCHours())}:${twoDigits(now.getUTCMinutes())}:${twoDigits(now.getUTCSeconds())}`;
}

function refused(reply, message, code, detail) {
  return reply.code(400).send({ meta: { timestamp: timestamp('T') }, error: { message, code, detail } });
}

function described(number) {
  return {
    countrycode: number.country ?? null,
    countrycallingcode: number.countryCallingCode,
    country: number.country ? country(number.country) : 'International',
    phonelinetype: LINE_TYPES[number.getType()] ?? 'Other',
    carrier: null,
    phonenumber: number.countryCallingCode === '1' ? number.nationalNumber : number.number.slice(1),
  };
}

const text = { type: 'string' };
const textOrNull = { type: ['string', 'null'] };
// Fastify writes an answer it knows the shape of faster than JSON.stringify would.
const answer = {
  type: 'object',
  properties: {
    output: {
      type: 'object',
      properties: {
        data: {
          type: 'object',
          properties: {
            PhoneNumber: {
              type: 'array',
              items: {
                type: 'object',
                properties: {
                  countrycode: textOrNull,
                  countrycallingcode: text,
                  country: text,
                  phonelinetype: text,
                  carrier: textOrNull,
                  phonenumber: text,
                },
              },
            },
          },
        },
      },
    },
    meta: {
      type: 'object',
      properties: {
        confirmation: { type: 'integer' },
        reference: textOrNull,
        service: text,
        timestamp: text,
        company: text,
        user: text,
      },
    },
    result: {
      type: 'object',
      properties: { action: text, detail: text, issues: { type: 'array', items: text } },
    },
  },
};

const server = Fastify();
server.removeAllContentTypeParsers();
// The body is JSON whatever the Content-Type says.
server.addContentTypeParser('*', { parseAs: 'string' }, (request, body, done) => done(null, body));

server.post('/process/comprehensive/gateway', { schema: { response: { 200: answer } } }, (request, reply) => {
  if (!request.body) return refused(reply, 'No Query', 'IN0');
  let query;
  try {
    query = JSON.parse(request.body);
  } catch {
    return refused(reply, 'Query Not Parsable', 'IN1');
  }
  const account = accounts.get(query.user);
  if (!account || !timingSafeEqual(account.pass, hash(String(query.pass)))) {
    return refused(reply, 'Bad Login', 'AUTH0');
  }
  const target = query.target ?? query;
  if (query.service !== SERVICE) return refused(reply, 'Input Failed Validation', 'QRY2', 'Service is not known.');
  if (!target.phone) return refused(reply, 'Missing Required Input', 'QRY1', 'Service requires Phone to be specified.');

  const number = read(String(target.phone));
  const data = number ? described(number) : null;
  const excluded = data && (target.invalid_phonelinetypes ?? [])
    .some((type) => type.toLowerCase() === data.phonelinetype.toLowerCase());
  return reply.send({
    output: { data: { PhoneNumber: data ? [data] : [] } },
    meta: {
      confirmation: ++confirmation,
      reference: query.reference ?? null,
      service: SERVICE,
      timestamp: timestamp(' '),
      company: account.company,
      user: query.user,
    },
    result: {
      action: data && !excluded ? 'PASS' : 'FAIL',
      detail: !data ? 'PHONE CHECK FAILED' : excluded ? 'PHONE TYPE CHECK FAILED' : 'ALL CHECKS PASSED',
      issues: [],
    },
  });
});

await server.listen({ host: '127.0.0.1', port: 0 });
console.log(server.server.address().port);
