// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.evenhand.enforcement.privacy.catalogue.Catalogue;
import io.evenhand.enforcement.privacy.catalogue.DataField;
import io.evenhand.intake.log.Topics;
import io.evenhand.intake.pseudonym.NetworkContext;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What only the whole house can see: every topic is in the data catalogue, and so is every field of intake's own. */
class CatalogueCoversNetworksTest {
    @Test
    void everyTopicIsInTheCatalogue() {
        Set<String> declared =
                Catalogue.topics().stream().map(each -> each.name()).collect(Collectors.toSet());
        assertEquals(Set.copyOf(Topics.ALL), declared);
    }

    @Test
    void everyFieldOfANetworkContextIsInTheCatalogue() {
        Set<String> fields = new TreeSet<>();
        Catalogue.topics().stream()
                .filter(each -> each.name().equals(Topics.NETWORKS))
                .forEach(each -> each.fields().stream().map(DataField::name).forEach(fields::add));
        Set<String> components = Arrays.stream(NetworkContext.class.getRecordComponents())
                .map(RecordComponent::getName)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(components, fields);
    }
}
