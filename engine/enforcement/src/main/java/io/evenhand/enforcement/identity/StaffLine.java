// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.identity;

/** One line of the staff file: a person and the password they sign in with. */
public record StaffLine(String name, Role role, String password) {
    /** Never the password. */
    @Override
    public String toString() {
        return name + " " + role;
    }
}
