// The checks of Coverlist's two built-in templates, written for JavaScript parsers. Each cell is judged once;
// what depends on the whole file follows at the end. The parsers keep their rows, because any row must be
// drawable.
//
// Left out, to the advantage of the parsers: encodings, unclosed quotes, rows split by a line break, cut
// files.

import { amountProblem, cents, isNoNumber } from "./amount.js";
import { CERTAIN, DAY_FIRST, DateProof, EITHER, NO_DATE, date, filledDate } from "./date.js";
import { isAllDigits, isDayNumberOfNow, isNoKey, key, looksLike, policyNumber } from "./key.js";
import { asMeant, beginsWithTotal, damage, garbled, isNothing, isUnusual, letters, trim } from "./text.js";

const KEY_HEADERS = { user: "User ID", device: "Device Serial" };
const HEADERS = [
  "Insurance Status", "Policy Number", "Coverage Type", "Coverage Amount", "Coverage Start Date", "Coverage End Date",
];
const WIDTH = 7;
/** Whether a status word means coverage: as most files write the words, and in lower case. */
const STATUSES = new Map([
  ["Enrolled", true], ["Not Enrolled", false], ["Declined", false], ["Waived", false],
  ["enrolled", true], ["yes", true], ["y", true], ["not enrolled", false], ["unenrolled", false], ["no", false],
  ["n", false], ["declined", false], ["waived", false],
]);
const WARNINGS = new Set([
  "template_keys", "row_blank", "row_comment", "row_header", "row_example", "row_totals", "row_short_blank",
  "key_repeated", "key_rounded", "key_short", "cell_nothing", "cell_markup", "cell_encoded_twice", "policy_date",
  "policy_number_form", "policy_rounded", "policy_short", "policy_line_break", "amount_large", "date_sentinel",
  "date_half_converted", "date_unlikely", "already_expired", "policy_repeated",
]);
const SETS_ASIDE = new Set(["row_blank", "row_comment", "row_header", "row_example", "row_totals", "key_repeated"]);

const ACCEPTED = 0;
const REJECTED = 1;
const SET_ASIDE = 2;

const EXAMPLE = /^EXAMPLE-/i;

/** The number of texts of each length, among texts of digits. */
class DigitLengths {
  /** @type {number[]} */
  counts = [];

  /** @param {number} length */
  add(length) {
    this.counts[length] = (this.counts[length] ?? 0) + 1;
  }

  usual() {
    let [length, count, total] = [0, 0, 0];
    this.counts.forEach((found, at) => {
      total += found;
      if (found >= count) [length, count] = [at, found];
    });
    return count >= 3 && count * 3 >= total * 2 && length >= 4 ? length : 0;
  }
}

export class Checks {
  /** The rows, without the header.
   * @type {string[][]} */
  rows = [];
  /** @type {number[]} */
  #status = [];
  /** @type {number[]} */
  #findingRows = [];
  /** @type {string[]} */
  #findingCodes = [];
  /** @type {Map<string, number>} */
  #firstWithKey = new Map();
  /** @type {Map<string, number>} */
  #firstWithPolicy = new Map();
  /** @type {Map<number, number[]>} */
  #sameKey = new Map();
  /** @type {Map<number, number[]>} */
  #samePolicy = new Map();
  /** Field and code of filled cells that count as blank.
   * @type {Set<string>} */
  #nothing = new Set();
  #proofs = [new DateProof(), new DateProof()];
  /** The dates of each row.
   * @type {import("./date.js").DateCell[]} */
  #starts = [];
  /** @type {import("./date.js").DateCell[]} */
  #ends = [];
  /** The date cells so far: most occur often.
   * @type {Map<string, import("./date.js").DateCell>} */
  #known = new Map();
  /** @type {boolean[]} */
  #covered = [];
  /** Keys and policy numbers of digits: row and length, for those without another problem.
   * @type {[number, number][]} */
  #digitKeys = [];
  /** @type {[number, string][]} */
  #digitPolicies = [];
  #keyLengths = new DigitLengths();
  #policyLengths = new DigitLengths();
  #keys = 0;
  #likeOther = 0;
  #policies = 0;
  #fiveDigitPolicies = 0;

  /** @param {"user" | "device"} kind
   * @param {number} today the current day, such as 20260901 */
  constructor(kind, today) {
    this.kind = kind;
    this.today = today;
    this.headerLetters = letters(KEY_HEADERS[kind]);
  }

