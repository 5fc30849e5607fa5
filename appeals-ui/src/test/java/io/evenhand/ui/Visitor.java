// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody with a browser that runs no scripts: keeps cookies, follows nothing by itself, sends the forms of pages. */
final class Visitor {
    private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final Pattern VERSION = Pattern.compile("name=\"version\" value=\"([^\"]+)\"");

    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(cookies)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final Running at;

    Visitor(Running at) {
        this.at = at;
    }

    /** A visitor who has signed in. */
    static Visitor signedIn(Running at, String name, String password) {
        Visitor visitor = new Visitor(at);
        HttpResponse<String> answer = visitor.signIn(name, password);
        if (answer.statusCode() != 303) {
            throw new IllegalStateException("sign-in answered " + answer.statusCode());
        }
        return visitor;
    }

    HttpResponse<String> signIn(String name, String password) {
        String csrf = csrf(get("/sign-in").body());
        return post("/sign-in", Map.of("csrf", csrf, "name", name, "password", password, "next", "/desk"));
    }

    /** A request as edge-1 makes it. */
    static HttpRequest.Builder asEdge(Running at, String path) {
        return HttpRequest.newBuilder(at.at(path)).header("Authorization", "Bearer " + Running.EDGE_TOKEN);
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(at.at(path)).GET());
    }

    /** Gets a page and follows where it leads. */
    HttpResponse<String> follow(HttpResponse<String> answer) {
        return get(answer.headers().firstValue("Location").orElseThrow());
    }

    HttpResponse<String> post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(at.at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    /** Sends the form of a page with its hidden fields. */
    HttpResponse<String> submit(String page, String path, Map<String, String> typed) {
        Map<String, String> form = new LinkedHashMap<>(typed);
        form.put("csrf", csrf(formTo(path, page)));
        Matcher version = VERSION.matcher(page);
        if (version.find()) {
            form.put("version", version.group(1));
        }
        return post(path, form);
    }

    /** Writes an appeal about the whole decision, one question after the other, and sends it. */
    HttpResponse<String> appeal(String notice, String statement, String contact) {
        String steps = notice + "/appeal/";
        answer(steps + "parts", Map.of());
        answer(steps + "words", Map.of("statement", statement));
        answer(steps + "effects", Map.of());
        answer(steps + "contact", Map.of("contact", contact));
        return submit(get(steps + "check").body(), steps + "check", Map.of());
    }

    /** Answers one question. */
    HttpResponse<String> answer(String step, Map<String, String> typed) {
        return submit(get(step).body(), step, typed);
    }

    String cookie(String name) {
        return cookies.getCookieStore().getCookies().stream()
                .filter(cookie -> cookie.getName().equals(name))
                .map(HttpCookie::getValue)
                .findFirst()
                .orElse("");
    }

    void plant(String name, String value) {
        HttpCookie cookie = new HttpCookie(name, value);
        cookie.setPath("/");
        cookie.setDomain("127.0.0.1");
        cookie.setVersion(0);
        cookies.getCookieStore().add(URI.create("http://127.0.0.1/"), cookie);
    }

    /** The page from the form on that is sent to {@code path}; the whole page where no form names the address. */
    private static String formTo(String path, String page) {
        return page.substring(Math.max(0, page.indexOf("action=\"" + path + "\"")));
    }

    /** The first part of a page that a pattern's group stands for. */
    static String first(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        if (!matcher.find()) {
            throw new AssertionError("there is no " + pattern + " in " + page);
        }
        return matcher.group(1);
    }

    static String csrf(String page) {
        Matcher csrf = CSRF.matcher(page);
        if (!csrf.find()) {
            throw new IllegalStateException("the page has no form with a proof");
        }
        return csrf.group(1);
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return http.send(request.timeout(Duration.ofSeconds(20)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
