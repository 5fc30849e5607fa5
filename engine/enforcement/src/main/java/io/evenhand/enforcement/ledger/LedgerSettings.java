// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ledger;

/**
 * How to reach the database.
 *
 * @param url a JDBC address
 * @param connectionsMax how many connections may be open at once
 */
public record LedgerSettings(String url, String user, String password, int connectionsMax) {
    /** Never the password. */
    @Override
    public String toString() {
        return "ledger at " + url;
    }
}
