// google-libphonenumber: Google's own JavaScript, packaged. It knows no carriers.

import libphonenumber from 'google-libphonenumber';
import { answerChunks } from './chunks.mjs';

const { PhoneNumberFormat, PhoneNumberUtil } = libphonenumber;
const numbers = PhoneNumberUtil.getInstance();
// Where results go, so that none of them can be left out.
const sink = { region: '', type: 0, e164: '' };

await answerChunks((text) => {
  let number;
  try {
    number = numbers.parse(text, 'ZZ');
  } catch {
    return false;
  }
  sink.region = numbers.getRegionCodeForNumber(number);
  sink.type = numbers.getNumberType(number);
  sink.e164 = numbers.format(number, PhoneNumberFormat.E164);
  return numbers.isValidNumber(number);
});
