// SPDX-License-Identifier: Apache-2.0
/** What programs ask for: the policy feed, the operator's overview, health. */
package io.evenhand.ui.api;
