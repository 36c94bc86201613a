// A server under a path of a host that has other programs, too: the site, and the element.
import { ImportScreen } from "./pages/import_screen.ts";
import { cleanFile } from "./support/csv.ts";
import { signIn } from "./support/people.ts";
import { expect, heard, test, validated } from "./support/portal.ts";

const PATH = "/tools/coverlist";

test.use({ publicPath: PATH });

test("the site stays under its path, from the sign-in to the sign-out", async ({ page }) => {
  const outside: string[] = [];
  page.on("request", (request) => {
    const { pathname, protocol } = new URL(request.url());
    if (protocol === "http:" && !pathname.startsWith(`${PATH}/`)) outside.push(pathname);
  });
  await page.goto(`${PATH}/`);
  await signIn(page);
  await expect(page).toHaveURL(`${PATH}/settings/system-utilities`);
  await page.getByRole("link", { name: "Choose a file" }).click();
  const screen = new ImportScreen(page);
  await screen.template("user").check();
  await screen.validate("fall.csv", cleanFile("user"));
  await screen.stageButton.click();
  await expect(page).toHaveURL(`${PATH}/settings/system-utilities/process`);
  for (const [name, path] of [["Imports", "imports"], ["Records", "records"]] as const) {
    const link = page.getByRole("link", { name, exact: true });
    await link.click();
    await expect(page).toHaveURL(`${PATH}/${path}`);
    await expect(link).toHaveAttribute("aria-current", "page");
  }
  await page.getByRole("link", { name: "Imports", exact: true }).click();
  await page.getByRole("link", { name: "fall.csv" }).click();
  await expect(page).toHaveURL(`${PATH}/imports/1`);
  await page.reload();
  await expect(page.getByRole("heading", { name: "fall.csv" })).toBeVisible();
  await page.getByRole("button", { name: "Account" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page.getByLabel("Password")).toBeVisible();
  expect(new URL(page.url()).pathname.replace(/\/$/, "")).toBe(PATH);
  expect(outside).toEqual([]);
});

test("the element comes from the path, and works", async ({ page, portal }) => {
  const screen = await validated(page, portal);
  await screen.stageButton.click();
  expect(await heard(page, "staged")).toMatchObject({ accepted: 4 });
});
