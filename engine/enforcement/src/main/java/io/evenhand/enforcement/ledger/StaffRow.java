// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/**
 * One member of staff as stored.
 *
 * @param password a salted hash
 */
public record StaffRow(String name, String role, String password) {
    /** In the place of a hash: whoever came in with a password and does so no more. No password has this hash. */
    static final String LEFT = "$argon2id$v=19$left";

    /** Whether they came in with a password once, and no more. */
    public boolean hasLeft() {
        return password.equals(LEFT);
    }

    @Override
    public String toString() {
        return name + " " + role;
    }
}
