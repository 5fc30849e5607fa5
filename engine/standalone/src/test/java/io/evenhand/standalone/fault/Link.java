// SPDX-License-Identifier: Apache-2.0
package io.evenhand.standalone.fault;

import java.util.Locale;

/** A way between two processes, on which a proxy stands that can be cut and slowed down. */
enum Link {
    PLATFORM_TO_INTAKE,
    /** All clients of the log: its broker names the proxy as its own address. */
    CLIENTS_TO_KAFKA,
    CASEWORK_TO_POSTGRES,
    CASEWORK_TO_MAIL,
    EDGE_1_TO_CASEWORK,
    EDGE_2_TO_EDGE_1;

    String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
