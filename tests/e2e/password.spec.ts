// The account's own password: the current one is asked for, and other sessions end.
import { enter, tabTo } from "./pages/keyboard.ts";
import { expect, expectAccessible, password, people, test } from "./support/admin.ts";
import { expectAccessibleInEveryLook } from "./support/every_look.ts";

test.use({ signedIn: true });

test("a person changes their own password with the keyboard, and other sessions end", async ({
  page,
  another,
}) => {
  const elsewhere = await another();
  await page.goto("/imports");
  await enter(page, page.getByRole("button", { name: /^Account/ }));
  await enter(page, page.getByRole("link", { name: "Change password" }));
  await expect(page).toHaveURL("/settings/password");
  const current = page.getByLabel("Current password");
  await expect(current).toBeFocused();
  await expect(page.getByRole("button", { name: "Sign out", exact: true })).toBeHidden();
  await expectAccessibleInEveryLook(page);

  const fresh = page.getByLabel("New password");
  await current.fill("not the password at all");
  await fresh.fill("short");
  await page.keyboard.press("Enter");
  await expect(fresh).toHaveAttribute("aria-invalid", "true");
  await expectAccessible(page);
  await fresh.fill("a long sentence that is new");
  await page.keyboard.press("Enter");
  await expect(current).toHaveAccessibleDescription(/This is not your current password/);
  await tabTo(page, current);
  await current.fill(password);
  await page.keyboard.press("Enter");
  await expect(page.getByText("Your password is changed")).toBeVisible();
  await expect(page.locator("body")).not.toBeFocused();
  await expect(current).toHaveValue("");
  await expectAccessible(page);

  await page.reload();
  await expect(current).toBeVisible();
  await elsewhere.page.goto("/imports");
  await expect(elsewhere.page.getByRole("heading", { name: "Sign in" })).toBeVisible();
  await elsewhere.page.getByLabel("Email").fill(people.admin);
  await elsewhere.page.getByLabel("Password").fill("a long sentence that is new");
  await elsewhere.page.keyboard.press("Enter");
  await expect(elsewhere.page.getByRole("heading", { name: "Imports", level: 1 })).toBeVisible();
});
