// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Intervention;
import io.evenhand.contract.decision.InterventionType;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.EventId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.model.Account;
import io.evenhand.scoring.model.Scorer;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Law 15, scoring's side: of an erased account no state remembers the name, the viewers, the keys or the servers, its own as
 * little as those of the keys, servers, viewers and accounts it had to do with; and nothing brings it back.
 */
class ErasedIsGoneTest {
    private static final long SEED = 31;
    private static final List<Conduct> CONDUCT = LinkWorld.conduct(SEED);
    private static final int ERASED_ON = 150;
    private static final long ERASED_AT = LinkWorld.at(ERASED_ON).toEpochMilli();

    private final Scorer scorer = new Scorer(ScorecardFile.builtIn());
    private final Map<String, Account> accounts = new TreeMap<>();
    private final Links links = new Links(fact -> account(fact.to()).learn(fact));
    private final List<Conduct> week = new ArrayList<>();
    private long boundary = LinkWorld.START + Calendar.WEEK;
    private int next;

    /** An account, and what is its own: not shared with anybody who stays. */
    record Erased(String account, List<String> traces) {}

    static Stream<Erased> erased() {
        return Stream.of(
                new Erased(
                        "fleet-1",
                        with(viewers("fleet-v", 1, 4, 88), "fleet-1", "server:fleet-1-s", "tls:tls-fleet-1")),
                new Erased(
                        "seller",
                        with(viewers("customer-", 0, 4, 30), "seller", "payment:card-seller", "tls:tls-seller")),
                new Erased("heir", List.of("heir", "payment:card-heir", "server:heir-s", "tls:tls-heir")),
                new Erased(
                        "host-3",
                        with(viewers("host-3-v", 0, 1, 6), "host-3", "payment:card-host-3", "server:host-3-s")));
    }

    @ParameterizedTest
    @MethodSource("erased")
    void noTraceIsLeftAnywhere(Erased erased) throws IOException {
        liveUntil(ERASED_AT);
        String before = remembered();
        erased.traces().forEach(trace -> assertTrue(before.contains(utf(trace)), trace + " is there to be forgotten"));
        erase(erased.account());
        noTrace(erased, "at once");
        CONDUCT.stream()
                .filter(it -> it.account().value().equals(erased.account()) && it.millis() <= ERASED_AT)
                .forEach(this::happen);
        noTrace(erased, "after its events came again, or late");
        liveUntil(LinkWorld.at(ERASED_ON + 15).toEpochMilli(), erased.account());
        noTrace(erased, "after the next weeks");
        erase(erased.account());
        noTrace(erased, "erased twice");
    }

    @Test
    void whatTheOthersShareStaysTheirs() throws IOException {
        liveUntil(ERASED_AT);
        erase("fleet-1");
        liveUntil(LinkWorld.at(ERASED_ON + 15).toEpochMilli(), "fleet-1");
        Intervention verified = new Intervention(
                new EventId("v"),
                InterventionType.EVIDENCE_VERIFIED,
                LinkWorld.at(ERASED_ON),
                new AccountId("fleet-0"),
                null,
                null,
                "e",
                "purchase");
        assertEquals(
                2, account("fleet-0").hear(verified, scorer).atom("link.keys").n(), "there were three");
    }

    private void noTrace(Erased erased, String when) throws IOException {
        String all = remembered();
        for (String trace : erased.traces()) {
            assertTrue(
                    !all.contains(utf(trace)), "seed " + SEED + ": " + trace + " of " + erased.account() + ", " + when);
        }
    }

    /** All states of all operators, byte by byte. */
    private String remembered() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        links.write(out);
        for (Map.Entry<String, Account> entry : accounts.entrySet()) {
            if (!entry.getValue().isTombstone(Long.MAX_VALUE)) {
                out.writeUTF(entry.getKey());
                entry.getValue().write(out);
            }
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** As names are written: with their length, so that host-3 is not found in host-31. */
    private static String utf(String name) {
        return "" + (char) (name.length() >> 8) + (char) (name.length() & 0xff) + name;
    }

    private void erase(String name) {
        Intervention erasure = LinkWorld.about(InterventionType.ACCOUNT_ERASED, ERASED_ON, name);
        links.hear(erasure);
        account(name).hear(erasure, scorer);
    }

    private void liveUntil(long until, String... absent) {
        while (next < CONDUCT.size() && CONDUCT.get(next).millis() < until) {
            Conduct conduct = CONDUCT.get(next++);
            while (conduct.millis() >= boundary) {
                reach();
            }
            if (!List.of(absent).contains(conduct.account().value())) {
                happen(conduct);
            }
        }
    }

    private void happen(Conduct conduct) {
        if (!account(conduct.account().value()).isErased(conduct.millis())
                && conduct.millis() >= boundary - Calendar.WEEK) {
            week.add(conduct);
        }
        links.add(conduct);
    }

    private void reach() {
        links.reach(boundary);
        accounts.values().removeIf(account -> account.isTombstone(boundary));
        accounts.forEach((name, account) -> account.evaluate(
                new AccountId(name),
                week.stream().filter(it -> it.account().value().equals(name)).toList(),
                boundary,
                scorer));
        week.clear();
        boundary += Calendar.WEEK;
    }

    private Account account(String name) {
        return accounts.computeIfAbsent(name, each -> new Account());
    }

    private static List<String> viewers(String prefix, int first, int step, int end) {
        return IntStream.iterate(first, i -> i < end, i -> i + step)
                .mapToObj(i -> prefix + i)
                .toList();
    }

    private static List<String> with(List<String> viewers, String... more) {
        return Stream.concat(viewers.stream(), Stream.of(more)).toList();
    }
}
