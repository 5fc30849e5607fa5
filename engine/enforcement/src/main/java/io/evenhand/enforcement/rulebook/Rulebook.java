// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.rules.ruleset.Ruleset;
import io.prometheus.client.Counter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The versions of the rules that the ledger knows, ready to decide. Safe for several threads.
 *
 * <p>Which of them decide is read from the ledger in the transaction that decides, so that an activation, a breaker and a
 * verdict are always in one order.
 */
public final class Rulebook {
    /** Who begins what came with the program. */
    static final String DEPLOYMENT = "deployment";

    private static final String FIRST_START = "the first start of an empty installation; it came with the program";

    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);
    private static final Counter UNSIGNED = Counter.build(
                    "evenhand_casework_unsigned_terms_total",
                    "Versions of the rules that were to decide without a signature of ours, and did not.")
            .register();
    private static final Counter UNUSABLE = Counter.build(
                    "evenhand_casework_unusable_terms_total",
                    "Versions of the rules that were to decide and that this program cannot use, so that they did not.")
            .register();

    private final Ledger ledger;
    private final Workshop workshop;
    private final Workshop.Version deployed;
    private final Seal seal;
    private final Clock clock;
    private final Map<String, Ruleset> ready = new ConcurrentHashMap<>();
    private final Map<String, List<RuleKeyRow>> keys = new ConcurrentHashMap<>();
    private final Map<Long, TermRow> sealed = new ConcurrentHashMap<>();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    /**
     * Opens the book: what came with the program is recorded. It becomes active only if nothing ever decided here; later
     * on it waits for the same acts as a version that a person hands in.
     *
     * <p>A version that is active and that this program cannot use, or that bears no signature of ours, decides nothing:
     * what came with the program is asked in its place and restricts nobody until people make some version active.
     */
    public Rulebook(Ledger ledger, Workshop workshop, Seal seal, Clock clock) {
        this.ledger = ledger;
        this.workshop = workshop;
        this.seal = seal;
        this.clock = clock;
        this.deployed = workshop.deployed();
        ready.put(deployed.hash(), deployed.ruleset());
        ledger.run(this::register);
        ledger.run(this::describeAll);
        ledger.inTransaction(this::inForce);
    }

    /** The hash of the version that came with the program. */
    public String deployedHash() {
        return deployed.hash();
    }

    Instant now() {
        return clock.instant();
    }

    Workshop workshop() {
        return workshop;
    }

    /**
     * Which versions decide now, within the caller's transaction. A term that we did not sign, or whose version cannot be
     * used, decides nothing; without an active one, what came with the program only asks people.
     */
    public InForce inForce(Books books) {
        InForce.Running active = null;
        InForce.Running staged = null;
        InForce.Running shadow = null;
        for (TermRow term : books.rulesets().running()) {
            InForce.Running running = running(books, term);
            switch (term.stage()) {
                case ACTIVE -> active = running;
                case STAGED -> staged = running;
                case SHADOW -> shadow = running;
            }
        }
        Ruleset decides = active == null ? deployed.ruleset() : active.ruleset();
        List<BreakerRow> broken = books.breakers().open();
        return new InForce(decides, active == null, staged, shadow, broken, keys(books, broken, decides, staged));
    }

    private InForce.@Nullable Running running(Books books, TermRow term) {
        if (!isSealed(books, term)) {
            return null;
        }
        try {
            return new InForce.Running(ready(books, term.ruleset()), term);
        } catch (UnfitRulesetException e) {
            if (refused.add(term.id())) {
                UNUSABLE.inc();
                LOG.error("a version of the rules decides nothing: {}", e.getMessage());
            }
            return null;
        }
    }

    /** By what the rules of these versions are known again; not needed while no breaker is open. */
    private Map<String, List<RuleKeyRow>> keys(
            Books books, List<BreakerRow> broken, Ruleset active, InForce.@Nullable Running staged) {
        Map<String, List<RuleKeyRow>> found = new HashMap<>();
        if (!broken.isEmpty()) {
            found.put(active.version(), keys(books, active.version()));
            if (staged != null) {
                found.put(
                        staged.ruleset().version(), keys(books, staged.ruleset().version()));
            }
            broken.forEach(each -> found.put(each.ruleset(), keys(books, each.ruleset())));
        }
        return found;
    }

    private List<RuleKeyRow> keys(Books books, String hash) {
        List<RuleKeyRow> known = keys.get(hash);
        if (known != null) {
            return known;
        }
        List<RuleKeyRow> read = books.rulesets().described(hash);
        if (!read.isEmpty()) {
            keys.put(hash, read);
        }
        return read;
    }

    /** Whether a version is active, signed by us and usable. */
    boolean isActive(Books books, String hash) {
        InForce now = inForce(books);
        return !now.reviewOnly() && now.active().version().equals(hash);
    }

    /** The hash of the version that is asked about everybody: the active one or, without one, that of the program. */
    public String activeHash(Books books) {
        return inForce(books).active().version();
    }

    /** Whether we signed the term as it stands; one that we did not is logged and counted once. */
    private boolean isSealed(Books books, TermRow term) {
        if (term.equals(sealed.get(term.id()))) {
            return true;
        }
        try {
            verify(books, term);
        } catch (UnfitRulesetException e) {
            if (refused.add(term.id())) {
                UNSIGNED.inc();
                LOG.error("a term of the rules decides nothing: {}", e.getMessage());
            }
            return false;
        }
        sealed.put(term.id(), term);
        return true;
    }

    /** @throws UnfitRulesetException unless we signed that this text, on this report, does what the term says */
    private void verify(Books books, TermRow term) {
        RulesetRow row = books.rulesets().find(term.ruleset());
        String body = row == null ? null : row.body();
        if (body == null || !seal.holds(term, body, reportBody(books, term))) {
            throw new UnfitRulesetException(List.of("that " + term.ruleset() + " is "
                    + term.stage().name().toLowerCase(Locale.ROOT) + " (term " + term.id()
                    + ") bears no signature of ours"));
        }
    }

    private static @Nullable String reportBody(Books books, TermRow term) {
        ReportRow report = term.report() == null ? null : books.reports().find(term.report());
        return report == null ? null : report.body();
    }

    /**
     * A version that decides, compiled at the first call, which takes a second or two.
     *
     * @throws UnfitRulesetException if the ledger does not hold its text, or this program cannot use it any more
     */
    public Ruleset ready(String hash) {
        Ruleset known = ready.get(hash);
        return known != null ? known : ledger.inTransaction(books -> ready(books, hash));
    }

    private Ruleset ready(Books books, String hash) {
        Ruleset known = ready.get(hash);
        if (known != null) {
            return known;
        }
        RulesetRow row = books.rulesets().find(hash);
        String body = row == null ? null : row.body();
        if (row == null || body == null) {
            throw new UnfitRulesetException(List.of("the text of " + hash + " was not kept"));
        }
        if (row.origin() == RulesetRow.Origin.DEPLOYMENT && !isOurs(books, row, body)) {
            // a text of that kind is a program: only one that this installation signed is run again
            throw new UnfitRulesetException(List.of("the text of " + hash + " bears no signature of ours"));
        }
        Ruleset restored = workshop.restore(row.origin(), body);
        if (!restored.version().equals(hash)) {
            throw new UnfitRulesetException(List.of("the text of " + hash + " is not the one of that hash"));
        }
        ready.put(hash, restored);
        return restored;
    }

    private boolean isOurs(Books books, RulesetRow row, String body) {
        return books.rulesets().terms(row.hash()).stream()
                .anyMatch(term -> term.stage() == Stage.ACTIVE && seal.holds(term, body, reportBody(books, term)));
    }

    /** Makes a version decide from now on: signs that and writes it down; what ran at the stage before ends. */
    TermRow begin(Books books, TermRow wanted, String text) {
        String statement = Seal.statement(wanted, text, reportBody(books, wanted));
        TermRow signed = wanted.signed(statement, seal.keyId(), seal.sign(statement));
        books.rulesets().end(wanted.stage(), wanted.begunBy(), wanted.beganAt());
        books.rulesets().begin(signed);
        return signed;
    }

    /**
     * The newest term that was active until another version took its place, and that this program can bring back; null if
     * there is none. What was stopped, or left for an earlier version, does not come back without two people.
     *
     * @param hash only of this version, or null for any
     */
    @Nullable
    TermRow returnable(Books books, @Nullable String hash) {
        List<TermRow> past = books.rulesets().past();
        TermRow running = books.rulesets().running(Stage.ACTIVE);
        Set<String> left = new HashSet<>();
        for (TermRow term : past) {
            boolean given = isReplaced(term, past, running);
            if (given
                    && !left.contains(term.ruleset())
                    && (running == null || !running.ruleset().equals(term.ruleset()))
                    && (hash == null || hash.equals(term.ruleset()))
                    && running(books, term) != null) {
                return term;
            }
            left.add(term.ruleset());
        }
        return null;
    }

    /** Whether a new version began when this one ended, which no one found fault with. */
    private static boolean isReplaced(TermRow term, List<TermRow> past, @Nullable TermRow running) {
        return Stream.concat(past.stream(), Stream.ofNullable(running))
                .filter(next -> next.id() > term.id())
                .min(Comparator.comparingLong(TermRow::id))
                .filter(next -> next.beganAt().equals(term.endedAt()) && next.restsOn() == null)
                .isPresent();
    }

    /** Makes a version active again on the proofs of its earlier term. */
    void comeBack(Books books, TermRow earlier, String by, Instant now) {
        RulesetRow row = books.rulesets().find(earlier.ruleset());
        begin(books, earlier.again(by, now), row == null ? "" : String.valueOf(row.body()));
    }

    private void register(Books books) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        books.rulesets().lock();
        boolean fresh = books.rulesets()
                .record(new RulesetRow(
                        deployed.hash(), RulesetRow.Origin.DEPLOYMENT, deployed.body(), null, null, now));
        if (fresh) {
            books.audit().append(now, DEPLOYMENT, "ruleset.recorded", "ruleset:" + deployed.hash(), "");
        }
        if (books.rulesets().isUntouched()) {
            TermRow wanted = TermRow.wanted(
                    deployed.hash(), RulesetRow.Origin.DEPLOYMENT, Stage.ACTIVE, null, null, DEPLOYMENT, now);
            begin(books, wanted, deployed.body());
            books.audit().append(now, DEPLOYMENT, "ruleset.active", "ruleset:" + deployed.hash(), FIRST_START);
        }
    }

    /** Describes the rules of versions that nobody described yet; what cannot be read any more is known by name only. */
    private void describeAll(Books books) {
        for (RulesetRow row : books.rulesets().all()) {
            if (row.body() != null && books.rulesets().described(row.hash()).isEmpty()) {
                try {
                    books.rulesets().describe(row.hash(), workshop.keys(row));
                } catch (UnfitRulesetException e) {
                    LOG.warn("the rules of {} are known by their names only: {}", row.hash(), e.getMessage());
                }
            }
        }
    }
}
