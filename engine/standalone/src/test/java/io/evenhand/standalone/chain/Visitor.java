// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.chain;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A person with a browser that knows cookies, links and forms, and no JavaScript. */
public final class Visitor {
    private static final Pattern FORM =
            Pattern.compile("<form[^>]*action=\"([^\"]*)\"[^>]*>(.*?)</form>", Pattern.DOTALL);
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"([^\"]*)\" value=\"([^\"]*)\"");

    private final HttpClient http;
    private final URI home;

    public Visitor(URI home) {
        this(
                home,
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .cookieHandler(new CookieManager())
                        .followRedirects(HttpClient.Redirect.NORMAL)
                        .connectTimeout(Duration.ofSeconds(5))
                        .build());
    }

    private Visitor(URI home, HttpClient http) {
        this.home = home;
        this.http = http;
    }

    /** The same browser at another process, to which something in front led it: cookies know no ports. */
    public Visitor at(URI elsewhere) {
        return new Visitor(elsewhere, http);
    }

    /** The page at {@code path}. */
    public HttpResponse<String> read(String path) throws IOException, InterruptedException {
        return http.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Reads {@code path} and sends the form on it whose action is {@code action}, with what the visitor typed. */
    public HttpResponse<String> fillIn(String path, String action, Map<String, String> typed)
            throws IOException, InterruptedException {
        String page = read(path).body();
        Map<String, String> fields = new HashMap<>();
        Matcher form = FORM.matcher(page);
        while (form.find()) {
            if (form.group(1).equals(action)) {
                Matcher hidden = HIDDEN.matcher(form.group(2));
                while (hidden.find()) {
                    fields.put(hidden.group(1), hidden.group(2));
                }
                fields.putAll(typed);
                return http.send(
                        request(action)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .header("Origin", home.toString())
                                .POST(HttpRequest.BodyPublishers.ofString(encode(fields)))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
            }
        }
        throw new AssertionError("there is no form for " + action + " on " + path);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(home.resolve(path)).timeout(Duration.ofSeconds(20));
    }

    private static String encode(Map<String, String> fields) {
        return fields.entrySet().stream()
                .map(field ->
                        URLEncoder.encode(field.getKey(), UTF_8) + "=" + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
    }
}
