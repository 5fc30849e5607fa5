// SPDX-License-Identifier: Apache-2.0
package io.evenhand.simulator.population;

import io.evenhand.contract.id.KeyToken;
import io.evenhand.contract.id.LibrarySet;
import java.util.Locale;

/**
 * The names of one account's things: they tell the account's number and nothing of what it is.
 *
 * @param index the account's number in the population
 */
record Identity(int index) {
    String account() {
        return String.format(Locale.ROOT, "acc-%06d", index);
    }

    String event(long number) {
        return base36(index) + ':' + base36(number);
    }

    String viewer(int number) {
        return "v" + base36(index) + '-' + base36(number);
    }

    String server(int number) {
        return "s" + base36(index) + '-' + base36(number);
    }

    String stream(int number) {
        return "t" + base36(index) + '-' + base36(number);
    }

    String invite(int number) {
        return "i" + base36(index) + '-' + base36(number);
    }

    /** An opaque token of a key; the same secret gives the same token on every account that uses it. */
    static KeyToken key(long secret) {
        return new KeyToken("k" + Long.toHexString(secret));
    }

    static LibrarySet librarySet(long secret) {
        return new LibrarySet("l" + Long.toHexString(secret >>> 32));
    }

    private static String base36(long number) {
        return Long.toString(number, 36);
    }
}
