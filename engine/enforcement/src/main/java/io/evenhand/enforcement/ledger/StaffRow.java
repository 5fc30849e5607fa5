// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/**
 * One member of staff as stored.
 *
 * @param password a salted hash
 */
public record StaffRow(String name, String role, String password) {
    @Override
    public String toString() {
        return name + " " + role;
    }
}
