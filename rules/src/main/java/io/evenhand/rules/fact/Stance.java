// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/** Which way a reason speaks. */
public enum Stance {
    AGAINST,
    FOR,
    NEITHER
}
