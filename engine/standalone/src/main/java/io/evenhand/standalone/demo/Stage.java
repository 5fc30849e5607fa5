// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.evenhand.standalone.process.Demonstration;
import io.evenhand.standalone.process.Home;
import io.evenhand.standalone.process.Refusal;
import io.evenhand.standalone.process.Secrets;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Where stories play: the running demonstration with its people, its edge, its mailbox and its clock. */
final class Stage {
    private final Home home;
    private final Told told;
    private final URI casework;
    private final Actor edge;
    private final Actor operator;
    private final List<Actor> staff;

    Stage(Home home, URI casework, URI edge, Told told) {
        this.home = home;
        this.told = told;
        this.casework = casework;
        this.edge = Actor.holder(edge);
        Secrets secrets = new Secrets(home);
        operator = Actor.operator(casework, secrets.read("operator-token"));
        staff = secrets.staff().stream()
                .filter(line -> line[1].equals("ANALYST") || line[1].equals("LEAD"))
                .map(line -> Actor.staff(casework, line))
                .toList();
        if (staff.size() < 4) {
            throw new Refusal("two people check, two agree and one decides the appeal: " + secrets.file("staff")
                    + " names " + staff.size() + " who may. Begin with an empty EVENHAND_VAR, or add some there");
        }
    }

    Told told() {
        return told;
    }

    URI casework() {
        return casework;
    }

    Actor holder() {
        return Actor.holder(casework);
    }

    /** One of at least four who may decide about cases. */
    Actor person(int number) {
        return staff.get(number);
    }

    JsonNode overview() {
        return operator.get("/api/v1/overview");
    }

    /** The account as the operator sees it. */
    JsonNode account(String account) {
        return operator.get("/api/v1/accounts/" + account);
    }

    /** The platform says how the holder is reached; whatever waited for that is sent now. */
    String reached(String account) {
        String address = account.toLowerCase(Locale.ROOT) + "@holders.example";
        operator.post("/api/v1/contacts", Map.of("account", account, "language", "en", "mail", address));
        told.step("the platform", "tells casework how the account holder is reached: " + address);
        return address;
    }

    /** Waits for a mail and shows it. */
    void mail(String address, String subject) throws InterruptedException {
        Mail mail = Mailbox.await(mails(), address, subject);
        told.step("the account holder", "gets a mail");
        told.mail(mail);
    }

    long mailsTo(String address) {
        return Mailbox.count(mails(), address);
    }

    private Path mails() {
        return mails(home);
    }

    /** Where the mailbox of a demonstration keeps its mails. */
    static Path mails(Home home) {
        return home.folder("demo").resolve("mail");
    }

    /** A place for a file that a story hands out. */
    Path file(String name) {
        return home.folder("demo").resolve(name);
    }

    /** Moves the clock, and says that it does. */
    void days(int days, String why) {
        Demonstration.move(home, days);
        told.step("TIME TRAVEL", days + " days pass: " + why);
        told.note("Only a demonstration can do this: its casework and its edge read their clock from "
                + home.var().relativize(home.folder("demo")) + "/days-ahead (" + Demonstration.daysAhead(home)
                + " days ahead of this machine now).");
    }

    /** What the edge answers whether the account may do this, shown. */
    boolean asksEdge(String account, String action) {
        JsonNode answer = ask(account, action);
        boolean may = answer.path("decision").asBoolean();
        told.step("the platform", "asks the edge whether " + account + " may " + action.replace('_', ' '));
        JsonNode context = answer.path("context");
        told.seen((may ? "yes" : "no") + "   " + context);
        return may;
    }

    /** Waits until the edge says so. */
    void awaitEdge(String account, String action, boolean may) throws InterruptedException {
        await(
                "the edge does not say " + (may ? "yes" : "no") + " to " + action,
                () -> ask(account, action).path("decision").asBoolean() == may);
    }

    private JsonNode ask(String account, String action) {
        return edge.post(
                "/access/v1/evaluation",
                Map.of(
                        "subject", Map.of("type", "account", "id", account),
                        "action", Map.of("name", action),
                        "resource", Map.of("type", "server", "id", "any")));
    }

    /** Waits for something that programs do by themselves. */
    void await(String otherwise, BooleanSupplier condition) throws InterruptedException {
        for (int attempt = 0; attempt < 600; attempt++) {
            if (condition.getAsBoolean()) {
                return;
            }
            TimeUnit.MILLISECONDS.sleep(200);
        }
        throw new Refusal("the story stops: " + otherwise + "; the logs say why: " + home.logs());
    }

    /** The edges with the newest revision that each acknowledged, shown. */
    void acknowledgements() {
        told.step("the edges", "have acknowledged");
        for (JsonNode each : overview().path("edges")) {
            told.note(each.path("edge").asText() + "   revision "
                    + each.path("ackedRev").asLong() + " of "
                    + overview().path("feedRev").asLong());
        }
    }
}
