// libphonenumber-js with its full metadata. It knows no carriers.

import { parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { answerChunks } from './chunks.mjs';

// Where results go, so that none of them can be left out.
const sink = { region: '', type: '', e164: '' };

await answerChunks((text) => {
  let number;
  try {
    number = parsePhoneNumberWithError(text);
  } catch {
    return false;
  }
  sink.region = number.country;
  sink.type = number.getType();
  sink.e164 = number.number;
  return number.isValid();
});
