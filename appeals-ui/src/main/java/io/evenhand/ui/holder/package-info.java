// SPDX-License-Identifier: Apache-2.0
/** An account holder's own pages: their standing, their data, their servers, their objections, who looked, and what they allow. */
package io.evenhand.ui.holder;
