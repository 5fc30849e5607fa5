// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.walk;

import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.enforcement.identity.StaffMember;
import io.evenhand.enforcement.ladder.Stepped;
import io.evenhand.enforcement.ledger.AppealId;
import io.evenhand.enforcement.ledger.AppealOutcome;
import io.evenhand.enforcement.ledger.CaseId;
import io.evenhand.enforcement.ledger.DecisionRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;

/** One account in plain words: what the due process says, without a database. */
final class Model {
    final String account;
    final List<Chain> chains = new ArrayList<>();
    private final Map<CaseId, Set<String>> readersOf = new HashMap<>();
    private final Map<CaseId, Set<String>> tookPartIn = new HashMap<>();
    private Set<String> readers = new HashSet<>();
    private Set<String> tookPart = new HashSet<>();
    CaseId caseId;
    String proposal;
    int proposalVersion;
    Measure measure;
    private boolean submitted;
    private final Map<CaseId, Set<String>> viewers = new HashMap<>();
    private final Set<CaseId> proven = new HashSet<>();
    private String proposer;
    private String approver;

    Model(String account) {
        this.account = account;
    }

    boolean mayView(StaffMember who) {
        return decides(who) && readers.contains(who.name()) && !hasView(who);
    }

    boolean hasView(StaffMember who) {
        return viewers.getOrDefault(caseId, Set.of()).contains(who.name());
    }

    void viewed(StaffMember who) {
        viewers.computeIfAbsent(caseId, any -> new HashSet<>()).add(who.name());
        tookPart.add(who.name());
    }

    boolean isProven() {
        return proven.contains(caseId);
    }

    void proven() {
        proven.add(caseId);
    }

    static boolean decides(StaffMember who) {
        return who.role().decidesCases();
    }

    static boolean severe(Measure measure) {
        return measure.compareTo(Measure.LIMIT) > 0;
    }

    /** Which case people can act on now, if any. */
    void caseIs(CaseId id) {
        if (id == null || !id.equals(caseId)) {
            caseId = id;
            readers = id == null ? new HashSet<>() : readersOf.computeIfAbsent(id, any -> new HashSet<>());
            tookPart = tookPartOf(id);
            proposal = null;
        }
    }

    private Set<String> tookPartOf(CaseId id) {
        return id == null ? new HashSet<>() : tookPartIn.computeIfAbsent(id, any -> new HashSet<>());
    }

    void lifted(Chain chain, StaffMember who) {
        chain.stands = false;
        chain.lifted = true;
        tookPartOf(chain.caseId).add(who.name());
    }

    void read(StaffMember who) {
        readers.add(who.name());
        if (decides(who)) {
            chains.stream().filter(each -> each.caseId.equals(caseId)).forEach(each -> each.unread.clear());
        }
    }

    boolean mayPropose(StaffMember who) {
        return decides(who) && readers.contains(who.name()) && proposal == null;
    }

    void proposed(Stepped.Done done, StaffMember who, Measure what) {
        proposal = done.proposal();
        proposalVersion = done.version();
        measure = what;
        submitted = false;
        proposer = who.name();
        approver = null;
        tookPart.add(who.name());
    }

    boolean maySubmit(StaffMember who) {
        return decides(who)
                && readers.contains(who.name())
                && !submitted
                && who.name().equals(proposer);
    }

    void submitted(Stepped.Done done) {
        submitted = true;
        proposalVersion = done.version();
    }

    boolean mayRefuse(StaffMember who) {
        return decides(who)
                && readers.contains(who.name())
                && submitted
                && !who.name().equals(proposer)
                && !who.name().equals(approver);
    }

    void refused(StaffMember who) {
        tookPart.add(who.name());
        proposal = null;
    }

    boolean mayAgree(StaffMember who, Instant now) {
        boolean everybodyRead =
                !severe(measure) || (readers.contains(proposer) && (approver == null || readers.contains(approver)));
        boolean appealOpen = chains.stream().anyMatch(each -> each.appealOpen);
        boolean asHarsh = chains.stream()
                .anyMatch(each -> each.stands && !each.isOver(now) && each.measure.compareTo(measure) >= 0);
        boolean rests = !severe(measure) || isProven();
        return mayRefuse(who) && everybodyRead && rests && (measure == Measure.NOTICE || (!appealOpen && !asHarsh));
    }

    void agreed(Stepped.Done done, StaffMember who, DecisionRow row, DecisionId warning, Instant now) {
        tookPart.add(who.name());
        if (row == null) {
            approver = who.name();
            proposalVersion = done.version();
            return;
        }
        Chain chain = new Chain(caseId, row, new HashSet<>(tookPart));
        chain.warning = warning;
        if (!row.decision().from().isAfter(now) && row.decision().measure() != Measure.NOTICE) {
            chains.stream()
                    .filter(each -> each.stands
                            && each.measure != Measure.NOTICE
                            && each.measure.compareTo(chain.measure) < 0
                            && !each.isOver(now))
                    .forEach(each -> each.replacedBy(chain));
        }
        chains.add(chain);
        proposal = null;
        if (row.decision().measure() != Measure.NOTICE) {
            caseIs(null);
        }
    }

    void answered(Chain chain, Instant now) {
        if (!chain.isBegun(now)) {
            chain.unread.add(chain.from);
        }
        readersOf.computeIfAbsent(chain.caseId, any -> new HashSet<>()).clear();
    }

