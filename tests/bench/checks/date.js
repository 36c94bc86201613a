// Dates, and the order of day and month that a cell proves. A day is a number: 2026-09-10 is 20260910.

import { isNothing } from "./text.js";

/** How a cell is a date: `certain` in any order, only with the day or the month first, or in both orders. */
export const CERTAIN = 1;
export const DAY_FIRST = 2;
export const MONTH_FIRST = 3;
export const EITHER = 4;

/** A date: how it is one, the day with the day first, the day with the month first; or the code of the problem; or
 * why the cell counts as blank.
 * @typedef {{ code: string | null, kind: number, dayFirst: number, monthFirst: number, iso: boolean,
 * nothing?: string }} DateCell */

/** @param {string} code @returns {DateCell} */
const bad = (code) => ({ code, kind: 0, dayFirst: 0, monthFirst: 0, iso: false });
export const NO_DATE = bad("");
const UNREADABLE = bad("date_unreadable");
const TWO_DIGIT_YEAR = bad("date_two_digit_year");
const EXCEL_NUMBER = bad("date_excel_number");

const DAY_NUMBER = /^[2-9]\d{4}(\.\d+)?$/;
const MIDNIGHT =
  /^([^ T]*)[ T]\s*(0{1,2}:00(:00(\.0+)?)?|12:00(:00(\.0+)?)? (AM|am))Z?\s*$/;
const DAYS = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** The day as a number; 0 when the month has no such day.
 * @param {number} year @param {number} month @param {number} day */
function calendar(year, month, day) {
  if (month < 1 || month > 12 || day < 1 || day > DAYS[month - 1]) return 0;
  const isLeap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return month === 2 && day === 29 && !isLeap ? 0 : year * 10_000 + month * 100 + day;
}

/** Reads a cell.
 * @param {string} text
 * @returns {DateCell} */
export function date(text) {
  const midnight = text.length > 10 ? MIDNIGHT.exec(text) : null;
  const written = midnight ? midnight[1] : text;
  let one = 0;
  let two = 0;
  let three = 0;
  let digitsOfOne = 0;
  let digitsOfTwo = 0;
  let digits = 0;
  let separator = 0;
  let parts = 1;
  for (let index = 0; index < written.length; index++) {
    const unit = written.charCodeAt(index);
    if (unit >= 48 && unit <= 57) {
      three = three * 10 + unit - 48;
      digits++;
    } else {
      const isSeparator = separator === 0 ? unit >= 45 && unit <= 47 : unit === separator;
      if (!isSeparator || parts === 3) return noNumbers(text);
      separator = unit;
      parts++;
      one = two;
      two = three;
      three = 0;
      digitsOfOne = digitsOfTwo;
      digitsOfTwo = digits;
      digits = 0;
    }
  }
  if (parts < 3) return noNumbers(text);
  return fromNumbers(one, two, three, digitsOfOne, digitsOfTwo, digits);
}

/** @param {string} text */
const noNumbers = (text) => (DAY_NUMBER.test(text) ? EXCEL_NUMBER : UNREADABLE);

/** @param {number} one @param {number} two @param {number} three
 * @param {number} digitsOfOne @param {number} digitsOfTwo @param {number} digitsOfThree
 * @returns {DateCell} */
function fromNumbers(one, two, three, digitsOfOne, digitsOfTwo, digitsOfThree) {
  if (digitsOfTwo < 1 || digitsOfTwo > 2 || digitsOfOne < 1 || digitsOfThree < 1) return UNREADABLE;
  if (digitsOfOne === 4 && digitsOfThree <= 2) {
    const day = calendar(one, two, three);
    return day === 0 ? UNREADABLE : { code: null, kind: CERTAIN, dayFirst: day, monthFirst: day, iso: true };
  }
  if (digitsOfOne > 2) return UNREADABLE;
  if (digitsOfThree !== 4) return digitsOfThree === 2 ? TWO_DIGIT_YEAR : UNREADABLE;
  const dayFirst = calendar(three, two, one);
  const monthFirst = calendar(three, one, two);
  if (dayFirst === 0 && monthFirst === 0) return UNREADABLE;
  const single = dayFirst === 0 ? MONTH_FIRST : DAY_FIRST;
  const kind = dayFirst === 0 || monthFirst === 0 ? single : dayFirst === monthFirst ? CERTAIN : EITHER;
  return { code: null, kind, dayFirst, monthFirst, iso: false };
}

