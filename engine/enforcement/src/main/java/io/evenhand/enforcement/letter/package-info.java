// SPDX-License-Identifier: Apache-2.0
/** Letters to account holders: what is due becomes a message, and the message carries the whole text. */
@NullMarked
package io.evenhand.enforcement.letter;

import org.jspecify.annotations.NullMarked;
