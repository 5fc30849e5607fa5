// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.List;

/** What is told about an appeal or about the end of a measure, laid out. */
public record Letter(Language language, String title, List<Statement.Block> blocks) implements Document {
    public Letter {
        blocks = List.copyOf(blocks);
        if (blocks.isEmpty()) {
            throw new IllegalArgumentException("a letter says something");
        }
    }
}
