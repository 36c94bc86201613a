// Checks on the text of one cell. They do what `coverlist-core` does in `value`.

const INVISIBLE_EDGE = /^[\s\u200B-\u200D\u2060\uFEFF]+|[\s\u200B-\u200D\u2060\uFEFF]+$/gu;

/** Trims a cell. Nearly every cell begins and ends with a visible ASCII character.
 * @param {string} cell */
export function trim(cell) {
  if (cell === "") return cell;
  const first = cell.charCodeAt(0);
  const last = cell.charCodeAt(cell.length - 1);
  const isVisible = first > 32 && first < 127 && last > 32 && last < 127;
  return isVisible ? cell : cell.replace(INVISIBLE_EDGE, "");
}

const FORMULA_START = /^'+[=+\-@\t\r\n\uFEFF＝＋－＠]/u;
const NEGATIVE_NUMBER = /^'+-\d+(\.\d+)?$/;

/** Removes the apostrophe that keeps a spreadsheet from running a formula.
 * @param {string} cell */
export function asMeant(cell) {
  const isGuarded = cell.charCodeAt(0) === 39 && FORMULA_START.test(cell) && !NEGATIVE_NUMBER.test(cell);
  return isGuarded ? trim(cell.slice(1)) : cell;
}

const EXCEL_ERROR = /^#(n\/a|n\/d|nv|getting_data|[\p{L}\p{N}/_¡¿]{2,20}[!?])$/iu;
const CONTROL = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F]/;
const ANY_CONTROL = /[\u0000-\u001F\u007F-\u009F]/;
const INVISIBLE = /[\u00AD\u200B-\u200F\u2060-\u2064\uFEFF\u202A-\u202E\u2066-\u2069]/;

/** @param {string} text */
export const hasAnyControl = (text) => ANY_CONTROL.test(text);
/** @param {string} text */
export const hasInvisible = (text) => INVISIBLE.test(text);

const UNUSUAL = /[^ -%'-;=-~]/;

/** Whether a text has characters other than plain ASCII, or those of markup. Only such a text may have control
 * characters, invisible ones or traces of other programs.
 * @param {string} text */
export const isUnusual = (text) => UNUSUAL.test(text);

/** Damage that makes a cell of any column unreadable.
 * @param {string} text */
export function damage(text) {
  const first = text.charCodeAt(0);
  if (first === 35) {
    if (EXCEL_ERROR.test(text)) return "cell_excel_error";
    if (/^##+$/.test(text)) return "cell_hashes";
  }
  if (first === 61 && text.length > 2 && text.startsWith('="') && text.endsWith('"')) return "cell_formula";
  return CONTROL.test(text) ? "cell_control" : null;
}

const MARKUP = /&(#\d+|#[xX][0-9a-fA-F]+|[A-Za-z][A-Za-z0-9]{1,30});|<\/?[A-Za-z][^]*>/;
const NON_ASCII = /[^\0-\x7F]/;

/** Traces of a web page or of a second encoding.
 * @param {string} text */
export function garbled(text) {
  if (MARKUP.test(text)) return "cell_markup";
  return NON_ASCII.test(text) && ENCODED_TWICE.test(text) ? "cell_encoded_twice" : null;
}

/** UTF-8 that was read as Windows-1252: each byte is a character. */
const ENCODED_TWICE = (() => {
  const high = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ";
  const range = (/** @type {number} */ from, /** @type {number} */ to) =>
    `[${high.slice(from - 0x80, to - 0x7f)}${to > 0x9f ? `\\x${Math.max(from, 0xa0).toString(16)}-\\x${to.toString(16)}` : ""}]`;
  const next = range(0x80, 0xbf);
  const three = `\\xE0${range(0xa0, 0xbf)}${next}|[\\xE1-\\xEC\\xEE\\xEF]${next}${next}|\\xED${range(0x80, 0x9f)}${next}`;
  const four = `\\xF0${range(0x90, 0xbf)}${next}${next}|[\\xF1-\\xF3]${next}${next}${next}|\\xF4${range(0x80, 0x8f)}${next}${next}`;
  return new RegExp(`^([\\0-\\x7F]|[\\xC2-\\xDF]${next}|${three}|${four})*$`);
})();

/** The letters and digits of a text in lower case.
 * @param {string} text */
export const letters = (text) => text.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();

const NO_PLACEHOLDER = /^[afghjklmoqrvwyz]|[1-9]/i;
const PLACEHOLDERS = new Set(
  `na nan none null nil tbd tba tbc test unknown unk undefined unsure noid nonumber noserial noserialnumber
  nostudentid nostudentnumber notknown notsure notavailable notapplicable notassigned notprovided dontknow
  idontknow pending missing blank empty placeholder tobedetermined notset notspecified unspecified unassigned
  invalid tobefilledbyoem defaultstring systemserialnumber chassisserialnumber baseboardserialnumber
  noserialnumberavailable`.split(/\s+/),
);

/** @param {string} text */
export function isPlaceholder(text) {
  if (text.length > 40 || NO_PLACEHOLDER.test(text)) return false;
  const word = letters(text);
  return /^(0*|x*)$/.test(word) || PLACEHOLDERS.has(word);
}

const NO_NOTHING = /^[^no\W]|\d/i;
const NOTHING = new Set(
  ["nat", "nd", "nodata", "novalue", "nothing", "notset", "objectobject", "ninguno", "ninguna", "noaplica"],
);

/** Whether a text is a word for a missing value.
 * @param {string} text */
export function isNothing(text) {
  if (isPlaceholder(text)) return true;
  return text.length <= 20 && !NO_NOTHING.test(text) && (text === "\\N" || NOTHING.has(letters(text)));
}

const TOTAL =
  /^(totals?|subtotals?|sub-total|sub total|grand total|sum|count|row count|record count|number of)($|[\s:=(])/i;

/** @param {string} text */
export const beginsWithTotal = (text) => TOTAL.test(text);
