// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.spec;

import java.util.List;

/** Says where a text is no ruleset, one line for each fault found; the text itself is not repeated at length. */
public final class MalformedSpecException extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // never serialised
    private final List<String> faults;

    MalformedSpecException(List<String> faults) {
        super(String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** Each fault as {@code place: what is wrong}. */
    public List<String> faults() {
        return faults;
    }
}
