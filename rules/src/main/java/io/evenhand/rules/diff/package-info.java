// SPDX-License-Identifier: Apache-2.0
/** What changes between two rulesets, in words. */
package io.evenhand.rules.diff;
