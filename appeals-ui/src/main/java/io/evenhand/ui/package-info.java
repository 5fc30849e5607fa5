// SPDX-License-Identifier: Apache-2.0
/** The casework program: workers, web pages and the policy feed in one process. */
package io.evenhand.ui;
