// SPDX-License-Identifier: Apache-2.0
/** What templates are given: records of finished text and numbers, and how they become a page. */
package io.evenhand.ui.view;
