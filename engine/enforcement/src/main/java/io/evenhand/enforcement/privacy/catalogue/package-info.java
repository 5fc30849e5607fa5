// SPDX-License-Identifier: Apache-2.0
/** The data catalogue: every table and topic with every field, why it is kept, how exactly, how long, and who reads it. */
@NullMarked
package io.evenhand.enforcement.privacy.catalogue;

import org.jspecify.annotations.NullMarked;
