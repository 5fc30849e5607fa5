// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.id.ViewerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import io.evenhand.edge.feed.Publisher;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Every measure, action and asker in one table, kept as a golden file that a person can read. */
class DecisionMatrixTest {
    private static final Path GOLDEN =
            Path.of(System.getProperty("evenhand.root"), "streaming-edge/src/test/resources/golden/decisions.txt");

    /** Who asks: the owner, a viewer of the Home, and an external one with this many external streams running. */
    private enum Asker {
        OWNER(null, false, 9),
        OWNER_BY_NAME("acc", false, 9),
        HOME("v", true, 9),
        EXTERNAL_BELOW_CAP("v", false, 1),
        EXTERNAL_AT_CAP("v", false, 2);

        private final String viewer;
        private final boolean home;
        private final int externalStreams;

        Asker(String viewer, boolean home, int externalStreams) {
            this.viewer = viewer;
            this.home = home;
            this.externalStreams = externalStreams;
        }

        Question question(Action action, String server) {
            return new Question(
                    new AccountId("acc"),
                    new ServerId(server),
                    action,
                    viewer == null ? null : new ViewerId(viewer),
                    home);
        }
    }

    private static PolicyEntry entry(Measure measure, String server, Integer cap) {
        return Publisher.entry(
                "acc",
                server,
                measure,
                "d",
                Publisher.NOW,
                measure == Measure.TERMINATE ? null : Publisher.NOW.plus(Duration.ofDays(1)),
                cap);
    }

    @Test
    void isTheGoldenOne() throws IOException {
        StringBuilder table = new StringBuilder();
        row(table, "limit, cap 2", entry(Measure.LIMIT, null, 2), "srv-1");
        row(table, "limit, no cap", entry(Measure.LIMIT, null, null), "srv-1");
        row(table, "limit on srv-1, cap 2, asked about it", entry(Measure.LIMIT, "srv-1", 2), "srv-1");
        row(table, "limit on srv-1, cap 2, asked about another", entry(Measure.LIMIT, "srv-1", 2), "srv-2");
        row(table, "suspend srv-1, asked about it", entry(Measure.SUSPEND_SERVER, "srv-1", null), "srv-1");
        row(table, "suspend srv-1, asked about another", entry(Measure.SUSPEND_SERVER, "srv-1", null), "srv-2");
        row(table, "suspend account", entry(Measure.SUSPEND_ACCOUNT, null, null), "srv-1");
        row(table, "terminate", entry(Measure.TERMINATE, null, null), "srv-1");
        if ("update".equals(System.getProperty("golden"))) {
            Files.createDirectories(GOLDEN.getParent());
            Files.writeString(GOLDEN, table);
        }
        assertEquals(Files.readString(GOLDEN), table.toString());
    }

    private static void row(StringBuilder table, String title, PolicyEntry entry, String server) {
        table.append(title).append('\n');
        for (Asker asker : Asker.values()) {
            table.append(String.format(Locale.ROOT, "  %-20s", asker.name().toLowerCase(Locale.ROOT)));
            for (Action action : Action.values()) {
                PolicyEntry denying =
                        Denial.of(List.of(entry), asker.question(action, server), () -> asker.externalStreams);
                table.append(' ')
                        .append(denying == null ? "yes" : "NO ")
                        .append(' ')
                        .append(action.wire());
            }
            table.append('\n');
        }
    }

    @Test
    void ofSeveralTheGravestIsNamed() {
        PolicyEntry limit = Publisher.limit("acc", "d1");
        PolicyEntry suspension = Publisher.entry(
                "acc",
                null,
                Measure.SUSPEND_ACCOUNT,
                "d2",
                Publisher.NOW,
                Publisher.NOW.plus(Duration.ofDays(1)),
                null);
        Question invite = Asker.OWNER.question(Action.INVITE, "srv-1");
        assertEquals(suspension, Denial.of(List.of(limit, suspension), invite, () -> 0));
        assertEquals(suspension, Denial.of(List.of(suspension, limit), invite, () -> 0));
        assertEquals(limit, Denial.of(List.of(limit), invite, () -> 0));
    }
}
