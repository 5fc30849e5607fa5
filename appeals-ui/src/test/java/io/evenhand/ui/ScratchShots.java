package io.evenhand.ui;
import java.nio.file.*;
import java.util.*;
import com.microsoft.playwright.*;
import io.evenhand.ui.text.Pseudo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
class ScratchShots {
    @TempDir Path dir;
    @Test void shoot() throws Exception {
        try (Running c = Running.start(dir)) {
            Visitor pia = Visitor.signedIn(c, "pia", "pia-password-5");
            for (int i = 0; i < 24; i++) c.assess(Sample.worthALook("acc-" + i, Running.now()));
            for (int i = 0; i < 6; i++) c.limited("strong-" + i);
            c.tell("{\"account\":\"acc-0\",\"hosting\":true,\"country\":\"DE\",\"network\":\"AS64500\",\"seller\":false}",
                    "{\"account\":\"strong-0\",\"hosting\":true,\"country\":\"DE\",\"network\":\"AS64500\",\"seller\":true}",
                    "{\"account\":\"acc-1\",\"hosting\":false,\"country\":\"FR\",\"household\":3,\"seller\":true}");
            String text = Files.readString(Path.of("../rules/examples/built-in.yaml")).replace("onCycleViewers, at_least: 25", "onCycleViewers, at_least: 11");
            String version = pia.submit(pia.get("/desk/rules").body(), "/desk/rules", Map.of("text", text, "why", "sellers with fewer viewers go unseen")).headers().firstValue("Location").orElseThrow();
            pia.submit(pia.get(version).body(), version, Map.of("act", "shadow"));
            c.assess(Sample.worthALook("later", Running.now()));
            pia.submit(pia.get(version).body(), version, Map.of("act", "test"));
            AppealIsHeardIT.await(() -> pia.get(version).body().contains("Report 1 of"));
            Visitor lee = Visitor.signedIn(c, "lee", "lee-password-3");
            lee.submit(lee.get(version).body(), version, Map.of("act", "approve", "report", "1", "reason", "looked at all of them"));
            c.trip();
            Map<String, String> m = new HashMap<>(Map.of("prefix", "198.18.16.0/24", "action", "DENY", "cause", "SECURITY", "hours", "24", "words", "thousands of sign-ins with stolen passwords"));
            lee.submit(lee.get("/desk/networks").body(), "/desk/networks", m);
            java.time.Instant n = Running.now();
            lee.submit(lee.get("/desk/rules").body(), "/desk/rules/undo", Map.of("version", io.evenhand.enforcement.rulebook.RulesWorkshop.with(null).deployed().hash().substring(7), "rule", "", "since", n.minusSeconds(3600).toString().substring(0,19).replace('T',' '), "until", n.toString().substring(0,19).replace('T',' '), "undo-reason", "The rule took the season of choirs for a billing period."));
            for (String mode : List.of("de", "fr", "pseudo")) {
                if (mode.equals("pseudo")) Pseudo.instead(true);
                try (Playwright p = Playwright.create(new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")))) {
                    com.microsoft.playwright.Browser b = p.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(Path.of("/usr/bin/chromium")).setArgs(List.of("--no-sandbox")));
                    Page page = b.newContext().newPage();
                    String l = mode.equals("fr") ? "fr" : "de";
                    page.navigate(c.at("/sign-in?lang=" + l).toString());
                    page.locator("#name").fill("lee"); page.locator("#password").fill("lee-password-3");
                    page.locator("main form button").first().click();
                    page.waitForURL(u -> u.contains("/desk"));
                    for (int w : mode.equals("pseudo") ? new int[]{320} : new int[]{390, 1440}) {
                        page.setViewportSize(w, 900);
                        for (String[] e : new String[][]{{"/desk/rules","rules"},{version+"?account=acc-0","version"},{"/desk/rules/reports/1","report"},{"/desk/networks?prefix=198.18.16.0/24","networks"},{"/desk/what-if","whatif"},{"/desk/policy/changes/new","policy"}}) {
                            page.navigate(c.at(e[0]).toString());
                            if (e[1].equals("whatif")) { page.locator("#terms").fill("AS64496, 198.18.16.0/24"); page.locator("form[action='/desk/what-if'] button").click(); try { page.locator("#effect").waitFor(new Locator.WaitForOptions().setTimeout(4000)); } catch (RuntimeException x) { System.err.println("BAN " + page.locator("main").innerText()); } }
                            if (e[1].equals("rules") || e[1].equals("networks")) page.evaluate("document.querySelectorAll('main details').forEach(d => d.open = true)");
                            Object wide = page.evaluate("w => [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > w + 1 && !e.closest('svg')).slice(0,6).map(e => e.tagName + '.' + e.className + ' ' + Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.slice(0,80))", w);
                            System.err.println(mode + " " + w + " " + e[1] + " " + page.evaluate("document.documentElement.scrollWidth") + " " + wide);
                            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of("/tmp/a3/shots/" + mode + "-" + w + "-" + e[1] + ".png")));
                        }
                    }
                    b.close();
                }
            }
        }
    }
}
