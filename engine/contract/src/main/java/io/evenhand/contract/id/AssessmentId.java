// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.id;

/** The name of an assessment, derived from its content: the same evidence has the same name. */
public record AssessmentId(String value) implements Comparable<AssessmentId> {
    public AssessmentId {
        Token.name("assessment", value);
    }

    @Override
    public int compareTo(AssessmentId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
