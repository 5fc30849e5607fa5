// SPDX-License-Identifier: Apache-2.0
/** The command line, and the supervisor that runs every program on one machine. */
package io.evenhand.standalone;