  /** Compares the header with the template.
   * @param {string[]} cells */
  header(cells) {
    const expected = [KEY_HEADERS[this.kind], ...HEADERS];
    if (cells.join() !== expected.join()) throw new Error("the header differs from the template");
  }

  /** Checks the next row.
   * @param {string[]} cells */
  row(cells) {
    const row = this.rows.push(cells) - 1;
    this.#status.push(ACCEPTED);
    this.#covered.push(false);
    this.#starts.push(NO_DATE);
    this.#ends.push(NO_DATE);
    const count = cells.length;
    let trimmed = cells;
    let filled = 0;
    let lastFilled = 0;
    for (let index = 0; index < count; index++) {
      const raw = cells[index];
      if (raw === "") continue;
      const cell = asMeant(trim(raw));
      if (cell !== raw) {
        if (trimmed === cells) trimmed = cells.slice();
        trimmed[index] = cell;
      }
      if (cell !== "") {
        filled++;
        lastFilled = index + 1;
      }
    }
    const keyText = trimmed[0] ?? "";
    const status = trimmed[1] ?? "";
    const covered = coverage(status);
    const aside = this.#notARecord(trimmed, filled, keyText, covered !== undefined);
    if (aside) {
      this.#find(row, aside);
      this.#status[row] = SET_ASIDE;
      return;
    }
    if (lastFilled > WIDTH) return this.#find(row, "row_long");
    if (count < WIDTH) {
      if (lastFilled > 2) return this.#find(row, "row_short");
      if (keyText !== "" && status !== "") this.#find(row, "row_short_blank");
    }
    this.#judge(row, trimmed, keyText, status, covered);
  }

  /** Why a row is not a record.
   * @param {string[]} cells @param {number} filled @param {string} keyText @param {boolean} hasStatus */
  #notARecord(cells, filled, keyText, hasStatus) {
    if (filled === 0) return "row_blank";
    const first = cells[0] ?? "";
    if (first.charCodeAt(0) === 35 && damage(first) !== "cell_excel_error") {
      if (filled === 1 || (/^#\s/.test(first) && !hasStatus)) return "row_comment";
    }
    if (EXAMPLE.test(keyText) || EXAMPLE.test(cells[2] ?? "")) return "row_example";
    if (hasStatus) return null;
    const firstFilled = first || (cells.find((cell) => cell !== "") ?? "");
    if (beginsWithTotal(firstFilled) && (keyText === "" || keyText === firstFilled)) return "row_totals";
    return !/\d/.test(keyText) && letters(keyText) === this.headerLetters ? "row_header" : null;
  }

  /** Judges the cells of a record.
   * @param {number} row @param {string[]} cells @param {string} keyText @param {string} status
   * @param {boolean | undefined} covered */
  #judge(row, cells, keyText, status, covered) {
    const policy = this.#filled(2, cells[2] ?? "", isNothing);
    const keyCode = keyText === "" ? "key_blank" : key(keyText);
    if (keyCode) this.#find(row, keyCode);
    else this.#surveyKey(row, keyText);
    if (covered !== undefined) this.#covered[row] = covered;
    else this.#find(row, status === "" ? "status_blank" : (damage(status) ?? "status_unknown"));
    const hasPolicy = this.#judgePolicy(row, policy);
    this.#judgeType(row, this.#filled(3, cells[3] ?? "", isNothing));
    this.#judgeAmount(row, this.#filled(4, cells[4] ?? "", isNoNumber));
    this.#judgeDate(row, 0, cells[5] ?? "");
    this.#judgeDate(row, 1, cells[6] ?? "");
    if (keyCode && isNoKey(keyCode)) return;
    note(this.#firstWithKey, this.#sameKey, this.kind === "device" ? keyText.toLowerCase() : keyText, row);
    if (hasPolicy && this.kind === "user") note(this.#firstWithPolicy, this.#samePolicy, policy, row);
  }

  /** A cell, or nothing when it only says that there is no value.
   * @param {number} field @param {string} cell @param {(cell: string) => boolean} isBlank */
  #filled(field, cell, isBlank) {
    if (cell === "" || cell.charCodeAt(0) === 35 || !isBlank(cell)) return cell;
    this.#nothing.add(`${field} cell_nothing`);
    return "";
  }

  /** @param {number} row @param {string} keyText */
  #surveyKey(row, keyText) {
    this.#keys++;
    const like = looksLike(keyText);
    if (like && like !== this.kind) this.#likeOther++;
    if (!isAllDigits(keyText)) return;
    this.#keyLengths.add(keyText.length);
    this.#digitKeys.push([row, keyText.length]);
  }

