// SPDX-License-Identifier: Apache-2.0
/** Pages where people write rules, see whom they would reach, make them decide, stop them and undo what they did. */
package io.evenhand.ui.whatif;
