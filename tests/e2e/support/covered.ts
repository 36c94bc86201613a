// Insurance that ends at many times, for the screen Coverage.
import { type Page, expect } from "@playwright/test";
import { templateCsv } from "./csv.ts";
import type { Wire } from "./wire.ts";

const STATUSES = ["Enrolled", "Enrolled", "Enrolled", "Enrolled", "Enrolled", "Waived", "Declined", "Not Enrolled"];
const DAY = 24 * 60 * 60 * 1000;

/** Gives many users each status in turn, and coverage that ends between 2 and 431 days from now. */
export async function coverMany(page: Page, wire: Wire): Promise<void> {
  const answer = await page.request.post("/api/v1/coverage/users/query", { data: { limit: 800 } });
  expect(answer.ok(), await answer.text()).toBe(true);
  const { rows } = (await answer.json()) as { rows: { record: { user_id: string } }[] };
  const lines = rows.map(({ record }, place) => {
    const status = STATUSES[place % STATUSES.length]!;
    if (status !== "Enrolled") return [record.user_id, status];
    const end = new Date(Date.now() + (2 + ((place * 37) % 430)) * DAY).toISOString().slice(0, 10);
    const policy = place % 25 === 1 ? "" : `COV-${String(place).padStart(5, "0")}`;
    return [record.user_id, status, policy, "Full", "460.00", "2025-08-15", end];
  });
  await wire.process("user", "coverage.csv", templateCsv("user", lines));
}
