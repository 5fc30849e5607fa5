// SPDX-License-Identifier: Apache-2.0
package io.evenhand.contract.assessment;

/**
 * In how many of the latest weekly evaluations the account stood out.
 *
 * @param trueCount how many did
 * @param of how many were made, at most four
 */
public record Persistence(int trueCount, int of) {
    public Persistence {
        if (trueCount < 0 || trueCount > of) {
            throw new IllegalArgumentException("persistence counts more than were made");
        }
    }
}
