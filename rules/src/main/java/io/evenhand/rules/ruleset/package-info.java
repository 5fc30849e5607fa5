// SPDX-License-Identifier: Apache-2.0
/** The door to the rules: a ruleset that decides, the bounds it decides within, and runners over files of assessments and cases. */
package io.evenhand.rules.ruleset;
