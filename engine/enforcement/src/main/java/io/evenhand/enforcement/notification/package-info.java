// SPDX-License-Identifier: Apache-2.0
/** Tells colleagues what happens, where they want to hear it. */
@NullMarked
package io.evenhand.enforcement.notification;

import org.jspecify.annotations.NullMarked;
