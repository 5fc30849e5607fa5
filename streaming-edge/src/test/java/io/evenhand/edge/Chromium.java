// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.List;
import java.util.Map;
import java.util.Properties;

/** A real Chromium without a window. */
final class Chromium implements AutoCloseable {
    private static final Path BINARY = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        if (!Files.isExecutable(BINARY)) {
            throw new IllegalStateException("this test needs the Debian package chromium");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new LaunchOptions()
                        .setExecutablePath(BINARY)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--autoplay-policy=no-user-gesture-required")));
    }

    Page page() {
        return page("en-GB");
    }

    Page page(String locale) {
        Page page = browser.newContext(
                        new Browser.NewContextOptions().setLocale(locale).setViewportSize(1_000, 1_000))
                .newPage();
        page.setDefaultTimeout(30_000);
        return page;
    }

    static void shot(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Paths.get("target/screenshots", name + ".png")));
    }

    /** A file of a JavaScript library that came as a jar. */
    static String webjar(String library, String file) throws Exception {
        Properties properties = new Properties();
        ClassLoader loader = Chromium.class.getClassLoader();
        try (InputStream in =
                loader.getResourceAsStream("META-INF/maven/org.webjars.npm/" + library + "/pom.properties")) {
            properties.load(in);
        }
        String path =
                "META-INF/resources/webjars/" + library + "/" + properties.getProperty("version") + "/dist/" + file;
        try (InputStream in = loader.getResourceAsStream(path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
