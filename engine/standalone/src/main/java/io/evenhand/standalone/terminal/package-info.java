// SPDX-License-Identifier: Apache-2.0
/** What a person at a terminal sees and types. */
package io.evenhand.standalone.terminal;
