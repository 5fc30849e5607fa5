// SPDX-License-Identifier: Apache-2.0
/** What people run who build nothing: one archive, the same from the same source. */
@NullMarked
package io.evenhand.standalone.release;

import org.jspecify.annotations.NullMarked;
