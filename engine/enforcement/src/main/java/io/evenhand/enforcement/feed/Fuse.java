// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.feed;

import io.evenhand.contract.id.AccountId;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The bound on how many accounts the feed may newly restrict within an hour without a person's word: a rule gone wrong
 * must not reach everybody before somebody looks.
 */
final class Fuse {
    /** So many newly restricted accounts of one network need no explanation. */
    static final int NETWORK_ACCOUNTS = 10;

    /** So many per cent of the accounts seen on one network need none either. */
    static final int NETWORK_PERCENT = 20;

    private Fuse() {}

    /** How many accounts may be newly restricted, given how many are known. */
    static int allowed(long knownAccounts, int accountsMin, int percent) {
        return (int) Math.max(accountsMin, Math.min(Integer.MAX_VALUE, knownAccounts * percent / 100));
    }

    /**
     * The accounts among {@code fresh} whose network is hit too hard: of all accounts seen there, more than
     * {@link #NETWORK_PERCENT} per cent would have been newly restricted within the window, and more than
     * {@link #NETWORK_ACCOUNTS} of them. That is what a ban of a provider looks like, whatever the rules say that did it.
     *
     * @param fresh accounts about to be restricted
     * @param recent accounts restricted within the window
     * @param homes the system that each of both was seen on last, where one is known
     * @param seen how many accounts were seen on each system
     */
    static Set<AccountId> concentrated(
            Set<AccountId> fresh, Set<AccountId> recent, Map<AccountId, Long> homes, Map<Long, Long> seen) {
        Set<AccountId> hit = new HashSet<>(recent);
        hit.addAll(fresh);
        Map<Long, Long> perSystem = hit.stream()
                .map(homes::get)
                .filter(Objects::nonNull)
                .collect(Collectors.groupingBy(system -> system, Collectors.counting()));
        Set<Long> tooHard = perSystem.entrySet().stream()
                .filter(each -> each.getValue() > NETWORK_ACCOUNTS
                        && each.getValue() * 100 > seen.getOrDefault(each.getKey(), 0L) * NETWORK_PERCENT)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
        return fresh.stream()
                .filter(account -> homes.containsKey(account) && tooHard.contains(homes.get(account)))
                .collect(Collectors.toSet());
    }

    /** Whether the fuse keeps {@code more} accounts from being restricted after {@code already} were. */
    static boolean holds(int already, int more, int allowed) {
        return (long) already + more > allowed;
    }
}
