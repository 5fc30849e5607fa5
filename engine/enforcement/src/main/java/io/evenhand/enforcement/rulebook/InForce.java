// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which versions decide at one moment, and what is kept from restricting anybody.
 *
 * @param staged decides for a part of all accounts, or null
 * @param shadow is asked and decides nothing, or null
 * @param broken breakers that nobody has released
 */
public record InForce(
        Ruleset active, @Nullable Running staged, @Nullable Running shadow, List<BreakerRow> broken) {
    private static final int BUCKETS = 100;

    public InForce {
        broken = List.copyOf(broken);
    }

    /** A version and what it does. */
    public record Running(Ruleset ruleset, TermRow term) {}

    /** The version that decides about an account: the same one every time, as long as the percentage stands. */
    public Ruleset decidesAbout(AccountId account) {
        Running part = staged;
        Integer percent = part == null ? null : part.term().percent();
        if (part == null || percent == null) {
            return active;
        }
        return bucket(part.ruleset().version(), account) < percent ? part.ruleset() : active;
    }

    /**
     * Where an account lies between 0 and 99. The version's hash is part of it, so that not the same people go first every
     * time; a greater percentage keeps everybody it had.
     */
    static int bucket(String version, AccountId account) {
        String hex = Sha256.hex((version + ":" + account.value()).getBytes(StandardCharsets.UTF_8));
        return (int) Long.remainderUnsigned(Long.parseUnsignedLong(hex.substring(0, 16), 16), BUCKETS);
    }

    /** Whether a restriction by these rules needs a person now: the whole version is stopped, or each of the rules is. */
    public boolean isStopped(String version, List<String> rules) {
        return broken.stream().anyMatch(each -> each.ruleset().equals(version) && each.rule() == null)
                || (!rules.isEmpty() && rules.stream().allMatch(rule -> isStopped(version, rule)));
    }

    private boolean isStopped(String version, String rule) {
        return broken.stream().anyMatch(each -> each.ruleset().equals(version) && rule.equals(each.rule()));
    }
}
