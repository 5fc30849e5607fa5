// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.openqa.selenium.By;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** A real Chromium without a window, as wide as asked. */
final class Browser implements AutoCloseable {
    private static final Path DRIVER = Path.of("/usr/bin/chromedriver");
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screenshots");

    /** WCAG's contrast of every text with the nearest ground behind it that is not transparent; at least 4.5. */
    private static final String CONTRAST = """
            const parse = c => c.match(/[\\d.]+/g).map(Number);
            const light = c => {
              const [r, g, b] = c.slice(0, 3).map(v => v / 255).map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
              return 0.2126 * r + 0.7152 * g + 0.0722 * b;
            };
            const ground = e => {
              for (let at = e; at; at = at.parentElement) {
                const c = parse(getComputedStyle(at).backgroundColor);
                if (c.length === 3 || c[3] > 0) return c;
              }
              return [255, 255, 255];
            };
            const faults = [];
            document.querySelectorAll('body *').forEach(e => {
              const own = [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim());
              if (!own) return;
              const a = light(parse(getComputedStyle(e).color)), b = light(ground(e));
              const ratio = (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
              if (ratio < 4.5) faults.push(ratio.toFixed(1) + ' ' + e.textContent.trim().slice(0, 40));
            });
            return faults;
            """;

    private final ChromeDriver driver;
    private final Running at;
    private final int width;
    private String scheme = "light";

    Browser(Running at, Path profile, int width, int height) {
        if (!Files.isExecutable(DRIVER) || !Files.isExecutable(CHROMIUM)) {
            throw new IllegalStateException("this test needs the Debian packages chromium and chromium-driver");
        }
        this.at = at;
        this.width = width;
        ChromeOptions options = new ChromeOptions();
        options.setBinary(CHROMIUM.toString());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--hide-scrollbars",
                "--user-data-dir=" + profile);
        options.setExperimentalOption(
                "mobileEmulation",
                Map.of("deviceMetrics", Map.of("width", width, "height", height, "pixelRatio", 1.0, "mobile", false)));
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(DRIVER.toFile())
                        .usingAnyFreePort()
                        .build(),
                options);
    }

    void open(String path) {
        driver.get(at.at(path).toString());
    }

    void type(String field, String text) {
        driver.findElement(By.id(field)).sendKeys(text);
    }

    /** Types a long text at once. */
    void paste(String field, String text) {
        driver.executeScript("document.getElementById(arguments[0]).value = arguments[1]", field, text);
    }

    /** Asks for a page again and again until it says {@code words}. */
    void awaitPage(String path, String words) {
        AppealIsHeardIT.await(() -> {
            open(path);
            return text().contains(words);
        });
    }

    void click(String css) {
        WebElement target = driver.findElement(By.cssSelector(css));
        // a long page scrolls smoothly, and what still moves cannot be clicked
        driver.executeScript("arguments[0].scrollIntoView({behavior: 'instant', block: 'center'})", target);
        target.click();
    }

    /** Waits until the page says {@code words}: a click returns before the next page is there. */
    void awaitText(String words) {
        AppealIsHeardIT.await(() -> {
            try {
                return text().contains(words);
            } catch (org.openqa.selenium.WebDriverException betweenPages) {
                return false;
            }
        });
    }

    String text() {
        return driver.findElement(By.tagName("main")).getText();
    }

    String path() {
        return java.net.URI.create(driver.getCurrentUrl()).getPath();
    }

    /** How much wider the page is than the screen; a reader would have to scroll sideways. */
    long overflow() {
        Object wide = driver.executeScript("return document.documentElement.scrollWidth");
        return ((Number) wide).longValue() - width;
    }

    /** Ids that are used twice, fields without a label, pictures without words. */
    List<?> faults() {
        return (List<?>) driver.executeScript("""
                const faults = [];
                const ids = [...document.querySelectorAll('[id]')].map(e => e.id);
                ids.filter((id, i) => ids.indexOf(id) !== i).forEach(id => faults.push('id twice: ' + id));
                document.querySelectorAll('input:not([type=hidden]), textarea, select').forEach(e => {
                  if (!e.labels || e.labels.length === 0) faults.push('no label: ' + e.name);
                });
                document.querySelectorAll('svg').forEach(e => {
                  if (!e.getAttribute('aria-hidden') && !e.getAttribute('aria-label')) faults.push('silent picture');
                });
                if (document.querySelectorAll('h1').length !== 1) faults.push('not one h1');
                if (!document.documentElement.lang) faults.push('no language');
                let level = 0;
                document.querySelectorAll('h1, h2, h3').forEach(e => {
                  const next = Number(e.tagName[1]);
                  if (next > level + 1) faults.push('heading skips a level: ' + e.textContent);
                  level = next;
                });
                return faults;
                """);
    }

    /** Texts whose colour is too close to what is behind them, in the light and in the dark scheme. */
    List<String> paleTexts() {
        List<String> pale = new ArrayList<>();
        for (String each : List.of("light", "dark")) {
            show(each);
            ((List<?>) driver.executeScript(CONTRAST)).forEach(text -> pale.add(each + ": " + text));
        }
        show(scheme);
        return pale;
    }

    /** Shows pages in the dark scheme from now on. */
    void darken() {
        scheme = "dark";
        show(scheme);
    }

    private void show(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    void shoot(String name) {
        try {
            Files.createDirectories(SHOTS);
            long height = ((Number) driver.executeScript("return document.documentElement.scrollHeight")).longValue();
            driver.executeCdpCommand(
                    "Emulation.setDeviceMetricsOverride",
                    Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", false));
            Files.write(SHOTS.resolve(name + "-" + width + ".png"), driver.getScreenshotAs(OutputType.BYTES));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a page and {@link #check checks} it. */
    void look(String path, String name) {
        open(path);
        check(name);
    }

    /** The page that is open has no fault, no pale text, is not too wide; keeps a picture of it. */
    void check(String name) {
        assertEquals(List.of(), faults(), name);
        assertEquals(List.of(), paleTexts(), name);
        assertTrue(overflow() <= 0, name + " is " + overflow() + " pixels too wide");
        shoot(name);
    }

    @Override
    public void close() {
        driver.quit();
    }
}
