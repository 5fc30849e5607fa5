// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.List;

/**
 * One statement of reasons, laid out but not yet drawn.
 *
 * @param language of every word but those that people wrote
 * @param title what changes and when
 */
public record Statement(Language language, String title, List<Block> blocks) implements Document {
    /** How many parts a whole statement has (Regulation (EU) 2022/2065, Article 17(3), and what we add). */
    static final int BLOCKS = 9;

    public Statement {
        blocks = List.copyOf(blocks);
        if (blocks.size() != BLOCKS) {
            throw new IllegalArgumentException("a statement of reasons has nine parts");
        }
    }

    /** One part: a heading and what it says, never nothing. */
    public record Block(String heading, List<String> paragraphs) {
        public Block {
            paragraphs = List.copyOf(paragraphs);
            if (paragraphs.isEmpty() || paragraphs.stream().anyMatch(String::isBlank)) {
                throw new IllegalArgumentException("no part of a statement of reasons is empty");
            }
        }
    }
}
