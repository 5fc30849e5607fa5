// SPDX-License-Identifier: Apache-2.0
package io.evenhand.rules.fact;

/** Whether something holds, where not knowing is an answer of its own: unknown is not false, and it never counts against anybody. */
public enum Known {
    YES,
    NO,
    UNKNOWN
}
