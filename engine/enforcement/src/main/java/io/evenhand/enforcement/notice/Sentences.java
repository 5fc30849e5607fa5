// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.notice;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.assessment.EvidenceAtom;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Evidence in plain language; every sentence says what was seen and none says what it means about the person. */
public final class Sentences {
    /** What plays no part in any decision. */
    public static final List<String> NOT_USED = List.of(
            "We did not use where your server is hosted, your network, your country, or whether you use a VPN.",
            "We did not use what you or anybody else watched.",
            "We did not use what other accounts on the same network did.");

    private static final double CHANCE_WORTH_SAYING = 0.01;

    private Sentences() {}

    /** Every piece of evidence, what spoke against the account first, strongest first. */
    public static List<Factor> factors(Assessment assessment) {
        return assessment.atoms().stream()
                .filter(atom -> atom.points() != 0)
                .sorted(Comparator.comparingInt(EvidenceAtom::points).reversed().thenComparing(EvidenceAtom::signal))
                .map(Sentences::factor)
                .toList();
    }

    /** What spoke against the account. */
    public static List<Factor> against(Assessment assessment) {
        return factors(assessment).stream()
                .filter(factor -> factor.points() > 0)
                .toList();
    }

    /** What spoke for the account, strongest first. */
    public static List<Factor> inFavour(Assessment assessment) {
        return factors(assessment).stream()
                .filter(factor -> factor.points() < 0)
                .sorted(Comparator.comparingInt(Factor::points))
                .toList();
    }

    public static List<Notice.FamilyPoints> families(Assessment assessment) {
        return assessment.families().stream()
                .map(each -> new Notice.FamilyPoints(each.family().wire(), each.points(), each.cap()))
                .toList();
    }

    static Factor factor(EvidenceAtom atom) {
        return new Factor(atom.signal(), atom.family(), atom.points(), atom.n(), atom.p(), sentence(atom));
    }

    /** One sentence per signal; a signal of a later scorecard has its family's. */
    private static String sentence(EvidenceAtom atom) {
        return switch (atom.signal()) {
            case "rhythm.tenure" -> rhythm(atom);
            case "rhythm.punctuality" -> punctuality(atom);
            case "rhythm.trials" ->
                people(atom.n()) + " had access for less than four days before you ended it, in the last 90 days.";
            case "rhythm.churn" ->
                "In the last 90 days, access ended for " + people(atom.n()).toLowerCase(Locale.ROOT) + " and began for "
                        + detail(atom, "starts") + ".";
            case "rhythm.lapse_renew" ->
                people(atom.n()) + " lost access after three weeks or more and got it back within 45 days.";
            case "link.keys" -> link(atom);
            case "link.reclaim" ->
                "A server of yours belonged to another account that shares with outsiders, shortly before.";
            case "link.carry_over" ->
                people(atom.n()) + " you share with had access through an account whose sanction people confirmed.";
            case "link.equalised" -> "Accounts that use the same keys as yours share with equally many people each.";
            case "link.synchronised" ->
                "Access was changed in the same minutes on your account and on one that uses the same keys.";
            case "scale.external_viewers" ->
                atom.points() > 0
                        ? people(atom.n()) + " outside your household used your server in the last 30 days."
                        : "Few people outside your household use your server, or most of them know each other.";
            case "scale.servers_claimed" -> atom.n() + " servers were registered to your account in 30 days.";
            case "scale.invite_ramp" ->
                people(atom.n()) + " got access in the two weeks after your first server was registered.";
            case "scale.dormant_activation" ->
                people(atom.n()) + " got access within two weeks after your account had not been used for months.";
            case "scale.concurrency" -> atom.n() + " people or more often play from your server at the same time.";
            case "scale.fresh_viewers" ->
                "Many of the people you gave access to had new accounts and use no other server.";
            case "automation.cap_enforcement" ->
                "Playbacks were ended " + atom.n()
                        + " times when a person started one more, with different limits for different people.";
            case "automation.seat_refill" ->
                "Within a day after somebody lost access, somebody else got it, " + atom.n() + " times.";
            case "automation.plan_tiers" ->
                atom.n() + " different selections of your libraries are each given to several people.";
            case "automation.changes" ->
                "A program, not a person, made many of the changes to who may use your server.";
            case "ties.density", "ties.reciprocity", "tenure.median_live", "home.share" -> exculpatory(atom);
            case "automation.public_links" -> "Most of your invitations were links that anybody could use.";
            default -> ofFamily(atom);
        };
    }

    private static String ofFamily(EvidenceAtom atom) {
        return switch (atom.family()) {
            case RHYTHM -> rhythm(atom);
            case LINK -> link(atom);
            case SCALE -> "How many people use your server, and how fast they came, was counted.";
            case AUTOMATION -> "Some of what happens on your server is done by a program.";
            case EXCULPATORY -> exculpatory(atom);
        };
    }

    private static String punctuality(EvidenceAtom atom) {
        double part = atom.statistic() == null ? 0 : atom.statistic();
        return Math.round(part * atom.n()) + " of " + atom.n()
                + " times, access ended within the hour after a whole number of days since it had begun."
                + chance(atom);
    }

    /** People and not tenures: several who came and went together are one tenure of evidence, but still several people. */
    private static String rhythm(EvidenceAtom atom) {
        long onCycle = detail(atom, "onCycleViewers");
        long period = detail(atom, "periodDays");
        String what = period > 0 && onCycle > 0
                ? String.format(
                        Locale.ROOT,
                        "Access ended for %s after whole periods of about %d days, out of %d whose access ended.",
                        people(onCycle).toLowerCase(Locale.ROOT),
                        period,
                        Math.max(onCycle, Math.max(detail(atom, "removedViewers"), atom.n())))
                : "Access to your server began and ended in whole periods, as it does when people pay by the month.";
        return what + chance(atom);
    }

    private static String chance(EvidenceAtom atom) {
        Double p = atom.p();
        if (p == null || !(p < CHANCE_WORTH_SAYING)) {
            return "";
        }
        // powers of ten, rounded in the account's favour
        long oneIn = Math.round(Math.pow(10, Math.min(9, Math.floor(-Math.log10(Math.max(p, 1e-9))))));
        return String.format(Locale.ROOT, " By chance alone this would be seen in less than 1 of %,d accounts.", oneIn);
    }

    private static String link(EvidenceAtom atom) {
        long peers = Math.max(detail(atom, "peers"), 0);
        return peers == 1
                ? "Another account that shares a server uses the same payment method, device or server key."
                : peers > 1
                        ? peers
                                + " other accounts that share servers use the same payment method, device or server key."
                        : "Other accounts that share servers use the same payment method, device or server key.";
    }

    private static String exculpatory(EvidenceAtom atom) {
        return switch (atom.signal()) {
            case "ties.density" -> "Many of the people you share with know each other.";
            case "ties.reciprocity" -> "Many of the people you share with share something back.";
            case "tenure.median_live" -> "The people you share with stay for a long time.";
            case "home.share" -> "Many of the people who use your server belong to your household.";
            default -> "Other facts about how you share speak for you.";
        };
    }

    private static String people(long n) {
        return n == 1 ? "One person" : n + " people";
    }

    private static long detail(EvidenceAtom atom, String name) {
        return Math.round(atom.detail().getOrDefault(name, 0.0));
    }
}
