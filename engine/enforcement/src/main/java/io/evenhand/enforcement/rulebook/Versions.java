// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.enforcement.ledger.ApprovalRow;
import io.evenhand.enforcement.ledger.Books;
import io.evenhand.enforcement.ledger.CasesRow;
import io.evenhand.enforcement.ledger.Ledger;
import io.evenhand.enforcement.ledger.RulesetRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.enforcement.ledger.WaiverRow;
import io.evenhand.rules.ruleset.Ruleset;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what the ledger knows about versions of the rules. */
public final class Versions {
    private static final String SCHEME = "sha256:";
    private static final int PREFIX_MIN = 8;

    private final Ledger ledger;
    private final Rulebook book;

    public Versions(Ledger ledger, Rulebook book) {
        this.ledger = ledger;
        this.book = book;
    }

    /**
     * A version with all that happened to it.
     *
     * @param approval the newest, or null
     * @param terms what it ever did, in order
     */
    public record Version(RulesetRow row, @Nullable ApprovalRow approval, List<TermRow> terms) {
        public Version {
            terms = List.copyOf(terms);
        }

        /** What it does now, or null for one that only waits. */
        public @Nullable TermRow running(TermRow.Stage stage) {
            return terms.stream()
                    .filter(term -> term.stage() == stage && term.endedAt() == null)
                    .findFirst()
                    .orElse(null);
        }
    }

    /** All versions, newest first. */
    public List<Version> all() {
        return ledger.inTransaction(books ->
                books.rulesets().all().stream().map(row -> version(books, row)).toList());
    }

    /** The version with this hash, or the only one whose hash begins so; null if there is none or more than one. */
    public @Nullable Version find(String hashOrBeginning) {
        String wanted = hashOrBeginning.startsWith(SCHEME) ? hashOrBeginning : SCHEME + hashOrBeginning;
        if (wanted.length() < SCHEME.length() + PREFIX_MIN) {
            return null;
        }
        List<Version> found = all().stream()
                .filter(version -> version.row().hash().startsWith(wanted))
                .toList();
        return found.size() == 1 ? found.get(0) : null;
    }

    /** The hash of the version that is asked about everybody: the active one or, without one, that of the program. */
    public String active() {
        return ledger.inTransaction(book::activeHash);
    }

    /** In which way the program read rules in which people agreed to the active version; null if nobody had to. */
    public @Nullable Integer agreedUnder() {
        return ledger.<@Nullable Integer>inTransaction(
                books -> books.semantics().ofApproval(book.activeHash(books)));
    }

    /** Whether rules restrict nobody by themselves, because nobody made a version active that this program can use. */
    public boolean reviewOnly() {
        return ledger.inTransaction(book::inForce).reviewOnly();
    }

    /** What a version has to show before it decides, given or not. */
    public List<Proof> proofs(String hash) {
        return ledger.inTransaction(books -> Proofs.of(books, hash, book.now()));
    }

    /** How a version did on worked cases the last time, or null. */
    public @Nullable CasesRow cases(String hash) {
        return ledger.<@Nullable CasesRow>inTransaction(books -> books.proofs().cases(hash));
    }

    /** Who let a version decide without every proof, newest first. */
    public List<WaiverRow> waivers(String hash) {
        return ledger.inTransaction(books -> books.proofs().waivers(hash));
    }

    /** What changes from one version to another, in words; one line that says why if that cannot be told. */
    public List<String> differences(Version before, Version after) {
        try {
            return book.workshop().differences(before.row(), after.row());
        } catch (UnfitRulesetException e) {
            return List.of("This cannot be told: " + String.join("; ", e.findings()) + ".");
        }
    }

    /** The version as it decides, or null if this program cannot use it any more. */
    public @Nullable Ruleset ready(String hash) {
        try {
            return book.ready(hash);
        } catch (UnfitRulesetException e) {
            return null;
        }
    }

    private static Version version(Books books, RulesetRow row) {
        return new Version(
                row, books.rulesets().approval(row.hash()), books.rulesets().terms(row.hash()));
    }
}
