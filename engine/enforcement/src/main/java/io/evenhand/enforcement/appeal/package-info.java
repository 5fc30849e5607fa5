// SPDX-License-Identifier: Apache-2.0
/** Appeals against decisions, and the people who decide them. */
@NullMarked
package io.evenhand.enforcement.appeal;

import org.jspecify.annotations.NullMarked;
