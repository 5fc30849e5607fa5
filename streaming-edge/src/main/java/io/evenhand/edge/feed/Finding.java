// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.feed;

import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at.
 *
 * @param what a sentence that says how it is
 * @param remedy what a person does about it, or null if it is well
 */
public record Finding(String what, @Nullable String remedy) {
    public static Finding well(String what) {
        return new Finding(what, null);
    }

    public boolean isTrouble() {
        return remedy != null;
    }
}
