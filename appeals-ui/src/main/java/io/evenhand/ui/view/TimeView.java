// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * A moment, once for people and once for machines.
 *
 * @param text in words, with the zone where the time of day is given
 * @param machine as RFC 3339
 */
public record TimeView(String text, String machine) {
    @Override
    public String toString() {
        return text;
    }
}
