// SPDX-License-Identifier: Apache-2.0
/** What a ruleset's text must be like before anybody is judged by it. */
package io.evenhand.rules.lint;
