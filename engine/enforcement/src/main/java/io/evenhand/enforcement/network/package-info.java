// SPDX-License-Identifier: Apache-2.0
/**
 * Measures against attacks from a network: for three days at most, by two people, with everybody they would hit in sight.
 * They are about no account, and nothing about an account leads here.
 */
@NullMarked
package io.evenhand.enforcement.network;

import org.jspecify.annotations.NullMarked;
