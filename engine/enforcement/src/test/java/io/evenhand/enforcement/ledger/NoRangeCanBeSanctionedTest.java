// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.evenhand.contract.decision.Decision;
import io.evenhand.contract.decision.Subject;
import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Law 2: a decision is about one account or one server of it; nothing else can be written down. */
class NoRangeCanBeSanctionedTest {
    /** Words for places and networks, for addresses and for content; none has a column. */
    private static final Pattern FORBIDDEN = Pattern.compile(
            "\\b(ip|ips|inet|cidr|asn|asns|prefix|subnet|network|networks|net|range|ranges|country|countries|provider|hosting|vpn|"
                    + "email|e_mail|mail|phone|title|titles|library|macaddr|int4range|int8range)\\b");

    /** The one file that knows of networks. */
    private static final String MEASURES = "V30__network_measures.sql";

    /** How account holders and colleagues are reached lies in tables of its own, which nothing that decides joins. */
    private static final List<String> WAYS_TO_REACH = List.of("V21__messages.sql", "V92__notifications.sql");

    @Test
    void measuresAgainstNetworksLeadToNoAccountAndNoDecision() throws IOException {
        String measures =
                Files.readString(Path.of("src/main/resources/db/migration", MEASURES), StandardCharsets.UTF_8);
        String table = measures.substring(measures.indexOf("create table network_measures"));
        assertTrue(
                table.contains("interval '72 hours'") && table.contains("two_people"), "the bounds are the database's");
        for (String word : List.of("account", "decision", "case_id", "resale")) {
            assertFalse(table.contains(word), "a measure against a network has a " + word);
        }
        assertFalse(schema().contains("network_measures"), "nothing else refers to one");
        assertTrue(Arrays.stream(MeasureRow.class.getRecordComponents())
                .noneMatch(component -> component.getType().equals(AccountId.class)));
    }

    @Test
    void aSubjectIsAnAccountOrAServerOfIt() {
        assertEquals(
                List.of(AccountId.class, ServerId.class),
                Arrays.stream(Subject.class.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toList());
        assertThrows(IllegalArgumentException.class, () -> new AccountId("192.0.2.0/24"));
        assertThrows(IllegalArgumentException.class, () -> new AccountId("2001:db8::"));
        assertThrows(IllegalArgumentException.class, () -> new AccountId("*"));
    }

    @Test
    void noRecordOfADecisionHasARoomForANetwork() {
        for (Class<?> type : List.of(
                Decision.class,
                PolicyEntry.class,
                DecisionRow.class,
                CaseRow.class,
                AllowRow.class,
                AppealRow.class,
                AccountRow.class)) {
            for (RecordComponent component : type.getRecordComponents()) {
                String words = component.getName().replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
                for (String word : words.split("_", -1)) {
                    assertFalse(FORBIDDEN.matcher(word).find(), type.getSimpleName() + "." + component.getName());
                }
            }
        }
    }

    @Test
    void theSchemaHasNoTableAndNoColumnForOne() throws IOException {
        String schema = schema().lines()
                .map(line -> line.replaceAll("--.*", ""))
                .reduce("", (all, line) -> all + line + "\n")
                .toLowerCase(Locale.ROOT);
        assertTrue(schema.contains("create table decisions"), "an empty schema would prove nothing");
        // client_ip is about an address as much as ip is
        schema = schema.replace('_', ' ');
        var hit = FORBIDDEN.matcher(schema);
        assertFalse(hit.find(), () -> "the schema says " + hit.group());
    }

    /** Every migration, also those that do not exist yet. */
    private static String schema() throws IOException {
        StringBuilder schema = new StringBuilder();
        try (Stream<Path> migrations = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (Path migration : migrations.sorted().toList()) {
                if (migration.getFileName().toString().equals(MEASURES)) {
                    continue; // law 2 names it: another table, which leads to no account
                }
                String text = Files.readString(migration, StandardCharsets.UTF_8);
                schema.append(
                                WAYS_TO_REACH.contains(migration.getFileName().toString())
                                        ? text.replaceAll("(?i)\\bmail\\b", "")
                                        : text)
                        .append('\n');
            }
        }
        return schema.toString();
    }
}
