// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.decision;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.DecisionId;
import io.evenhand.contract.id.ServerId;
import io.evenhand.contract.policy.PolicyEntry;
import io.evenhand.contract.verdict.Measure;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Law 2: a decision's subject is an account or a server of one; nothing wider can be written down. */
class NoRangeCanBeSanctionedTest {
    @Test
    void aSubjectIsAnAccountAndPerhapsOneOfItsServers() {
        assertArrayEquals(
                new Class<?>[] {AccountId.class, ServerId.class},
                Arrays.stream(Subject.class.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray());
        assertArrayEquals(
                new Class<?>[] {
                    DecisionId.class,
                    Subject.class,
                    Measure.class,
                    Origin.class,
                    StatementOfReasons.class,
                    Instant.class,
                    Instant.class
                },
                Arrays.stream(Decision.class.getRecordComponents())
                        .map(RecordComponent::getType)
                        .toArray());
    }

    @Test
    void anEntryAtTheEdgeHasNoFieldForANetwork() {
        for (RecordComponent component : PolicyEntry.class.getRecordComponents()) {
            assertFalse(
                    component
                            .getName()
                            .toLowerCase(Locale.ROOT)
                            .matches(".*(range|prefix|asn|cidr|country|network|ip).*"),
                    component.getName());
        }
    }
}
