// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

import org.jspecify.annotations.Nullable;

/** An enum constant that has a spelling of its own on the wire, independent of locale and of Java's spelling. */
public interface WireName {
    /** The spelling on the wire. */
    String wire();

    /** The constant of {@code type} spelt {@code wire}, or null if there is none. */
    static <E extends Enum<E> & WireName> @Nullable E find(Class<E> type, String wire) {
        return type.cast(Spellings.find(type, wire));
    }
}
