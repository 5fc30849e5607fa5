// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.event;

/** Says which field holds a number outside its bounds, never the number. */
public final class FieldOutOfRangeException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    private final String field;

    FieldOutOfRangeException(String field) {
        super("out of range: " + field);
        this.field = field;
    }

    public String field() {
        return field;
    }
}
