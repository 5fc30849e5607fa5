// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

/**
 * The bound on how many accounts the feed may newly restrict within an hour without a person's word: a rule gone wrong
 * must not reach everybody before somebody looks.
 */
final class Fuse {
    private Fuse() {}

    /** How many accounts may be newly restricted, given how many are known. */
    static int allowed(long knownAccounts, int accountsMin, int percent) {
        return (int) Math.max(accountsMin, Math.min(Integer.MAX_VALUE, knownAccounts * percent / 100));
    }

    /** Whether {@code more} accounts may be restricted after {@code already} were. */
    static boolean holds(int already, int more, int allowed) {
        return (long) already + more > allowed;
    }
}
