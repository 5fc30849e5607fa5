// SPDX-License-Identifier: Apache-2.0
/** What an account holder is told: the statement of reasons, in plain sentences, behind a signed link. */
@NullMarked
package io.evenhand.enforcement.notice;

import org.jspecify.annotations.NullMarked;
