// SPDX-License-Identifier: Apache-2.0
/** Q10: casework with a million cases in its database. */
@NullMarked
package io.evenhand.bench.casework;

import org.jspecify.annotations.NullMarked;
