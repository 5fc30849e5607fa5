// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.ReportRow;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.TermRow.Stage;
import io.evenhand.rules.ruleset.Ruleset;
import io.prometheus.client.Counter;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private static final Logger LOG = LoggerFactory.getLogger(Rulebook.class);
    private static final Counter UNSIGNED = Counter.build(
                    "evenhand_casework_unsigned_terms_total",
                    "Versions of the rules that were to decide without a signature of ours, and did not.")
            .register();

    private final Ledger ledger;
    private final Workshop workshop;
    private final Workshop.Version deployed;
    private final Seal seal;
    private final Clock clock;
    private final Map<String, Ruleset> ready = new ConcurrentHashMap<>();
    private final Map<Long, TermRow> sealed = new ConcurrentHashMap<>();
    private final Set<Long> refused = ConcurrentHashMap.newKeySet();

    /**
     * Opens the book: what came with the program is recorded and, unless people activated another version, active.
     *
     * @throws UnfitRulesetException if a version that people made decide cannot be used by this program: nobody is judged
     *     by another one instead, so the program must not start. What nobody made decide, because it bears no signature of
     *     ours, is as if it were not there
     */
    public Rulebook(Ledger ledger, Workshop workshop, Seal seal, Clock clock) {
        this.ledger = ledger;
        this.workshop = workshop;
        this.seal = seal;
        this.clock = clock;
        this.deployed = workshop.deployed();
        ready.put(deployed.hash(), deployed.ruleset());
        ledger.run(this::register);
        ledger.inTransaction(this::inForce);
    }

    /** The hash of the version that came with the program. */
    public String deployedHash() {
        return deployed.hash();
    }

    Workshop workshop() {
        return workshop;
    }

    /**
     * Which versions decide now, within the caller's transaction. A term that we did not sign decides nothing: without
     * another one, what came with the program decides.
     */
    public InForce inForce(Books books) {
        Ruleset active = deployed.ruleset();
        InForce.Running staged = null;
        InForce.Running shadow = null;
        for (TermRow term : books.rulesets().running()) {
            if (!isSealed(books, term)) {
                continue;
            }
            switch (term.stage()) {
                case ACTIVE -> active = ready(books, term.ruleset());
                case STAGED -> staged = new InForce.Running(ready(books, term.ruleset()), term);
                case SHADOW -> shadow = shadow(books, term);
            }
        }
        return new InForce(active, staged, shadow, books.breakers().open());
    }

    /** A version in the shadow decides nothing, so one that cannot be used any more stops nothing. */
    private InForce.@Nullable Running shadow(Books books, TermRow term) {
        try {
            return new InForce.Running(ready(books, term.ruleset()), term);
        } catch (UnfitRulesetException e) {
            return null;
        }
    }

    /** The hash of the active version. */
    public String activeHash(Books books) {
        TermRow active = books.rulesets().running(Stage.ACTIVE);
        return active == null || !isSealed(books, active) ? deployed.hash() : active.ruleset();
    }

    /** Whether we signed the term as it stands; one that we did not is logged and counted once. */
    private boolean isSealed(Books books, TermRow term) {
        boolean ours = term.stage() == Stage.ACTIVE && term.ruleset().equals(deployed.hash());
        if (ours || term.equals(sealed.get(term.id()))) {
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
        ReportRow report = term.report() == null ? null : books.reports().find(term.report());
        String body = row == null ? null : row.body();
        if (body == null || !seal.holds(term, body, report == null ? null : report.body())) {
            throw new UnfitRulesetException(List.of("that " + term.ruleset() + " is "
                    + term.stage().name().toLowerCase(Locale.ROOT) + " (term " + term.id()
                    + ") bears no signature of ours"));
        }
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
                .anyMatch(term -> term.stage() == Stage.ACTIVE && seal.holds(term, body, null));
    }

    /** Makes a version decide from now on: signs that and writes it down; what ran at the stage before ends. */
    TermRow begin(Books books, TermRow wanted, String text) {
        ReportRow report = wanted.report() == null ? null : books.reports().find(wanted.report());
        String statement = Seal.statement(wanted, text, report == null ? null : report.body());
        TermRow signed = wanted.signed(statement, seal.keyId(), seal.sign(statement));
        books.rulesets().end(wanted.stage(), wanted.begunBy(), wanted.beganAt());
        books.rulesets().begin(signed);
        return signed;
    }

    /** Makes what came with the program active. */
    void beginDeployed(Books books, String by, Instant now) {
        TermRow wanted =
                TermRow.wanted(deployed.hash(), RulesetRow.Origin.DEPLOYMENT, Stage.ACTIVE, null, null, by, now);
        begin(books, wanted, deployed.body());
        books.audit().append(now, by, "ruleset.active", "ruleset:" + deployed.hash(), "came with the program");
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
        TermRow active = books.rulesets().running(Stage.ACTIVE);
        boolean people = active != null && active.origin() == RulesetRow.Origin.UPLOAD;
        if (!people && (active == null || !active.ruleset().equals(deployed.hash()))) {
            beginDeployed(books, DEPLOYMENT, now);
        }
    }
}
