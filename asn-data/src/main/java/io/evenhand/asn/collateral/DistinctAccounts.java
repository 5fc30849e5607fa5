// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.collateral;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import io.evenhand.contract.id.AccountId;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * Different accounts: all of them up to a bound, and beyond it an estimate of how many and a fair sample of which, in the
 * same few hundred kilobytes however many there are.
 *
 * <p>The sample is those with the smallest hashes, so every account has the same chance however often it was seen.
 */
final class DistinctAccounts {
    /** So many accounts are kept and counted one by one. */
    static final int EXACT_MAX = 8_192;

    private static final int PRECISION = 14;

    /** Of a HyperLogLog with 2^14 registers: 1.04 / sqrt(2^14). */
    static final double STANDARD_ERROR_PERCENT = 0.82;

    private final TreeMap<Long, AccountId> smallest = new TreeMap<>();
    private final HyperLogLog all = HyperLogLog.create(PRECISION);
    private boolean complete = true;

    void add(AccountId account) {
        long hash = Hashing.komihash5_0().hashCharsToLong(account.value());
        all.add(hash);
        smallest.put(hash, account);
        if (smallest.size() > EXACT_MAX) {
            smallest.pollLastEntry();
            complete = false;
        }
    }

    /** All accounts, or a fair sample of {@link #EXACT_MAX}. */
    List<AccountId> accounts() {
        return new ArrayList<>(smallest.values());
    }

    Count count() {
        return complete
                ? Count.of(smallest.size())
                : new Count.About(Math.round(all.getDistinctCountEstimate()), STANDARD_ERROR_PERCENT, smallest.size());
    }

    /** How many of all accounts, if {@code part} of the kept ones are. */
    Count scaled(int part) {
        if (complete) {
            return Count.of(part);
        }
        double share = (double) part / smallest.size();
        long estimate = Math.round(share * all.getDistinctCountEstimate());
        if (estimate < Count.HIDING) {
            return new Count.Few();
        }
        double samplingPercent = 100 * Math.sqrt((1 - share) / part);
        double error = Math.sqrt(samplingPercent * samplingPercent + STANDARD_ERROR_PERCENT * STANDARD_ERROR_PERCENT);
        return new Count.About(estimate, error, part);
    }
}
