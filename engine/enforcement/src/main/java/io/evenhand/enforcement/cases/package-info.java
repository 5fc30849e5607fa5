// SPDX-License-Identifier: Apache-2.0
/** The desk where people look at evidence about an account and act on it. */
@NullMarked
package io.evenhand.enforcement.cases;

import org.jspecify.annotations.NullMarked;
