// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.util.Locale;

/** A process of the installation under test; the name is that of its log and its process id file. */
enum Part {
    POSTGRES,
    KAFKA,
    INTAKE,
    SCORING,
    CASEWORK,
    /** Follows the feed at casework, and hands it on. */
    EDGE_1,
    /** Follows the feed at the first edge. */
    EDGE_2;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
