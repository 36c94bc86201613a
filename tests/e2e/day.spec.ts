// Whether coverage has ended depends on the day in the district's time zone, not in the browser's. The demo
// district is in Chicago.
import { ImportScreen } from "./pages/import_screen.ts";
import { expect, test } from "./support/admin.ts";
import { templateCsv } from "./support/csv.ts";

// In this zone it is already the next day for most of Chicago's day.
test.use({ timezoneId: "Pacific/Kiritimati" });

const endsOn = (day: string): Buffer =>
  templateCsv("user", [["004231", "Enrolled", "P-1", "Full", "1", "2025-08-15", day]]);

test("what has ended is decided by the district's day, also when the page stays open over midnight", async ({
  page,
  wire,
}) => {
  expect(await wire.open()).toBeUndefined();
  // 9 p.m. on August 24 in Chicago is August 25 in UTC, and 4 p.m. on August 25 on Kiritimati.
  await page.clock.setFixedTime("2026-08-25T02:00:00Z");
  const screen = await new ImportScreen(page).open();
  await screen.choose("user", "today.csv", endsOn("2026-08-24"));
  await expect.poll(() => screen.tally()).toEqual({});
  await screen.choose("user", "yesterday.csv", endsOn("2026-08-23"));
  await expect.poll(() => screen.tally()).toEqual({ already_expired: 1 });

  await page.clock.setFixedTime("2026-08-25T05:01:00Z");
  await screen.choose("user", "past-midnight.csv", endsOn("2026-08-24"));
  await expect.poll(() => screen.tally()).toEqual({ already_expired: 1 });
});