  /** Returns whether the policy number is comparable.
   * @param {number} row @param {string} policy */
  #judgePolicy(row, policy) {
    if (policy === "") return false;
    this.#policies++;
    const code = policyNumber(policy);
    if (code) this.#find(row, code);
    else if (policy.length > 200) this.#find(row, "text_long");
    if (isAllDigits(policy)) {
      if (isDayNumberOfNow(policy)) this.#fiveDigitPolicies++;
      this.#policyLengths.add(policy.length);
      if (!code) this.#digitPolicies.push([row, policy]);
    }
    return !code || WARNINGS.has(code);
  }

  /** @param {number} row @param {string} cell */
  #judgeType(row, cell) {
    if (cell === "") return;
    const unusual = isUnusual(cell);
    const broken = unusual || cell.charCodeAt(0) < 65 ? damage(cell) : null;
    if (broken) this.#find(row, broken);
    else if (cell.length > 200) this.#find(row, "text_long");
    else if (unusual) {
      const code = garbled(cell);
      if (code) this.#find(row, code);
    }
  }

  /** @param {number} row @param {string} cell */
  #judgeAmount(row, cell) {
    if (cell === "") return;
    const value = cents(cell);
    const code = value === null ? (damage(cell) ?? "amount_unreadable") : amountProblem(value);
    if (code) this.#find(row, code);
  }

  /** @param {number} row @param {0 | 1} column @param {string} cell */
  #judgeDate(row, column, cell) {
    if (cell === "") return;
    let read = this.#known.get(cell);
    if (!read) {
      read = filledDate(cell);
      this.#known.set(cell, read);
    }
    if (read.nothing) return void this.#nothing.add(`${5 + column} ${read.nothing}`);
    if (read.code) return this.#find(row, damage(cell) ?? read.code);
    this.#proofs[column].add(read);
    (column === 0 ? this.#starts : this.#ends)[row] = read;
  }

  /** @param {number} row @param {string} code */
  #find(row, code) {
    this.#findingRows.push(row);
    this.#findingCodes.push(code);
    if (!WARNINGS.has(code)) this.#status[row] = REJECTED;
  }

  /** The counts of the whole file: rows by result, and findings by code. */
  finish() {
    /** @type {string[]} */
    const ofFile = [];
    if (this.#keys >= 5 && this.#likeOther * 10 >= this.#keys * 9) ofFile.push("template_keys");
    for (const entry of this.#nothing) ofFile.push(entry.split(" ")[1]);
    const orders = this.#proofs.map((proof, column) => {
      const doubt = proof.doubt(this.#proofs.filter((_, other) => other !== column));
      if (doubt) ofFile.push(doubt);
      if (proof.isHalfConverted()) ofFile.push("date_half_converted");
      return doubt ? 0 : proof.order();
    });
    this.#lengths();
    this.#terms(orders);
    this.#repeats(orders);
    return this.#counts(ofFile);
  }

  #lengths() {
    const usualKey = this.kind === "user" ? this.#keyLengths.usual() : 0;
    for (const [row, length] of this.#digitKeys) if (length < usualKey) this.#find(row, "key_short");
    const usualPolicy = this.#policyLengths.usual();
    const isOdd = this.#fiveDigitPolicies * 2 < this.#policies;
    for (const [row, policy] of this.#digitPolicies) {
      if (isOdd && isDayNumberOfNow(policy)) this.#find(row, "policy_date");
      else if (policy.length < usualPolicy) this.#find(row, "policy_short");
    }
  }

  /** Reads the dates in the order of their columns, and compares them.
   * @param {number[]} orders */
  #terms(orders) {
    for (let row = 0; row < this.rows.length; row++) {
      if (this.#status[row] === SET_ASIDE) continue;
      const start = this.#day(row, 0, orders[0] ?? 0);
      const end = this.#day(row, 1, orders[1] ?? 0);
      if (end === 0) continue;
      if (start !== 0 && end < start) this.#find(row, "end_before_start");
      else if (end < this.today && this.#covered[row]) this.#find(row, "already_expired");
    }
  }

  /** @param {number} row @param {0 | 1} column @param {number} order */
  #day(row, column, order) {
    const read = (column === 0 ? this.#starts : this.#ends)[row];
    if (read === NO_DATE) return 0;
    const day = inOrder(read, order);
    if (day === -1) this.#find(row, "date_unreadable");
    else if (day !== 0 && (day < 20_000_000 || day >= 21_010_000)) this.#find(row, "date_unlikely");
    return day === -1 ? 0 : day;
  }

  /** @param {number[]} orders */
  #repeats(orders) {
    for (const rows of this.#sameKey.values()) {
      const first = rows[0];
      const differ = rows.slice(1).some((row) => !this.#saysTheSame(first, row, orders));
      for (const row of differ ? rows : rows.slice(1)) {
        this.#find(row, differ ? "key_conflict" : "key_repeated");
        if (!differ) this.#status[row] = SET_ASIDE;
      }
    }
    for (const rows of this.#samePolicy.values()) {
      const counted = rows.filter((row) => this.#status[row] !== SET_ASIDE);
      const people = new Set(counted.map((row) => text(this.rows[row], 0)));
      if (people.size >= 2) for (const row of counted) this.#find(row, "policy_repeated");
    }
  }

  /** Whether two rows are equal apart from their keys.
   * @param {number} one @param {number} other @param {number[]} orders */
  #saysTheSame(one, other, orders) {
    const [first, second] = [this.rows[one], this.rows[other]];
    for (let column = 1; column < WIDTH; column++) {
      const [left, right] = [text(first, column), text(second, column)];
      if (left === right) continue;
      const same = meaning(column, left, orders);
      if (same === null || same !== meaning(column, right, orders)) return false;
    }
    return true;
  }

  /** @param {string[]} ofFile */
  #counts(ofFile) {
    /** @type {Map<string, number>} */
    const tally = new Map();
    const add = (/** @type {string} */ code) => tally.set(code, (tally.get(code) ?? 0) + 1);
    ofFile.forEach(add);
    this.#findingCodes.forEach((code, index) => {
      const isAside = this.#status[this.#findingRows[index]] === SET_ASIDE;
      if (!isAside || SETS_ASIDE.has(code)) add(code);
    });
    const counts = [0, 0, 0];
    for (const status of this.#status) counts[status]++;
    const [accepted = 0, rejected = 0, setAside = 0] = counts;
    return { rows: accepted + rejected, accepted, rejected, setAside, tally: Object.fromEntries(tally) };
  }
}

