// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.network;

import io.evenhand.asn.address.Prefix;
import java.time.Duration;

/**
 * A measure that somebody, or a program, asks for.
 *
 * @param automatic whether a program asks
 * @param words why, for people; 20 to 2,000 characters
 * @param length for how long it shall hold
 */
public record Proposal(
        Prefix prefix,
        NetworkMeasure.Action action,
        NetworkMeasure.Cause cause,
        String words,
        Duration length,
        boolean automatic) {}
