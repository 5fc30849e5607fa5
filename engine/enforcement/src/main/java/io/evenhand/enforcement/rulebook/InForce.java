// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.rulebook;

import io.evenhand.contract.id.AccountId;
import io.evenhand.contract.id.Sha256;
import io.evenhand.enforcement.ledger.BreakerRow;
import io.evenhand.enforcement.ledger.RuleKeyRow;
import io.evenhand.enforcement.ledger.TermRow;
import io.evenhand.rules.ruleset.Ruleset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which versions decide at one moment, and what is kept from restricting anybody.
 *
 * @param active decides; if nobody made a usable version active, the one that came with the program, which then only asks
 *     people
 * @param reviewOnly whether that is so
 * @param staged decides for a part of all accounts, or null
 * @param shadow is asked and decides nothing, or null
 * @param broken breakers that nobody has released
 * @param keys by what the rules of the versions concerned are known again; empty if no breaker is open
 */
public record InForce(
        Ruleset active,
        boolean reviewOnly,
        @Nullable Running staged,
        @Nullable Running shadow,
        List<BreakerRow> broken,
        Map<String, List<RuleKeyRow>> keys) {
    private static final int BUCKETS = 100;

    public InForce {
        broken = List.copyOf(broken);
        keys = Map.copyOf(keys);
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
        return (reviewOnly && active.version().equals(version))
                || broken.stream().anyMatch(each -> each.ruleset().equals(version) && each.rule() == null)
                || (!rules.isEmpty()
                        && rules.stream()
                                .allMatch(rule -> broken.stream().anyMatch(each -> stops(each, version, rule))));
    }

    /**
     * Whether a breaker stops this rule: the same rule, one of its name, or one of its meaning, in whatever version. What
     * stopped a whole version stops each of its rules in another one.
     */
    private boolean stops(BreakerRow breaker, String version, String rule) {
        String named = breaker.rule();
        if (rule.equals(named)) {
            return true;
        }
        String meaning = keys.getOrDefault(version, List.of()).stream()
                .filter(each -> each.rule().equals(rule))
                .map(RuleKeyRow::meaning)
                .findFirst()
                .orElse(null);
        return keys.getOrDefault(breaker.ruleset(), List.of()).stream()
                .filter(each -> named == null ? each.limits() : each.rule().equals(named))
                .anyMatch(each -> each.rule().equals(rule) || each.meaning().equals(meaning));
    }
}
