// SPDX-License-Identifier: Apache-2.0
/** The follower of the policy feed: verifies, applies whole or not at all, keeps the last good state on disk. */
@NullMarked
package io.evenhand.edge.feed;

import org.jspecify.annotations.NullMarked;
