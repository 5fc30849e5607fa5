// SPDX-License-Identifier: Apache-2.0
/** What stops rules that do more harm than they should: they ask people instead, until a person says otherwise. */
@NullMarked
package io.evenhand.enforcement.breaker;

import org.jspecify.annotations.NullMarked;
