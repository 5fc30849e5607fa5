// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.privacy.catalogue;

import io.evenhand.enforcement.privacy.catalogue.DataStore.Medium;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Everything that is kept: the source of the privacy notice, of the record of processing, of the export and of erasure.
 * A table, column, topic or field that is not here fails the build.
 */
public final class Catalogue {
    private static final List<DataStore> STORES = collect();

    private Catalogue() {}

    /** Every table and topic. */
    public static List<DataStore> stores() {
        return STORES;
    }

    public static List<DataStore> tables() {
        return STORES.stream().filter(each -> each.medium() == Medium.TABLE).toList();
    }

    public static List<DataStore> topics() {
        return STORES.stream().filter(each -> each.medium() == Medium.TOPIC).toList();
    }

    /** The tables whose rows are about one account each. */
    public static List<DataStore> personalTables() {
        return tables().stream().filter(DataStore::isPersonal).toList();
    }

    /** What is kept about people for one purpose, as the privacy notice tells them. */
    public static List<DataStore> personal(Purpose purpose) {
        return STORES.stream()
                .filter(each -> each.isPersonal() && each.purpose() == purpose)
                .toList();
    }

    private static List<DataStore> collect() {
        List<DataStore> all = new ArrayList<>();
        all.addAll(CaseTables.all());
        all.addAll(ProcessTables.all());
        all.addAll(RightsTables.all());
        all.addAll(ContactTables.all());
        all.addAll(HouseTables.all());
        all.addAll(PolicyTables.all());
        all.addAll(NotificationTables.all());
        all.addAll(WorkTables.all());
        all.addAll(TopicFields.all());
        Set<String> names = new HashSet<>();
        for (DataStore store : all) {
            if (!names.add(store.name())) {
                throw new IllegalStateException("twice in the catalogue: " + store.name());
            }
        }
        return Collections.unmodifiableList(all);
    }
}
