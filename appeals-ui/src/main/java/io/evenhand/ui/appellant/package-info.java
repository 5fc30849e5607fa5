// SPDX-License-Identifier: Apache-2.0
/** What the account holder sees: the notice with its reasons, the appeal, and what became of it. */
package io.evenhand.ui.appellant;
