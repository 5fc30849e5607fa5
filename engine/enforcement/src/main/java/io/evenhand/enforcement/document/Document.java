// SPDX-License-Identifier: Apache-2.0
package io.evenhand.enforcement.document;

import java.util.List;

/** Something for an account holder to read, laid out but not yet drawn. */
public sealed interface Document permits Statement, Letter {
    /** The language of every word but those that people wrote. */
    Language language();

    String title();

    List<Statement.Block> blocks();
}
