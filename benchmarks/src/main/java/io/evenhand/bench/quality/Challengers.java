// SPDX-License-Identifier: Apache-2.0
package io.evenhand.bench.quality;

import io.evenhand.bench.learned.Challenger;
import io.evenhand.bench.learned.Numbers;
import java.util.List;

/** The learned models that are shown beside the scorecard, in a fixed order. */
record Challengers(List<Challenger> models) {
    static final Challengers NONE = new Challengers(List.of());

    Challengers {
        models = List.copyOf(models);
    }

    int size() {
        return models.size();
    }

    double score(int model, Numbers features) {
        return models.get(model).score(features);
    }
}
