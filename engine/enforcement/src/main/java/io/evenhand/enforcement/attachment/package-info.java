// SPDX-License-Identifier: Apache-2.0
/** Files that people hand in: told apart by content, cleaned of what they say about people, and kept encrypted. */
@NullMarked
package io.evenhand.enforcement.attachment;

import org.jspecify.annotations.NullMarked;
