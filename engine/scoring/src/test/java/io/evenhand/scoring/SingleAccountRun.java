// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring;

import io.evenhand.contract.assessment.Assessment;
import io.evenhand.contract.event.Event;
import io.evenhand.contract.id.AccountId;
import io.evenhand.scoring.history.Calendar;
import io.evenhand.scoring.history.Conduct;
import io.evenhand.scoring.io.ScorecardFile;
import io.evenhand.scoring.link.KeyFact;
import io.evenhand.scoring.link.KeyHolder;
import io.evenhand.scoring.link.KeyRing;
import io.evenhand.scoring.model.Account;
import io.evenhand.scoring.model.Scorer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The job without Flink: the same core, driven by a loop; a second opinion on what the operators do. */
public final class SingleAccountRun {
    private SingleAccountRun() {}

    /** All assessments, oldest first, each week by account. */
    public static List<Assessment> assess(Collection<Event> events) {
        Scorer scorer = new Scorer(ScorecardFile.builtIn());
        List<Conduct> conduct =
                events.stream().map(Conduct::of).sorted(Conduct.ORDER).toList();
        Map<String, Account> accounts = new TreeMap<>();
        Map<String, List<Conduct>> waiting = new TreeMap<>();
        conduct.forEach(each -> {
            accounts.computeIfAbsent(each.account().value(), name -> new Account());
            waiting.computeIfAbsent(each.account().value(), name -> new ArrayList<>())
                    .add(each);
        });
        link(conduct, accounts);
        long first = Calendar.boundaryAfter(conduct.get(0).millis());
        long last = conduct.get(conduct.size() - 1).millis();
        List<Assessment> out = new ArrayList<>();
        for (long boundary = first; boundary <= last; boundary += Calendar.WEEK) {
            for (Map.Entry<String, Account> entry : accounts.entrySet()) {
                List<Conduct> week = take(waiting.getOrDefault(entry.getKey(), List.of()), boundary);
                Assessment assessment =
                        entry.getValue().evaluate(new AccountId(entry.getKey()), week, boundary, scorer);
                if (assessment != null) {
                    out.add(assessment);
                }
            }
        }
        return out;
    }

    private static void link(List<Conduct> conduct, Map<String, Account> accounts) {
        Map<String, KeyHolder> holders = new HashMap<>();
        Map<String, KeyRing> rings = new HashMap<>();
        for (Conduct each : conduct) {
            KeyHolder holder = holders.computeIfAbsent(each.account().value(), name -> new KeyHolder());
            if (KeyHolder.isRelevant(each)) {
                for (KeyFact fact : holder.add(each)) {
                    rings.computeIfAbsent(fact.key(), key -> new KeyRing())
                            .add(fact)
                            .forEach(link -> accounts.get(link.to()).learn(link));
                }
            }
        }
    }

    private static List<Conduct> take(List<Conduct> waiting, long boundary) {
        List<Conduct> week = new ArrayList<>();
        while (!waiting.isEmpty() && waiting.get(0).millis() < boundary) {
            week.add(waiting.remove(0));
        }
        return week;
    }
}
