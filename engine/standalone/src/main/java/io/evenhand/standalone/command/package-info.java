// SPDX-License-Identifier: Apache-2.0
/** The commands, each a thin shell around the function that does the work. */
package io.evenhand.standalone.command;
