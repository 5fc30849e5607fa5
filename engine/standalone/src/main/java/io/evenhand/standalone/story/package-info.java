// SPDX-License-Identifier: Apache-2.0
/** The story of two waves of bans, told on a simulated population that nobody has to start a demonstration for. */
@NullMarked
package io.evenhand.standalone.story;

import org.jspecify.annotations.NullMarked;
