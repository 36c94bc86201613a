// Writes files and rosters of many devices. Line n + 1 of a file is device n.
import { HEADERS } from "./csv.ts";

export const serial = (n: number): string => `E2E${String(n).padStart(7, "0")}X`;

export function manyDevices(count: number): Buffer {
  return lines("Device Serial,Model,Asset Tag", count, (n) => `${serial(n)},HP Chromebook 11 G9 EE,T-${n}`);
}

/** A device file of `count` rows. Rows for which `isWrong` is true have an unknown status word. */
export function manyRows(count: number, isWrong: (n: number) => boolean = () => false): Buffer {
  return lines(HEADERS.device.join(","), count, (n) => {
    const status = isWrong(n) ? "Perhaps" : "Enrolled";
    return `${serial(n)},${status},POL-27-${n},Accidental damage and theft,525.00,2026-08-15,2030-06-30`;
  });
}

function lines(header: string, count: number, line: (n: number) => string): Buffer {
  const all = [header];
  for (let n = 1; n <= count; n += 1) all.push(line(n));
  return Buffer.from(`${all.join("\r\n")}\r\n`);
}
