// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What a version of the rules has shown before it decides, and who let it decide without. */
public final class ProofBook {
    private final Handle handle;

    ProofBook(Handle handle) {
        this.handle = handle;
    }

    /** Notes how a version did on worked cases. */
    public void ran(CasesRow row) {
        handle.createUpdate(
                        "insert into ruleset_cases (ruleset, made_by, made_at, digest, cases, failed, failures, left_out) "
                                + "values (:ruleset, :by, :now, :digest, :cases, :failed, :failures, :left_out)")
                .bind("ruleset", row.ruleset())
                .bind("by", row.madeBy())
                .bind("now", Column.time(row.madeAt()))
                .bind("digest", row.digest())
                .bind("cases", row.cases())
                .bind("failed", row.failed())
                .bind("failures", row.failures())
                .bind("left_out", row.leftOut())
                .execute();
    }

    /** The newest result of a version on worked cases, or null. */
    public @Nullable CasesRow cases(String ruleset) {
        return handle.createQuery("select * from ruleset_cases where ruleset = :ruleset order by id desc limit 1")
                .bind("ruleset", ruleset)
                .map((row, context) -> new CasesRow(
                        row.getString("ruleset"),
                        row.getString("made_by"),
                        Column.instant(row, "made_at"),
                        row.getString("digest"),
                        row.getInt("cases"),
                        row.getInt("failed"),
                        row.getString("failures"),
                        row.getString("left_out")))
                .findOne()
                .orElse(null);
    }

    /** Writes a waiver. */
    public void waive(WaiverRow row) {
        handle.createUpdate(
                        "insert into ruleset_waivers (ruleset, author, report, missing, waived_by, waived_at, reason) "
                                + "values (:ruleset, :author, :report, :missing, :by, :now, :reason)")
                .bind("ruleset", row.ruleset())
                .bind("author", row.author())
                .bind("report", row.report())
                .bind("missing", row.missing())
                .bind("by", row.waivedBy())
                .bind("now", Column.time(row.waivedAt()))
                .bind("reason", row.reason())
                .execute();
    }

    /** All waivers of a version, newest first. */
    public List<WaiverRow> waivers(String ruleset) {
        return handle.createQuery("select * from ruleset_waivers where ruleset = :ruleset order by id desc")
                .bind("ruleset", ruleset)
                .map((row, context) -> new WaiverRow(
                        row.getLong("id"),
                        row.getString("ruleset"),
                        row.getString("author"),
                        row.getLong("report"),
                        row.getString("missing"),
                        row.getString("waived_by"),
                        Column.instant(row, "waived_at"),
                        row.getString("reason")))
                .list();
    }

    /** How many assessments a version in the shadow was asked about in one of these terms. */
    public long askedInShadow(List<Long> terms) {
        return handle.createQuery("select count(*) from shadow_verdicts where term = any (:terms)")
                .bindArray("terms", Long.class, terms)
                .mapTo(Long.class)
                .one();
    }

    /** In how many of them it asked for something in one of these terms, be it a look; counts no further than {@code enough}. */
    public int proposedInShadow(List<Long> terms, int enough) {
        return handle.createQuery("select count(*) from (select from shadow_verdicts where term = any (:terms) "
                        + "and outcome in ('review', 'limit', 'propose_suspend') limit :enough) v")
                .bindArray("terms", Long.class, terms)
                .bind("enough", enough)
                .mapTo(Integer.class)
                .one();
    }

    /** How many verdicts of a version asked for something after {@code since}; counts no further than {@code enough}. */
    public int proposed(String ruleset, Instant since, int enough) {
        return handle.createQuery("select count(*) from (select from verdicts where ruleset = :ruleset "
                        + "and decided_at >= :since and outcome in ('review', 'limit', 'propose_suspend') "
                        + "limit :enough) v")
                .bind("ruleset", ruleset)
                .bind("since", Column.time(since))
                .bind("enough", enough)
                .mapTo(Integer.class)
                .one();
    }

    /** How many verdicts a version reached after {@code since}; counts no further than {@code enough}. */
    public int verdicts(String ruleset, Instant since, int enough) {
        return handle.createQuery("select count(*) from (select from verdicts where ruleset = :ruleset "
                        + "and decided_at >= :since limit :enough) v")
                .bind("ruleset", ruleset)
                .bind("since", Column.time(since))
                .bind("enough", enough)
                .mapTo(Integer.class)
                .one();
    }
}
