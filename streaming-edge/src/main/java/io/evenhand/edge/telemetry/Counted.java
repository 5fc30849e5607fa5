// SPDX-License-Identifier: Apache-2.0
package io.evenhand.edge.telemetry;

import java.util.List;

/** How often something was counted since the start, with the values of its labels in their order. */
public record Counted(List<String> labels, long count) {
    public Counted {
        labels = List.copyOf(labels);
    }
}
