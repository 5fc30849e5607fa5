// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a member of staff signs in, and what they can do about it.
 *
 * @param recovery codes for a lost phone, shown once; empty otherwise
 */
public record FactorView(
        PageView page,
        String sentence,
        boolean canBegin,
        boolean canRemove,
        FieldView code,
        @Nullable Picture picture,
        List<String> recovery) {
    public FactorView {
        recovery = List.copyOf(recovery);
    }

    /**
     * What the app on the phone reads.
     *
     * @param size its width and height in modules
     * @param path the dark modules
     * @param secret the same as text, in groups of four
     */
    public record Picture(int size, String path, String secret) {}
}
