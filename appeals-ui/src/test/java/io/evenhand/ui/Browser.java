// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A real Chromium without a window, as wide as asked. It remembers whatever a page asked of another host and whatever it
 * wrote into its console: both should be nothing.
 */
final class Browser implements AutoCloseable {
    private static final Path CHROMIUM = Path.of("/usr/bin/chromium");
    private static final Path SHOTS = Path.of("target/screenshots");
    private static final int[] WIDTHS = {320, 1440};
    private static final int HEIGHT = 900;
    private static final String IS_FOCUSED = "element => element === document.activeElement";
    private static final double PATIENCE_MS = 20_000;
    private static final Map<String, Object> TAGS = Map.of(
            "type", "tag", "values", List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"));

    /** Pages that axe looked at already in this run, so that another width does not ask the same again. */
    private static final Set<String> LOOKED_AT = ConcurrentHashMap.newKeySet();

    private final BrowserContext context;
    private final Page page;
    private final CDPSession protocol;
    private final Running at;
    private final int width;
    private final int height;
    private final List<String> disturbances = new ArrayList<>();
    private final List<String> others = new ArrayList<>();
    private final Hand hand;
    private String scheme = "light";

    Browser(Running at, int width, int height) {
        this(at, width, height, Hand.MOUSE);
    }

    Browser(Running at, int width, int height, Hand hand) {
        this.at = at;
        this.hand = hand;
        this.width = width;
        this.height = height;
        context = Chromium.PROGRAM.newContext(new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setJavaScriptEnabled(hand == Hand.MOUSE)
                // pages scroll smoothly for whoever wants it, and a click waits until they stand still
                .setReducedMotion(ReducedMotion.REDUCE)
                .setLocale("en-GB"));
        page = context.newPage();
        protocol = context.newCDPSession(page);
        page.setDefaultTimeout(PATIENCE_MS);
        page.onRequest(request -> {
            boolean other = others.stream().anyMatch(request.url()::startsWith);
            if (!other && !request.url().startsWith(at.at("/").toString())) {
                disturbances.add("asks elsewhere: " + request.url());
            }
        });
        page.onConsoleMessage(message -> {
            // an answer that says no is what some of the tests are about
            if (!message.text().startsWith("Failed to load resource")) {
                disturbances.add("console: " + message.text());
            }
        });
        page.onPageError(error -> disturbances.add("page: " + error));
    }

    /** How somebody goes through the pages. */
    enum Hand {
        /** With a mouse, in a browser that runs scripts. */
        MOUSE,
        /** With a keyboard only, in a browser that runs none. */
        KEYBOARD_WITHOUT_SCRIPTS
    }

    void open(String path) {
        page.navigate(at.at(path).toString());
    }

    void type(String field, String text) {
        if (hand == Hand.KEYBOARD_WITHOUT_SCRIPTS) {
            tabTo("#" + field);
            page.keyboard().type(text);
            return;
        }
        page.locator("#" + field).pressSequentially(text);
    }

    /** Types a long text at once. */
    void paste(String field, String text) {
        page.locator("#" + field).fill(text);
    }

    /** Hands in a file. */
    void attach(String field, Path file) {
        if (hand == Hand.KEYBOARD_WITHOUT_SCRIPTS) {
            // the dialogue that Enter opens belongs to the system
            tabTo("#" + field);
        }
        page.locator("#" + field).setInputFiles(file);
    }

    /** Asks for a page again and again until it says {@code words}. */
    void awaitPage(String path, String words) {
        Patience.await(() -> {
            open(path);
            return text().contains(words);
        });
    }

    void click(String css) {
        if (hand == Hand.KEYBOARD_WITHOUT_SCRIPTS) {
            reach(css);
        } else {
            page.locator(css).first().click();
        }
    }

    /** What a click does, by keyboard: links and buttons are entered, boxes ticked, and the arrows go through radio buttons. */
    private void reach(String css) {
        Locator wanted = page.locator(css).first();
        String kind = String.valueOf(wanted.getAttribute("type"));
        if (!kind.equals("radio")) {
            tabTo(css);
            press(kind.equals("checkbox") ? "Space" : "Enter");
            return;
        }
        tabTo(
                "input[name='" + wanted.getAttribute("name") + "']",
                "element => element.name === document.activeElement.name");
        press("Space");
        for (int each = 0; each < 20 && !isFocused(wanted); each++) {
            press("ArrowDown");
        }
        assertTrue(wanted.isChecked(), "the arrows do not reach " + css);
    }

    /** Where the first such link leads. */
    String link(String css) {
        return String.valueOf(page.locator(css).first().getAttribute("href"));
    }

    /** Presses a key on whatever has the focus. */
    void press(String key) {
        page.keyboard().press(key);
    }

    /** Goes on with the tabulator until the focus is on what is wanted, and never comes by the same way twice. */
    void tabTo(String css) {
        tabTo(css, IS_FOCUSED);
    }

    private static boolean isFocused(Locator wanted) {
        return (Boolean) wanted.evaluate(IS_FOCUSED);
    }

    private void tabTo(String css, String arrived) {
        Locator wanted = page.locator(css).first();
        for (int each = 0; each < 200; each++) {
            if ((Boolean) wanted.evaluate(arrived)) {
                return;
            }
            press("Tab");
        }
        throw new AssertionError("the tabulator does not reach " + css);
    }

    /** Waits until the page says {@code words}: a click returns before the next page is there. */
    void awaitText(String words) {
        page.locator("main")
                .filter(new Locator.FilterOptions().setHasText(words))
                .waitFor();
    }

    String text() {
        return page.locator("main").innerText();
    }

    /** Waits until the browser is at a path or below it. */
    void awaitPath(String path) {
        page.waitForURL(url -> {
            String at = URI.create(url).getPath();
            return at.equals(path) || at.startsWith(path + "/");
        });
    }

    /** The classes of whatever has the focus. */
    String focused() {
        return String.valueOf(page.evaluate("document.activeElement.className"));
    }

    /** Pages may lead to this host as well: a provider where people sign in. */
    void mayAsk(String host) {
        others.add(host);
    }

    String path() {
        return URI.create(page.url()).getPath();
    }

    /** How much wider the page is than the screen; a reader would have to scroll sideways. */
    private long overflow(int screen) {
        return ((Number) page.evaluate("document.documentElement.scrollWidth")).longValue() - screen;
    }

    /** What axe-core finds wrong: everything in the light scheme, and whether all can be read in the dark one too. */
    private List<String> faults() {
        page.evaluate(AxeBuilder.getAxeScript());
        List<String> faults = new ArrayList<>();
        show("light");
        faults.addAll(axe("light", TAGS));
        show("dark");
        faults.addAll(axe("dark", Map.of("type", "rule", "values", List.of("color-contrast"))));
        show(scheme);
        return faults;
    }

    private List<String> axe(String shown, Map<String, Object> only) {
        Object found = page.evaluate(
                "only => axe.run(document, {runOnly: only, resultTypes: ['violations']}).then(result => result.violations"
                        + ".flatMap(rule => rule.nodes.map(node => rule.id + ': ' + node.html + ' ' + node.failureSummary)))",
                only);
        return ((List<?>) found).stream().map(each -> shown + " " + each).toList();
    }

    /** Shows pages in the dark scheme from now on. */
    void darken() {
        scheme = "dark";
        show(scheme);
    }

    /** By Chromium's own protocol: Playwright spells the scheme in the locale of this JVM, and a Turkish one has another i. */
    private void show(String wanted) {
        JsonObject feature = new JsonObject();
        feature.addProperty("name", "prefers-color-scheme");
        feature.addProperty("value", wanted);
        JsonArray features = new JsonArray();
        features.add(feature);
        JsonObject media = new JsonObject();
        media.add("features", features);
        protocol.send("Emulation.setEmulatedMedia", media);
    }

    /** Keeps a picture for people who look at them, if they asked for it with {@code -Dshots}. */
    private void shoot(String name, int screen) {
        if (System.getProperty("shots") != null) {
            page.screenshot(new Page.ScreenshotOptions()
                    .setFullPage(true)
                    .setPath(SHOTS.resolve(name + "-" + screen + ".png")));
        }
    }

    /** Every text of the page in a language, also those that are only heard; not what is marked as another language. */
    List<String> texts(String language) {
        Object found = page.evaluate("""
                language => {
                  const texts = [];
                  const isOther = element => (element.closest('[lang]')?.lang ?? language) !== language
                      || element.closest('[translate=no], .name, code, script, style') !== null;
                  const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                  while (walker.nextNode()) {
                    const node = walker.currentNode;
                    if (!isOther(node.parentElement)) texts.push(node.textContent);
                  }
                  document.querySelectorAll('[aria-label], [placeholder], [title]').forEach(element => {
                    if (!isOther(element)) ['aria-label', 'placeholder', 'title'].forEach(
                        name => texts.push(element.getAttribute(name) ?? ''));
                  });
                  return texts;
                }
                """, language);
        return ((List<?>) found).stream().map(String::valueOf).toList();
    }

    /** The language that the page says it is in. */
    String language() {
        return String.valueOf(page.evaluate("document.documentElement.lang"));
    }

    /** Whether nobody has to scroll sideways. */
    boolean fits() {
        return overflow(width) <= 0;
    }

    /** What is seen of the page at a width, without its lower part. */
    byte[] seen(int screen, int clip) {
        page.setViewportSize(screen, clip);
        byte[] picture = page.screenshot();
        page.setViewportSize(width, height);
        return picture;
    }

    /** Opens a page and {@link #check checks} it. */
    void look(String path, String name) {
        open(path);
        check(name);
    }

    /**
     * The page that is open has no fault, is too wide neither here nor at the other width, asked nobody else and left its
     * console empty.
     */
    void check(String name) {
        if (hand == Hand.MOUSE && LOOKED_AT.add(name)) {
            assertEquals(List.of(), faults(), name);
            for (int other : WIDTHS) {
                page.setViewportSize(other, HEIGHT);
                assertTrue(overflow(other) <= 0, name + " is " + overflow(other) + " pixels too wide at " + other);
                shoot(name, other);
            }
            page.setViewportSize(width, height);
        }
        assertTrue(overflow(width) <= 0, name + " is " + overflow(width) + " pixels too wide");
        assertEquals(List.of(), disturbances, name);
    }

    @Override
    public void close() {
        context.close();
    }

    /** The one Chromium of this run: every {@link Browser} is a stranger in it, with cookies of its own. */
    private static final class Chromium {
        static final com.microsoft.playwright.Browser PROGRAM = start();

        private static com.microsoft.playwright.Browser start() {
            if (!Files.isExecutable(Browser.CHROMIUM)) {
                throw new IllegalStateException("this test needs the Debian package chromium");
            }
            Playwright playwright = Playwright.create(
                    new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
            Runtime.getRuntime().addShutdownHook(new Thread(playwright::close));
            return playwright
                    .chromium()
                    .launch(new LaunchOptions()
                            .setExecutablePath(Browser.CHROMIUM)
                            .setArgs(List.of(
                                    "--no-sandbox",
                                    "--disable-gpu",
                                    "--disable-quic",
                                    "--disable-dev-shm-usage",
                                    "--hide-scrollbars",
                                    "--font-render-hinting=none")));
        }
    }
}
