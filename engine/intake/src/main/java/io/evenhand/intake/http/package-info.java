// SPDX-License-Identifier: Apache-2.0
/** The intake program: what comes in over HTTP is checked, made content-free and written to the log before it is answered. */
package io.evenhand.intake.http;
