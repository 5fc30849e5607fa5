// SPDX-License-Identifier: Apache-2.0
/** Restrictions in the forms that other programs fetch as lists: CrowdSec's interface and HAProxy's maps. */
@NullMarked
package io.evenhand.edge.bouncer;

import org.jspecify.annotations.NullMarked;
