// Amounts of money.

import { isNothing } from "./text.js";

const PLAIN = /^\d{1,12}(\.\d{1,2})?$/;
const WRITTEN = /^(\d{1,12}|\d{1,3}(,\d{3}){1,3})(\.\d{1,2})?$/;
const LARGE_CENTS = 100_000 * 100;

/** The cents of an amount; null when it cannot be read.
 * @param {string} text
 * @returns {number | null} */
export function cents(text) {
  if (PLAIN.test(text)) return Math.round(Number(text) * 100);
  let rest = text;
  let negative = false;
  if (rest.startsWith("(") && rest.endsWith(")")) {
    rest = rest.slice(1, -1).trim();
    negative = true;
  }
  const minus = () => {
    if (!/^[-\u2212]/.test(rest)) return;
    rest = rest.slice(1).trimStart();
    negative = true;
  };
  minus();
  if (/^USD/i.test(rest)) rest = rest.slice(3).trimStart();
  else if (/USD$/i.test(rest)) rest = rest.slice(0, -3).trimEnd();
  if (rest.startsWith("$")) rest = rest.slice(1).trimStart();
  minus();
  if (!WRITTEN.test(rest)) return null;
  const value = Math.round(Number(rest.replaceAll(",", "")) * 100);
  return negative ? -value : value;
}

/** The problem of a readable amount.
 * @param {number} value */
export function amountProblem(value) {
  if (value < 0) return "amount_negative";
  return value > LARGE_CENTS ? "amount_large" : null;
}

const ACCOUNTING_DASH = /^[\s()]*(usd\s*)?\$?[\s()]*[-\u2010-\u2015\u2212_]+[\s()]*\$?(\s*usd)?[\s()]*$/iu;

/** Whether a text stands for no number.
 * @param {string} text */
export function isNoNumber(text) {
  const unit = text.charCodeAt(0);
  if ((unit >= 48 && unit <= 57) || /\d/.test(text)) return false;
  return ACCOUNTING_DASH.test(text) || (!text.includes("$") && isNothing(text));
}
