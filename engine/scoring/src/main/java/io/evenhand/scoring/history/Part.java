// SPDX-License-Identifier: Apache-2.0
package io.evenhand.scoring.history;

/**
 * So many of so many.
 *
 * @param hits how many are of the sort
 * @param all how many there are
 */
public record Part(long hits, long all) {
    public Part {
        if (hits < 0 || hits > all) {
            throw new IllegalArgumentException("a part is not more than the whole");
        }
    }
}
