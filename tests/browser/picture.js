// Takes the README's picture of the page: `COPYDESK=../../target/release/copydesk node picture.js`.

import { fileURLToPath } from "node:url";
import { openPage, startBrowser, startService } from "./service.js";

const [service, browser] = await Promise.all([startService(), startBrowser()]);
const { page } = await openPage(browser, service.base, { viewport: { width: 1200, height: 800 } });
await page.click("#sample");
await page.locator("#said button.item", { hasText: "The dead include" }).click();
await page.waitForTimeout(1000);
await page.evaluate(() => {
  document.activeElement.blur();
  document.querySelector("#column").scrollTop = 0;
});
await page.waitForTimeout(500);
await page.screenshot({ path: fileURLToPath(new URL("../../docs/page.png", import.meta.url)) });
await browser.close();
await service.stop();
