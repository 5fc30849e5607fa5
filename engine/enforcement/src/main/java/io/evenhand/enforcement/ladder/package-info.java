// SPDX-License-Identifier: Apache-2.0
/** The ladder of measures: proposed by one, agreed by another, announced in time, and ended. */
@NullMarked
package io.evenhand.enforcement.ladder;

import org.jspecify.annotations.NullMarked;
