// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.ownership;

/** What an attempt led to. */
public sealed interface Shown {
    /** The server is theirs. */
    record Confirmed() implements Shown {}

    /** Not yet; the words say exactly what was wrong. */
    record NotYet(String words) implements Shown {}
}
