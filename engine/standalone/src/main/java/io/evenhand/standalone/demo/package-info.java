// SPDX-License-Identifier: Apache-2.0
/** The demonstration: a simulated population fed through the real intake, and what came of it. */
package io.evenhand.standalone.demo;
