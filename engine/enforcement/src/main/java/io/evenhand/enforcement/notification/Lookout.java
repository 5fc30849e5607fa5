// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notification;

import io.evenhand.enforcement.feed.Held;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.NotificationBook;
import io.evenhand.enforcement.ledger.NotificationRow;
import io.evenhand.enforcement.ledger.NotificationRow.Line;
import io.evenhand.enforcement.ledger.NotificationRow.Mark;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Looks out for what happens and notes what each rule has to tell. The log, the cases and the appeals are read on from where
 * they were read last; the first time begins now, so that nobody is flooded with the past.
 */
public final class Lookout {
    private static final Duration NEAR = Duration.ofHours(24);

    /** A transaction that takes longer than this has other troubles. */
    private static final Duration SETTLES = Duration.ofMinutes(1);

    private static final Duration WEEK = Duration.ofDays(7);
    private static final Duration BEFORE = Duration.ofDays(28);

    /** Drift is counted over all verdicts of five weeks, which is not done every few seconds. */
    private static final Duration DRIFT_EVERY = Duration.ofHours(1);

    private final Ledger ledger;
    private final Supplier<@Nullable Held> held;
    private final String desk;
    private final Clock clock;
    private Instant driftDue = Instant.MIN;

    /**
     * @param held what the feed holds back, or null
     * @param publicUrl under which the desk is reached
     */
    public Lookout(Ledger ledger, Supplier<@Nullable Held> held, String publicUrl, Clock clock) {
        this.ledger = ledger;
        this.held = held;
        this.desk = publicUrl;
        this.clock = clock;
    }

    /** Looks once. */
    public void run() {
        Instant now = clock.instant();
        Held holding = held.get();
        boolean driftIsDue = !now.isBefore(driftDue);
        ledger.run(books -> {
            List<Happening> happened = new ArrayList<>(acts(books, now));
            happened.addAll(since(books, "CASES", EventKind.CASE_OPENED, now));
            happened.addAll(since(books, "APPEALS", EventKind.APPEAL_FILED, now));
            List<NotificationRow> rules = books.notifications().rules().stream()
                    .filter(NotificationRow::active)
                    .toList();
            if (rules.stream().anyMatch(each -> each.events().contains(EventKind.SLA_NEAR.name()))) {
                happened.addAll(near(books, now));
            }
            if (driftIsDue && rules.stream().anyMatch(each -> each.events().contains(EventKind.DRIFT.name()))) {
                happened.addAll(drift(books, now));
            }
            if (holding != null) {
                happened.add(held(holding));
            }
            happened.forEach(
                    each -> rules.stream().filter(rule -> wants(rule, each)).forEach(rule -> books.notifications()
                            .tell(rule.id(), each.id(), Template.fill(rule.template(), each, desk), now)));
        });
        if (driftIsDue) {
            driftDue = now.plus(DRIFT_EVERY);
        }
    }

    static boolean wants(NotificationRow rule, Happening it) {
        String line = (it.subject() + " " + it.detail()).toLowerCase(Locale.ROOT);
        return rule.events().contains(it.kind().name())
                && line.contains(rule.onlyIf().toLowerCase(Locale.ROOT));
    }

    private static List<Happening> acts(Books books, Instant now) {
        Mark mark = books.notifications().mark("AUDIT");
        if (mark == null) {
            books.notifications().read("AUDIT", new Mark(books.notifications().lastAct(), now));
            return List.of();
        }
        List<Line> lines = books.notifications().acts(mark.seq());
        if (!lines.isEmpty()) {
            books.notifications()
                    .read("AUDIT", new Mark(lines.get(lines.size() - 1).seq(), now));
        }
        List<Happening> happened = new ArrayList<>();
        for (Line line : lines) {
            EventKind kind = kind(line.act());
            if (kind != null) {
                String detail =
                        kind == EventKind.APPEAL_DECIDED ? line.act().substring("appeal.".length()) : line.detail();
                happened.add(new Happening(kind, "act-" + line.seq(), line.at(), line.subject(), detail));
            }
        }
        return happened;
    }

    private static @Nullable EventKind kind(String act) {
        return switch (act) {
            case "decision.made" -> EventKind.DECISION_MADE;
            case "appeal.upheld", "appeal.partly", "appeal.overturned" -> EventKind.APPEAL_DECIDED;
            case "clock.breached" -> EventKind.SLA_BREACHED;
            case "breaker.tripped" -> EventKind.BREAKER_TRIPPED;
            case "breaker.released" -> EventKind.BREAKER_RELEASED;
            case "feed.released" -> EventKind.FEED_RELEASED;
            case "feed.pinned" -> EventKind.FEED_PINNED;
            case "feed.unpinned" -> EventKind.FEED_UNPINNED;
            default -> null;
        };
    }

    /**
     * What has a time and no place in a row: the last minute is read again, since what began before may be committed after
     * what began later, and told once.
     */
    private static List<Happening> since(Books books, String source, EventKind kind, Instant now) {
        Mark mark = books.notifications().mark(source);
        if (mark == null) {
            books.notifications().read(source, new Mark(0, now));
            return List.of();
        }
        boolean cases = kind == EventKind.CASE_OPENED;
        List<Line> lines = cases
                ? books.notifications().cases(mark.at())
                : books.notifications().appeals(mark.at());
        Instant read = now.minus(SETTLES);
        if (lines.size() == NotificationBook.LINES_MAX) {
            Instant last = lines.get(lines.size() - 1).at();
            read = last.isBefore(read) ? last : read;
        }
        if (read.isAfter(mark.at())) {
            books.notifications().read(source, new Mark(0, read));
        }
        return lines.stream()
                .map(line -> new Happening(kind, line.subject(), line.at(), line.subject(), line.detail()))
                .toList();
    }

    private static List<Happening> near(Books books, Instant now) {
        return books.notifications().clocks(now.plus(NEAR)).stream()
                .map(line -> new Happening(
                        EventKind.SLA_NEAR, "near-" + line.subject(), line.at(), line.subject(), line.detail()))
                .toList();
    }

    /** Said once a day for each outcome. */
    private static List<Happening> drift(Books books, Instant now) {
        Instant middle = now.minus(WEEK);
        LocalDate today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        List<Happening> happened = new ArrayList<>();
        for (NotificationRow.Share share : books.notifications().shares(middle.minus(BEFORE), middle)) {
            String told = Drift.told(share);
            if (told != null) {
                String id = "drift-" + share.outcome() + "-" + today;
                happened.add(new Happening(EventKind.DRIFT, id, now, "outcomes", told));
            }
        }
        return happened;
    }

    private static Happening held(Held held) {
        return new Happening(
                EventKind.FEED_HELD,
                "held-" + held.since().getEpochSecond(),
                held.since(),
                "feed",
                held.accounts() + " accounts, " + held.allowed() + " allowed");
    }
}
