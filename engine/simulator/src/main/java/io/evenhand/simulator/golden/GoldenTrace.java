// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.golden;

import static io.evenhand.simulator.golden.GoldenAccount.Expectation.LEFT_ALONE;
import static io.evenhand.simulator.golden.GoldenAccount.Expectation.LIMITED;
import static io.evenhand.simulator.golden.GoldenAccount.Expectation.NOT_ENOUGH_DATA;
import static io.evenhand.simulator.golden.GoldenAccount.Expectation.NOT_LIMITED;

import io.evenhand.contract.event.ClientKind;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.event.RevokedBy;
import io.evenhand.contract.json.EventWriter;
import java.io.ByteArrayOutputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Twelve accounts over 210 days, written without a single random draw, so that everybody can work out by hand what
 * must become of them.
 */
public final class GoldenTrace {
    public static final Instant START = Instant.parse("2025-08-04T00:00:00Z");
    public static final int DAYS = 210;
    /** The trace's end, 24 hours after a Sunday's midnight. */
    public static final Instant END = Instant.parse("2026-03-02T00:00:00Z");

    /** Steps through residues in an order that looks irregular and is not. */
    private static final int STRIDE = 17;

    private final List<GoldenAccount> accounts = new ArrayList<>();
    private final List<Line> lines = new ArrayList<>();

    private GoldenTrace() {
        for (String seller : List.of("golden-seller-a", "golden-seller-b", "golden-seller-c")) {
            monthlySeller(seller);
        }
        lifetimeSeller();
        community();
        family();
        couple();
        declaredGuests();
        undeclaredGuests();
        dorm();
        migrating();
        few();
        lines.sort(Comparator.comparing(Line::event, Event.BY_TIME_THEN_ID));
    }

    /** One event and the address reported with it. */
    public record Line(Event event, @Nullable String address) {
        /** As a platform writes it, without the line's end. */
        public byte[] bytes() {
            return EventWriter.bytes(event, address);
        }

        /** Without the address. */
        @Override
        public String toString() {
            return "Line[" + event.id() + "]";
        }
    }

    /** The accounts and what must become of them. */
    public static List<GoldenAccount> accounts() {
        return List.copyOf(new GoldenTrace().accounts);
    }

    /** All events in the order of their time. */
    public static List<Line> lines() {
        return List.copyOf(new GoldenTrace().lines);
    }

