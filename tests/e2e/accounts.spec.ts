// Settings > Accounts: who may sign in, and what they may do.
import { AccountsScreen } from "./pages/accounts_screen.ts";
import { enter, expectFocusKept, tabTo } from "./pages/keyboard.ts";
import { expect, expectAccessible, people, test } from "./support/admin.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";

test.use({ signedIn: true });

test("an admin adds an account with the keyboard, and its person signs in", async ({
  page,
  browser,
  baseURL,
}) => {
  await page.goto("/settings/system-utilities");
  await enter(page, page.getByRole("link", { name: "Accounts" }));
  await expect(page).toHaveURL("/settings/accounts");
  await expect(page.getByRole("heading", { name: "Accounts", level: 1 })).toBeFocused();
  const screen = new AccountsScreen(page);
  await expect(screen.account("R. Ortiz")).toContainText("(you)");
  await expect(screen.account("V. Lindström")).toContainText("Viewer");
  await expectAccessibleInEveryLook(page);

  await enter(page, page.getByRole("button", { name: "Add an account" }));
  await expect(screen.adding.getByLabel("Email")).toBeFocused();
  await page.keyboard.type("pat@example.org");
  await tabTo(page, screen.adding.getByLabel("Name"));
  await page.keyboard.type("Pat Moreno");
  await tabTo(page, screen.adding.getByLabel("Password"));
  await page.keyboard.type("password1234");
  await page.keyboard.press("Enter");
  await expect(screen.adding.getByText("too easy to guess")).toBeVisible();
  await expectAccessible(page);
  await screen.adding.getByLabel("Password").fill("seven purple kayaks");
  await enter(page, screen.adding.getByRole("button", { name: "Add account" }));
  await expect(screen.adding).toBeHidden();
  await expect(screen.account("Pat Moreno")).toContainText("Viewer");
  await expect(screen.account("Pat Moreno")).toContainText("Not known");
  await expect(page.getByRole("button", { name: "Add an account" })).toBeFocused();

  const theirs = await browser.newContext({ baseURL: baseURL! });
  const signedIn = await theirs.request.post("/api/v1/session", {
    data: { email: "Pat@example.org", password: "seven purple kayaks" },
  });
  expect(signedIn.status()).toBe(201);
  await theirs.close();
});

test("a role changes, and a disabled account is out at once", async ({ page, another }) => {
  const { page: theirs } = await another("viewer");
  await theirs.goto("/imports");
  await expect(theirs.getByRole("heading", { name: "Imports" })).toBeVisible();

  const screen = await new AccountsScreen(page).open();
  let dialog = await screen.change("V. Lindström");
  await expectAccessible(page);
  await screen.send(dialog, "Make it Admin");
  await expect(dialog).toBeHidden();
  await expect(screen.account("V. Lindström")).toContainText("Admin");
  // The list is drawn anew, and the button that opened the dialog with it.
  await expectFocusKept(page);

  dialog = await screen.change("V. Lindström");
  await screen.send(dialog, "Disable");
  await expect(screen.account("V. Lindström")).toContainText("Disabled");
  await theirs.goto("/imports");
  await expect(theirs.getByRole("button", { name: "Sign in" })).toBeVisible();

  dialog = await screen.change("V. Lindström");
  await screen.send(dialog, "Enable");
  await expect(screen.account("V. Lindström")).toContainText("Active");
});

test("the last account with the permission keeps it, and says why", async ({ page }) => {
  const screen = await new AccountsScreen(page).open();
  const dialog = await screen.change("R. Ortiz");
  await expect(dialog.getByRole("radio", { name: "Disable" })).toHaveCount(0);
  await screen.send(dialog, "Make it Viewer");
  await expect(dialog.getByText("This is the last account with Manage Settings")).toBeVisible();
  await expectAccessible(page);
  await page.keyboard.press("Escape");
  await expect(screen.account("R. Ortiz")).toContainText("Admin");
});

test.describe("without the permission", () => {
  test.use({ who: "viewer" });

  test("the screen says what is missing", async ({ page }) => {
    await page.goto("/settings/accounts");
    await expect(page.getByText("Your account can’t open this")).toBeVisible();
    await expect(page.getByText(people.admin)).toHaveCount(0);
  });
});
