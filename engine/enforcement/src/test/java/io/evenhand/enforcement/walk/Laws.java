// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.walk;

import static org.junit.jupiter.api.Assertions.assertNull;

import io.evenhand.enforcement.Office;
import java.sql.SQLException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What must never be found in the ledger, asked of the database itself. */
final class Laws {
    private static final Map<String, String> BROKEN = new TreeMap<>(Map.of(
            "SevereNeedsTwoPeople",
            "decisions where measure in ('SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE') and origin = 'PEOPLE' "
                    + "and (proposer is null or approver is null or proposer = approver)",
            "SevereNeedsTwoPeople, through what it follows",
            "decisions d where measure in ('SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE') and origin <> 'PEOPLE' "
                    + "and not exists (select from decisions f where f.id = d.follows "
                    + "and measure_rank(f.measure) >= measure_rank(d.measure))",
            "a warning comes before a suspension",
            "decisions where measure in ('SUSPEND_SERVER', 'SUSPEND_ACCOUNT', 'TERMINATE') and origin = 'PEOPLE' and not "
                    + "((urgency is not null and second_approver not in (proposer, approver)) or (warned_at is not null and "
                    + "starts_at - warned_at >= case measure when 'TERMINATE' then interval '30 days' else interval '14 days' "
                    + "end))",
            "NoDenialWithoutReasons",
            "decisions d where not exists (select from notices n join statements s on s.decision = n.decision "
                    + "where n.decision = d.id and n.delivered_at <= d.starts_at)",
            "EverySanctionEnds",
            "decisions where ends_at is null and measure <> 'TERMINATE'",
            "AppealDeciderTookNoPart",
            "appeals a join decision_participants p on p.decision = a.decision and p.staff in (a.decider, a.assignee) "
                    + "where a.decider is not null or a.assignee is not null",
            "BreachedClockRelieves",
            "clocks where breached_at is not null and (relief is null or (relief = 'RELIEVED' and relieved_by is null))",
            "OverturnRestoresEverything",
            "appeals a join decisions d on d.id = a.decision or d.follows = a.decision "
                    + "where a.outcome = 'OVERTURNED' and d.state <> 'LIFTED'",
            "a won appeal is told after everything is back",
            "letters l join decisions d on d.id = l.decision where l.kind = 'RESTORED' and d.state = 'LIFTED' "
                    + "and d.restored_at is null",
            "every ground is answered",
            "appeal_grounds g join appeals a on a.id = g.appeal where a.outcome is not null and not exists "
                    + "(select from appeal_answers w where w.appeal = g.appeal and w.ground = g.ground)"));

    private static final String QUESTION = BROKEN.entrySet().stream()
            .map(law -> "select '" + law.getKey() + "' as law where exists (select from " + law.getValue() + ")")
            .collect(Collectors.joining(" union all ", "select string_agg(law, '; ') from (", ") as broken"));

    private Laws() {}

    /** All of them in one question, for it is asked often. */
    static void check(Office office, int step) throws SQLException {
        assertNull(office.database.value(QUESTION), "broken at step " + step);
    }
}