/** The trimmed cell of a column; empty when it is missing.
 * @param {string[]} cells @param {number} column */
function text(cells, column) {
  const cell = cells[column];
  return cell === undefined ? "" : asMeant(trim(cell));
}

/** Whether a status word means coverage; undefined when it is no status word.
 * @param {string} status */
function coverage(status) {
  const known = STATUSES.get(status);
  return known === undefined && status !== "" ? STATUSES.get(status.toLowerCase()) : known;
}

/** Notes the first row with a text, and the later ones.
 * @param {Map<string, number>} first @param {Map<number, number[]>} same @param {string} text @param {number} row */
function note(first, same, text, row) {
  const earlier = first.get(text);
  if (earlier === undefined) first.set(text, row);
  else {
    const rows = same.get(earlier);
    if (rows) rows.push(row);
    else same.set(earlier, [earlier, row]);
  }
}

/** The day of a date in the order of its column: 0 when it needs an order and there is none, -1 when it does not
 * fit the order.
 * @param {import("./date.js").DateCell} read @param {number} order */
function inOrder(read, order) {
  if (read.kind === EITHER) return order === 0 ? 0 : order === DAY_FIRST ? read.dayFirst : read.monthFirst;
  const fits = read.kind === CERTAIN || order === 0 || order === read.kind;
  return fits ? read.dayFirst || read.monthFirst : -1;
}

/** The value of a cell, for a comparison; null when it has none.
 * @param {number} column @param {string} cell @param {number[]} orders */
function meaning(column, cell, orders) {
  if (cell === "") return null;
  if (column === 1) return STATUSES.has(cell.toLowerCase()) ? wordOf(cell.toLowerCase()) : null;
  if (column === 4) return cents(cell);
  if (column < 5) return cell;
  const read = date(cell);
  if (read.code) return null;
  const day = inOrder(read, orders[column - 5] ?? 0);
  return day > 0 ? day : null;
}

/** @param {string} word */
function wordOf(word) {
  if (STATUSES.get(word)) return "enrolled";
  return ["declined", "waived"].includes(word) ? word : "not enrolled";
}
