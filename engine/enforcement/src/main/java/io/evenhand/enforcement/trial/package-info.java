// SPDX-License-Identifier: Apache-2.0
/** Trying rules before they act: on one account, in the shadow, on everything stored, and what that would mean for people. */
@NullMarked
package io.evenhand.enforcement.trial;

import org.jspecify.annotations.NullMarked;
