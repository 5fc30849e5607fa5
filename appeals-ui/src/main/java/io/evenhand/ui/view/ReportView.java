// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/**
 * Whom a version of the rules would reach.
 *
 * @param policies it, the active one, and blanket bans
 * @param changes how many accounts come out otherwise
 * @param bans whom the blanket bans would hit, each by group
 * @param cohorts the groups, by what they are grouped by
 */
public record ReportView(
        PageView page,
        LinkView version,
        List<FactView> facts,
        List<Policy> policies,
        List<Change> changes,
        List<Measured> measures,
        List<Ban> bans,
        List<Group> cohorts,
        List<Example> examples,
        List<Expected> expected) {
    public ReportView {
        facts = List.copyOf(facts);
        policies = List.copyOf(policies);
        changes = List.copyOf(changes);
        measures = List.copyOf(measures);
        bans = List.copyOf(bans);
        cohorts = List.copyOf(cohorts);
        examples = List.copyOf(examples);
        expected = List.copyOf(expected);
    }

    /** One policy. */
    public record Policy(
            String name, long accounts, long people, long sellers, long innocents, String perSeller, BarView bar) {}

    /** Whom one blanket ban would hit. */
    public record Ban(String title, List<Hit> hits) {
        public Ban {
            hits = List.copyOf(hits);
        }
    }

    /** So many accounts of one group; {@code kind} is empty where it is that of the row above. */
    public record Hit(String kind, String value, long accounts, BarView bar) {}

    /** How many accounts go from one outcome to another. */
    public record Change(String from, String to, boolean same, long accounts, BarView bar) {}

    /** How many accounts get a measure. */
    public record Measured(String measure, long baseline, long candidate, BarView bar) {}

    /** The accounts grouped by one thing. */
    public record Group(String title, List<Row> rows) {
        public Group {
            rows = List.copyOf(rows);
        }
    }

    /** One group. */
    public record Row(
            String value, long accounts, long baseline, long candidate, long newly, long freed, BarView bar) {}

    /** One account that comes out otherwise. */
    public record Example(String account, String href, String from, String to, long people, int score, String rules) {}

    /** What breakers compare with. */
    public record Expected(String what, long total, long hour, long day) {}
}
