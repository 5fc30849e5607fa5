// SPDX-License-Identifier: Apache-2.0
/** Things go wrong on purpose, in seeded random order, and an oracle compares the end with an undisturbed run. */
package io.evenhand.standalone.fault;