const SENTINELS = new Set([
  10101, 17530101, 16010101, 18991230, 18991231, 19000101, 19010101, 19040101, 19691231, 19700101, 20790606,
  20991231, 18000101, 19000102,
]);
const PLACEHOLDER_DATES = new Set(["1/0/1900", "0/1/1900", "00/01/1900", "1900-01-00"]);
const OF_NOW = /^20(?!79|99)\d\d|20(?!79|99)\d\d$/;

/** @param {number} day */
const isSentinelDay = (day) => day >= 29_990_000 || SENTINELS.has(day);

/** Whether programs write this date for "no date".
 * @param {string} text */
function isSentinel(text) {
  const alone = text.split(/[ T]/, 1)[0];
  const read = date(alone);
  if (read.code !== null) return PLACEHOLDER_DATES.has(alone);
  return (read.dayFirst !== 0 && isSentinelDay(read.dayFirst)) || (read.monthFirst !== 0 && isSentinelDay(read.monthFirst));
}

/** Reads a cell, and says when it counts as blank.
 * @param {string} text
 * @returns {DateCell} */
export function filledDate(text) {
  if (text.charCodeAt(0) !== 35 && !OF_NOW.test(text)) {
    const nothing = isNothing(text) ? "cell_nothing" : isSentinel(text) ? "date_sentinel" : undefined;
    if (nothing) return { ...NO_DATE, nothing };
  }
  return date(text);
}

/** The counts by which a column proves its order. */
export class DateProof {
  dayFirst = 0;
  monthFirst = 0;
  either = 0;
  isoUpToTwelve = 0;
  isoAboveTwelve = 0;

  /** @param {DateCell} read */
  add(read) {
    if (read.kind === DAY_FIRST) this.dayFirst++;
    else if (read.kind === MONTH_FIRST) this.monthFirst++;
    else if (read.kind === EITHER) this.either++;
    else if (read.kind === CERTAIN && read.iso) {
      if (read.dayFirst % 100 <= 12) this.isoUpToTwelve++;
      else this.isoAboveTwelve++;
    }
  }

  /** The order that at least one row proves and no row contradicts. */
  order() {
    if (this.dayFirst > 0 && this.monthFirst === 0) return DAY_FIRST;
    return this.dayFirst === 0 && this.monthFirst > 0 ? MONTH_FIRST : 0;
  }

  proving() {
    return this.dayFirst > 0 ? this.dayFirst : this.monthFirst;
  }

  isWeak() {
    return this.either >= 10 * this.proving();
  }

  /** The code of the doubt about the order, given the other columns.
   * @param {DateProof[]} others */
  doubt(others) {
    if (this.dayFirst > 0 && this.monthFirst > 0) return "date_order_mixed";
    if (this.either === 0) return null;
    const order = this.order();
    if (order === 0) return "date_order_unknown";
    const proven = others.filter((other) => !other.isWeak()).map((other) => other.order()).filter((other) => other);
    const isContradicted = proven.some((other) => other !== order);
    const isDoubtful = isContradicted
      ? this.either >= this.proving()
      : this.isWeak() && !proven.some((other) => other === order);
    return isDoubtful ? "date_order_doubtful" : null;
  }

  isHalfConverted() {
    const [turned, left] = [this.isoUpToTwelve, this.proving()];
    return turned > 0 && left > 0 && turned + left > 2 && this.isoAboveTwelve === 0 && this.either === 0;
  }
}
