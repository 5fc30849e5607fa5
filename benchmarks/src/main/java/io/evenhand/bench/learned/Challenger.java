// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.learned;

/** A learned model: the more an account looks like the sellers it was shown, the higher the score. */
public interface Challenger {
    String name();

    double score(Numbers features);
}