    void decided(Chain chain, AppealOutcome outcome, StaffMember who, Instant now) {
        chain.decided(outcome, who.name(), now);
        if (outcome == AppealOutcome.OVERTURNED) {
            overturned(chain);
            chains.stream()
                    .filter(each -> chain.root.equals(each.warning) && each.stands)
                    .forEach(each -> {
                        each.stands = false;
                        each.lifted = true;
                        tookPartOf(each.caseId).add(who.name());
                        overturned(each);
                    });
        }
    }

    private void overturned(Chain wrong) {
        chains.stream().filter(each -> each.successor == wrong && !each.lifted).forEach(Chain::reinstated);
    }

    void timePassed(Instant now) {
        chains.forEach(each -> each.timePassed(now));
    }

    Chain anyChain(Random random) {
        return chains.isEmpty() ? null : chains.get(random.nextInt(chains.size()));
    }

    /** A decision with everything that follows from it. */
    static final class Chain {
        final CaseId caseId;
        final DecisionId root;
        final Instant appealUntil;
        final List<Instant> unread = new ArrayList<>();
        private final Set<String> participants;
        private final Measure rootMeasure;
        private final Instant rootUntil;
        Measure measure;
        Instant from;
        boolean stands = true;
        boolean lifted;
        AppealId appeal;
        boolean appealOpen;
        private Instant until;
        private boolean relieved;
        private boolean followed;
        private Chain successor;
        private DecisionId warning;
        private String assignee;
        private final Map<String, Instant> due = new TreeMap<>();
        private int answers;

        Chain(CaseId caseId, DecisionRow row, Set<String> participants) {
            this.caseId = caseId;
            root = row.decision().id();
            measure = row.decision().measure();
            rootMeasure = measure;
            from = row.decision().from();
            until = row.decision().until();
            rootUntil = until;
            appealUntil = row.decision().reasons().appealUntil();
            this.participants = participants;
        }

        boolean isOver(Instant now) {
            return until != null && !now.isBefore(until);
        }

        boolean isBegun(Instant now) {
            return !now.isBefore(from);
        }

        boolean rootStands(Instant now) {
            return stands && !followed && !isOver(now);
        }

        boolean mayBeAnswered(Instant now) {
            return rootStands(now) && (!isBegun(now) || rootMeasure == Measure.NOTICE) && ++answers <= 20;
        }

        void replacedBy(Chain chain) {
            stands = false;
            successor = chain;
        }

        void reinstated() {
            stands = true;
            successor = null;
        }

        void appealed(AppealId id, Instant now) {
            appeal = id;
            appealOpen = true;
            boolean total = rootMeasure == Measure.SUSPEND_ACCOUNT || rootMeasure == Measure.TERMINATE;
            if (total) {
                due.put("look", now.plus(Duration.ofDays(1)));
            }
            due.put("decision", now.plus(Duration.ofDays(total ? 3 : 7)));
            due.put("ceiling", now.plus(Duration.ofDays(30)));
        }

        boolean mayReview(StaffMember who) {
            return appealOpen
                    && decides(who)
                    && !participants.contains(who.name())
                    && (assignee == null || assignee.equals(who.name()));
        }

        void looked(StaffMember who) {
            assignee = who.name();
            due.remove("look");
        }

        void decided(AppealOutcome outcome, String who, Instant now) {
            appealOpen = false;
            due.clear();
            switch (outcome) {
                case OVERTURNED -> {
                    stands = false;
                    lifted = true;
                }
                case UPHELD -> {
                    if (stands && relieved && (rootUntil == null || now.isBefore(rootUntil))) {
                        measure = rootMeasure;
                        until = rootUntil;
                        relieved = false;
                    }
                }
                case PARTLY -> partly(now);
            }
        }

        private void partly(Instant now) {
            if (!stands) {
                return;
            }
            followed = true;
            Instant week = now.plus(Duration.ofDays(7));
            Instant end = until != null && until.isBefore(week) ? until : week;
            Instant begin = from.isAfter(now) ? from : now;
            boolean asLong = until != null && !until.isAfter(week);
            if (end.isAfter(begin) && !(asLong && measure.compareTo(Measure.LIMIT) <= 0)) {
                measure = measure == Measure.TERMINATE ? Measure.SUSPEND_ACCOUNT : asLong ? Measure.LIMIT : measure;
                until = end;
                relieved = false;
            } else {
                stands = false;
            }
        }

        void timePassed(Instant now) {
            unread.removeIf(begin -> {
                boolean missed = !now.isBefore(begin);
                if (missed && stands && !followed) {
                    stands = false;
                    lifted = true;
                }
                return missed;
            });
            due.entrySet().stream()
                    .filter(each -> !now.isBefore(each.getValue()))
                    .sorted(Map.Entry.comparingByValue())
                    .map(Map.Entry::getKey)
                    .toList()
                    .forEach(each -> {
                        due.remove(each);
                        relieve(now);
                    });
        }

        private void relieve(Instant now) {
            Measure milder =
                    switch (measure) {
                        case TERMINATE -> Measure.SUSPEND_ACCOUNT;
                        case SUSPEND_ACCOUNT, SUSPEND_SERVER -> Measure.LIMIT;
                        case LIMIT -> Measure.NOTICE;
                        case NOTICE, MONITOR, NONE -> null;
                    };
            if (!stands || milder == null || isOver(now)) {
                return;
            }
            Instant begin = from.isAfter(now) ? from : now;
            until = until == null ? begin.plus(Duration.ofDays(30)) : until;
            measure = milder;
            relieved = true;
            followed = true;
        }
    }
}
