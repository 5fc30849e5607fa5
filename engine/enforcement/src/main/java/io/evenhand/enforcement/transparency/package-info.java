// SPDX-License-Identifier: Apache-2.0
/** The public statement of reasons (Regulation (EU) 2022/2065, Article 24(5)): without anything personal. */
@NullMarked
package io.evenhand.enforcement.transparency;

import org.jspecify.annotations.NullMarked;
