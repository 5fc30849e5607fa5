// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who gets past the door of which address: every address with every role, as a table that people review. An address that is
 * new, or that lets in somebody else than before, changes the table and fails the test.
 *
 * <p>{@code in}: something was answered or the request was looked at; {@code out}: turned away at a door; {@code -}: no such
 * thing was found.
 */
class EveryAddressHasItsReadersIT {
    private static final Pattern PROOF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");
    private static final List<String> STAFF = List.of("ann", "sue", "amy", "lee", "pia", "max", "odo", "dan");

    /** It takes the holder's cookie away, so it is asked last. */
    private static final String LEAVE = "POST /me/leave";

    @TempDir
    Path dir;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private final Map<String, List<String>> faults = new TreeMap<>();

    @Test
    void theTableOfWhoSeesWhatIsTheOneThatWasReviewedAndEveryPageIsValid() {
        try (Running casework = Running.start(dir)) {
            Map<String, String> names = names(casework);
            List<Caller> callers = callers(casework);
            List<String> addresses = new ArrayList<>(casework.addresses());
            assertTrue(addresses.size() > 100, "the list of addresses is empty or nearly so: " + addresses);
            addresses.remove(LEAVE);
            addresses.add(LEAVE);
            StringBuilder table = new StringBuilder("# address\t")
                    .append(callers.stream().map(Caller::name).collect(Collectors.joining("\t")))
                    .append('\n');
            for (String address : addresses) {
                table.append(address);
                for (Caller caller : callers) {
                    table.append('\t').append(door(casework, caller, address, names));
                }
                table.append('\n');
            }
            Golden.assertMatches("access.tsv", table.toString());
            assertTrue(faults.size() > 50, "hardly any page was checked: " + faults.keySet());
            faults.values().removeIf(List::isEmpty);
            assertEquals(Map.of(), faults, "every page is valid HTML");
        }
    }

    /** Somebody with their cookies, their header, and the proof that their forms carry. */
    private record Caller(String name, String cookies, String authorization, String proof) {}

    private static List<Caller> callers(Running casework) {
        List<Caller> callers = new ArrayList<>();
        callers.add(new Caller("nobody", "", "", ""));
        callers.add(holder(casework));
        for (String name : STAFF) {
            String line = Running.STAFF
                    .lines()
                    .filter(each -> each.startsWith(name + " "))
                    .findFirst()
                    .orElseThrow();
            String password = line.substring(line.lastIndexOf(' ') + 1);
            Visitor visitor = Visitor.signedIn(casework, name, password);
            String proof = Visitor.csrf(visitor.get("/desk/rules").body());
            callers.add(new Caller(
                    line.substring(name.length() + 1, line.lastIndexOf(' ')),
                    "evenhand_session=" + visitor.cookie("evenhand_session"),
                    "Basic "
                            + Base64.getEncoder()
                                    .encodeToString((name + ":" + password).getBytes(StandardCharsets.UTF_8)),
                    proof));
        }
        callers.add(new Caller("operator's token", "", "Bearer " + Running.TOKEN, ""));
        return callers;
    }

    private static Caller holder(Running casework) {
        Program.operator(casework)
                .done("/api/v1/contacts", "{\"account\":\"acc-9\",\"language\":\"en\",\"mail\":\"jo@example.org\"}");
        Visitor me = new Visitor(casework);
        Map<String, String> code = Map.of("account", "acc-9", "code", casework.code("acc-9"), "act", "open");
        assertEquals(303, me.submit(me.get("/me").body(), "/me", code).statusCode());
        String token = me.cookie("evenhand_holder");
        return new Caller(
                "another holder",
                "evenhand_holder=" + token + "; evenhand_form=" + me.cookie("evenhand_form"),
                "Bearer " + token,
                "");
    }

    /** Things that are there, for the names in addresses. */
    private static Map<String, String> names(Running casework) {
        String notice = casework.limited("acc-1");
        assertEquals(
                303,
                new Visitor(casework)
                        .appeal(notice, "These are my friends.", "")
                        .statusCode());
        casework.assess(Sample.worthALook("acc-2", Running.now()));
        Map<String, String> names = new LinkedHashMap<>();
        names.put("token", notice.substring(notice.lastIndexOf('/') + 1));
        names.put("account", "acc-1");
        names.put("case", casework.caseOf("acc-2"));
        names.put("appeal", casework.oldestAppeal());
        names.put("step", "words");
        return names;
    }

    private String door(Running casework, Caller caller, String address, Map<String, String> names) {
        String method = address.substring(0, address.indexOf(' '));
        String path = address.substring(method.length() + 1);
        for (Map.Entry<String, String> name : names.entrySet()) {
            path = path.replace("{" + name.getKey() + "}", name.getValue());
        }
        path = path.replaceAll("\\{[^}]+}", "1");
        HttpRequest.Builder request = HttpRequest.newBuilder(casework.at(path)).timeout(Duration.ofSeconds(60));
        if (!caller.cookies().isEmpty()) {
            request.header("Cookie", caller.cookies());
        }
        if (!caller.authorization().isEmpty()) {
            request.header("Authorization", caller.authorization());
        }
        if (method.equals("POST")) {
            String proof = caller.name().equals("another holder") && path.startsWith("/me")
                    ? proofOf(casework, caller, path)
                    : caller.proof();
            request.header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(
                            "csrf=" + URLEncoder.encode(proof, StandardCharsets.UTF_8)));
        }
        HttpResponse<InputStream> answer = send(request);
        String location = answer.headers().firstValue("Location").orElse("");
        int status = answer.statusCode();
        validate(address, answer);
        boolean led = status == 303 && (location.startsWith("/sign-in") || location.equals("/me"));
        if (status == 401 || status == 403 || led) {
            return "out";
        }
        return status == 404 ? "-" : status >= 500 && status != 503 ? "broken " + status : "in";
    }

    /** What the checker finds on the first page that an address answers with; pages of refusals are the same everywhere. */
    private void validate(String address, HttpResponse<InputStream> answer) {
        String type = answer.headers().firstValue("Content-Type").orElse("");
        int status = answer.statusCode();
        String name = status >= 400 && status != 422 ? "refused with " + status : address;
        if (type.startsWith("text/html") && !faults.containsKey(name)) {
            faults.put(name, ValidHtml.faults(read(answer)));
        }
    }

    /** The proof of a holder's form stands on the page of the same address, after the one to leave with. */
    private String proofOf(Running casework, Caller caller, String path) {
        boolean leaving = path.equals("/me/leave");
        HttpResponse<InputStream> page =
                send(HttpRequest.newBuilder(casework.at(leaving ? "/me" : path)).header("Cookie", caller.cookies()));
        Matcher proofs = PROOF.matcher(read(page));
        String proof = "";
        while (proofs.find() && (proof.isEmpty() || !leaving)) {
            proof = proofs.group(1);
        }
        return proof;
    }

    /** The feed of announcements never ends, so only its beginning is waited for. */
    private HttpResponse<InputStream> send(HttpRequest.Builder request) {
        try {
            HttpResponse<InputStream> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
            if (answer.headers().firstValue("Content-Type").orElse("").startsWith("text/event-stream")) {
                answer.body().close();
            }
            return answer;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String read(HttpResponse<InputStream> answer) {
        try (InputStream in = answer.body()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