    /** All events as a file has them, a line each. */
    public static byte[] ndjson() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (Line line : lines()) {
            out.writeBytes(line.bytes());
            out.write('\n');
        }
        return out.toByteArray();
    }

    /**
     * Forty seats; a customer pays for one to four periods of 30 days, is removed by a job within the hour, and four
     * days later the seat has the next.
     */
    private void monthlySeller(String account) {
        GoldenScript script = new GoldenScript(account, "pay-fleet", "dev-fleet");
        for (int seat = 0; seat < 40; seat++) {
            double from = 1 + (seat * STRIDE) % 40 + seat / 50.0;
            for (int turn = 0; from < DAYS - 2; turn++) {
                int periods = 1 + (seat + turn * 3) % 4;
                double until = from + 30 * periods + 0.01 + seat / 2_000.0;
                script.stay(script.viewer(), from, until, RevokedBy.OWNER, ClientKind.API);
                from = until + 4;
            }
        }
        script.ties(40, 2, 0);
        end(script, account, "sells months, three accounts with the same card and device", LIMITED);
    }

    private void lifetimeSeller() {
        GoldenScript script = new GoldenScript("golden-lifetime", "pay-lifetime", "dev-lifetime");
        stayers(script, 70, 30);
        script.ties(70, 5, 1);
        end(script, "golden-lifetime", "sells for ever: no conduct tells it from a community", NOT_LIMITED);
    }

    /** Sixty people, a fifth of whom leave after times that have nothing in common. */
    private void community() {
        GoldenScript script = new GoldenScript("golden-community", "pay-community", "dev-community");
        stayers(script, 48, 21);
        for (int i = 0; i < 24; i++) {
            double from = 3 + (i * STRIDE) % 120;
            double stays = 2 + (i * i * 13 + i * 29) % 83 + i / 30.0;
            script.stay(script.viewer(), from, from + stays, by(i), ClientKind.UI);
        }
        script.ties(60, 80, 12);
        end(script, "golden-community", "gives freely to sixty people, some come and go", NOT_LIMITED);
    }

    private void family() {
        GoldenScript script = new GoldenScript("golden-family", "pay-family", "dev-family");
        stayers(script, 20, 10);
        script.ties(20, 60, 6);
        end(script, "golden-family", "a large family that knows one another", LEFT_ALONE);
    }

    private void couple() {
        GoldenScript script = new GoldenScript("golden-couple", "pay-family", "dev-couple");
        stayers(script, 12, 10);
        script.ties(12, 14, 4);
        end(script, "golden-couple", "pays with the family's card: one link", LEFT_ALONE);
    }

    private void declaredGuests() {
        GoldenScript script = new GoldenScript("golden-guests", "pay-guests", "dev-guests");
        stayers(script, 8, 10);
        for (int i = 0; i < 24; i++) {
            double from = 5 + i * 7;
            int days = i % 3 == 0 ? 60 : 30;
            String guest = script.viewer();
            script.declareGuestPass(guest, from - 0.1, days);
            script.stay(guest, from, from + days + 0.01, RevokedBy.OWNER, ClientKind.API);
        }
        script.ties(14, 12, 3);
        end(script, "golden-guests", "declares guest passes of 30 and 60 days", NOT_LIMITED);
    }

    /** One length only: a rhythm, but without the second multiple that renewing customers leave. */
    private void undeclaredGuests() {
        GoldenScript script = new GoldenScript("golden-undeclared", "pay-undeclared", "dev-undeclared");
        stayers(script, 8, 10);
        for (int i = 0; i < 24; i++) {
            double from = 5 + i * 7;
            script.stay(script.viewer(), from, from + 30.01, RevokedBy.OWNER, ClientKind.API);
        }
        script.ties(12, 10, 3);
        end(script, "golden-undeclared", "lets every guest in for 30 days and never said so", NOT_LIMITED);
    }

    /** Everybody comes in the term's first days and leaves in its last. */
    private void dorm() {
        GoldenScript script = new GoldenScript("golden-dorm", "pay-dorm", "dev-dorm");
        stayers(script, 6, 10);
        for (int i = 0; i < 22; i++) {
            double from = 20 + (i * STRIDE) % 9 + i / 40.0;
            double until = 138 + (i * 5) % 7 + i / 30.0;
            script.stay(script.viewer(), from, until, RevokedBy.VIEWER, ClientKind.UI);
        }
        for (int i = 0; i < 18; i++) {
            script.stayForGood(script.viewer(), 165 + (i * STRIDE) % 8 + i / 40.0);
        }
        script.ties(24, 90, 8);
        end(script, "golden-dorm", "a student house whose terms begin and end together", NOT_LIMITED);
    }

    private void migrating() {
        GoldenScript script = new GoldenScript("golden-migrating", "pay-migrating", "dev-migrating");
        double moved = 150;
        script.moveServer(moved);
        for (int i = 0; i < 30; i++) {
            double minute = i / 1_440.0;
            String viewer = script.viewer();
            script.stay(viewer, 2 + i / 3.0, moved + minute, RevokedBy.OWNER, ClientKind.API);
            script.stayForGood(viewer, moved + minute + 0.001);
        }
        script.ties(30, 40, 6);
        end(script, "golden-migrating", "moved its server and shared everything again within the hour", LEFT_ALONE);
    }

    private void few() {
        GoldenScript script = new GoldenScript("golden-few", "pay-few", "dev-few");
        stayers(script, 4, 10);
        script.stay(script.viewer(), 30, 60, RevokedBy.OWNER, ClientKind.UI);
        script.ties(4, 3, 2);
        end(script, "golden-few", "five people, one of whom left after exactly a month", NOT_ENOUGH_DATA);
    }

    private static void stayers(GoldenScript script, int people, int within) {
        for (int i = 0; i < people; i++) {
            script.stayForGood(script.viewer(), 1 + (i * STRIDE) % within + i / 100.0);
        }
    }

    private static RevokedBy by(int i) {
        return i % 3 == 0 ? RevokedBy.VIEWER : RevokedBy.OWNER;
    }

    private void end(GoldenScript script, String account, String story, GoldenAccount.Expectation expectation) {
        accounts.add(new GoldenAccount(account, story, expectation));
        lines.addAll(script.lines());
    }
}
