// SPDX-License-Identifier: Apache-2.0
/** What changes for everybody, said in public before it does. */
@NullMarked
package io.evenhand.enforcement.policy;

import org.jspecify.annotations.NullMarked;
