// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;

/** Who looked at what about an account: as role and time, newest first. */
public record LooksView(HolderFrame frame, List<LookView> looks) {
    public LooksView {
        looks = List.copyOf(looks);
    }

    /** One look. */
    public record LookView(TimeView at, String who, String what) {}
}
