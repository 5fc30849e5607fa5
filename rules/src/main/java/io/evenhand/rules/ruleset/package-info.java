// SPDX-License-Identifier: Apache-2.0
/** The door to the rules: everything outside this module sees only a ruleset that decides. */
package io.evenhand.rules.ruleset;
