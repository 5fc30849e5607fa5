// SPDX-License-Identifier: Apache-2.0
/** What is kept apart because it says who somebody is. */
@NullMarked
package io.evenhand.enforcement.privacy;

import org.jspecify.annotations.NullMarked;
