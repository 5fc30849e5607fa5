// SPDX-License-Identifier: Apache-2.0
/** Where colleagues say what they want to be told of. */
package io.evenhand.ui.notification;
