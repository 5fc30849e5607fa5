// SPDX-License-Identifier: Apache-2.0
package io.evenhand.asn.table;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a network is, never whether it is bad: context for people, and no input of any score.
 *
 * @param asn the number of the autonomous system that announces it, 1 to 2^32-1
 * @param country two upper-case letters, or null if the dataset does not say
 * @param name what the dataset calls the autonomous system, or null
 * @param category what the dataset says it mostly does, such as {@code hosting} or {@code isp}, in lower case, or null;
 *     public lists contradict each other about this
 */
public record Network(
        long asn,
        @Nullable String country,
        @Nullable String name,
        @Nullable String category) {
    /** The greatest number of an autonomous system. */
    public static final long ASN_MAX = 0xFFFF_FFFFL;

    private static final int CATEGORY_LENGTH_MAX = 32;

    public Network {
        if (asn < 1 || asn > ASN_MAX) {
            throw new IllegalArgumentException("an AS number lies between 1 and 4294967295");
        }
        if (country != null
                && (country.length() != 2
                        || !country.toUpperCase(Locale.ROOT).equals(country)
                        || !country.chars().allMatch(c -> c >= 'A' && c <= 'Z'))) {
            throw new IllegalArgumentException("a country is two upper-case letters");
        }
        if (category != null
                && (category.isEmpty()
                        || category.length() > CATEGORY_LENGTH_MAX
                        || !category.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '_' || c == '-'))) {
            throw new IllegalArgumentException("a category is a short word in lower case");
        }
    }

    /** A network whose category is not known. */
    public Network(long asn, @Nullable String country, @Nullable String name) {
        this(asn, country, name, null);
    }
}
