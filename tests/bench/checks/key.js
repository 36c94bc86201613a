// Checks on keys and policy numbers.

import { date } from "./date.js";
import { damage, garbled, hasAnyControl, hasInvisible, isPlaceholder, isUnusual } from "./text.js";

const DIGITS = /^[0-9]+$/;
const SCIENTIFIC = /^\d([.,]\d+)?[Ee][+-]\d{2,}$/;
const WRITTEN_NUMBER = /^(\d+\.0+|\d{1,3}(,\d{3})+(\.0+)?)$/;
const EARLY_SEPARATOR = /^.{0,4}[-/.]/;
const PUNCTUATION = /[-+.,/]/;
const MONTH = "(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)";
const NAMED_DATE = new RegExp(`^(\\d{1,2}-${MONTH}|${MONTH}-\\d{2,4}|\\d{1,2}-${MONTH}-\\d{2,4})$`);

/** @param {string} text */
export const isAllDigits = (text) => DIGITS.test(text);

/** @param {string} text */
function isDate(text) {
  if (!EARLY_SEPARATOR.test(text)) return false;
  const read = date(text);
  if (read.code === null) return true;
  return read.code === "date_two_digit_year" ? text.includes("/") : NAMED_DATE.test(text);
}

/** Whether a number has more digits than Excel keeps, and the rest are zeros.
 * @param {string} text */
const isRounded = (text) => text.length > 15 && /^\d{15}0+$/.test(text);

/** What Excel or another program did to a text of digits.
 * @param {string} text @param {string} field */
function change(text, field) {
  if (PUNCTUATION.test(text)) {
    if (SCIENTIFIC.test(text)) return `${field}_scientific`;
    if (isDate(text)) return `${field}_date`;
    if (WRITTEN_NUMBER.test(text)) return field === "key" ? "key_number" : "policy_number_form";
  }
  return isRounded(text) ? `${field}_rounded` : null;
}

/** @param {string} text */
export function key(text) {
  const unusual = isUnusual(text);
  if (unusual || text.charCodeAt(0) < 65) {
    const code = damage(text);
    if (code) return code;
  }
  if (unusual && (hasAnyControl(text) || hasInvisible(text))) return "cell_control";
  if (isPlaceholder(text)) return "key_placeholder";
  if (text.length > 100) return "key_long";
  return change(text, "key") ?? (unusual ? garbled(text) : null);
}

const IS_A_KEY = new Set(["key_rounded", "key_short", "cell_markup", "cell_encoded_twice"]);

/** Whether a key with this problem names no record.
 * @param {string} code */
export const isNoKey = (code) => !IS_A_KEY.has(code);

/** @param {string} text */
export function policyNumber(text) {
  const unusual = isUnusual(text);
  if (unusual || text.charCodeAt(0) < 65) {
    const code = damage(text);
    if (code) return code;
  }
  if (unusual && !SCIENTIFIC.test(text)) {
    if (hasInvisible(text)) return "cell_control";
    if (/[\r\n]/.test(text)) return "policy_line_break";
  }
  return change(text, "policy") ?? (unusual ? garbled(text) : null);
}

/** Whether the text may be Excel's number for a day between 2015 and 2050.
 * @param {string} text */
export const isDayNumberOfNow = (text) =>
  text.length === 5 && isAllDigits(text) && text >= "42005" && text < "55000";

const SERIAL = /^[0-9A-Za-z]{7,}$/;

/** The kind of record whose keys look like this one.
 * @param {string} text
 * @returns {"user" | "device" | null} */
export function looksLike(text) {
  if (isAllDigits(text)) return text.length <= 8 ? "user" : null;
  if (!SERIAL.test(text)) return null;
  let switches = 0;
  let letters = 0;
  let hasLower = false;
  let wasDigit = null;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    const isDigit = unit < 58;
    if (wasDigit !== null && wasDigit !== isDigit) switches++;
    wasDigit = isDigit;
    if (!isDigit) letters++;
    if (unit > 96) hasLower = true;
  }
  return switches >= 2 || (switches === 1 && letters >= 2 && !hasLower) ? "device" : null;
}
