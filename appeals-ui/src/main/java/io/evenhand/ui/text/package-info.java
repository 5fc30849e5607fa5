// SPDX-License-Identifier: Apache-2.0
/** What pages say, in every language. */
@NullMarked
package io.evenhand.ui.text;

import org.jspecify.annotations.NullMarked;
