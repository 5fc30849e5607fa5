// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.signal;

import io.evenhand.contract.assessment.EvidenceAtom;
import io.evenhand.contract.event.WireName;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A signal measured for one account, before points: exactly the numbers that its atom will show.
 *
 * @param n the sample size
 * @param statistic the signal's statistic, or null
 * @param p its probability under the innocent null, or null
 * @param detail further numbers by name
 */
public record Measured(
        Signal signal,
        long n,
        @Nullable Double statistic,
        @Nullable Double p,
        Map<String, Double> detail) {
    /** Nothing was measured: counted as if it spoke for the account. */
    public static final String ASSUMED = "assumed";
    /** The account holder disputed the evidence and people agreed. */
    public static final String REBUTTED = "rebutted";
    /** The evidence may not be used while its accuracy is being checked. */
    public static final String RESTRICTED = "restricted";

    /** It could not be measured, by a fault of the program. */
    public static final String FAILED = "failed";

    public static final String MULTIPLES = "multiples";

    static final Double YES = 1.0;

    /** A signal that is a count. */
    public static Measured count(Signal signal, long n) {
        return new Measured(signal, n, null, null, Map.of());
    }

    /** A signal that nothing is known about. */
    public static Measured absent(Signal signal) {
        return new Measured(signal, 0, null, null, Map.of(ASSUMED, YES));
    }

    /** What an atom says was measured, or null if its signal is not one of this scorecard. */
    public static @Nullable Measured of(EvidenceAtom atom) {
        Signal signal = WireName.find(Signal.class, atom.signal());
        return signal == null ? null : new Measured(signal, atom.n(), atom.statistic(), atom.p(), atom.detail());
    }

    /** The same with a mark. */
    public Measured marked(String mark) {
        Map<String, Double> marked = new TreeMap<>(detail);
        marked.put(mark, YES);
        return new Measured(signal, n, statistic, p, marked);
    }

    public boolean is(String mark) {
        return YES.equals(detail.get(mark));
    }

    /** Whether people decided that it may not count against the account. */
    public boolean isRuledOut() {
        return is(REBUTTED) || is(RESTRICTED);
    }

    public EvidenceAtom withPoints(int points) {
        return new EvidenceAtom(signal.wire(), signal.family(), points, n, statistic, p, signal.window(), detail);
    }
}
