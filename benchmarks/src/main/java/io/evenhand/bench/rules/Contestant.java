// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.rules;

import java.util.List;

/** One way to find which rules fire for a case; asked by one thread. */
interface Contestant {
    String name();

    /** The names of the rules that fire for the case of that number, sorted; for a first match, at most one. */
    List<String> fired(int number);
}
