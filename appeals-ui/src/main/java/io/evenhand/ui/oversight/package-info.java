// SPDX-License-Identifier: Apache-2.0
/** What the data protection officer and operators see of the house: who looked, what holds, what is late, what runs. */
package io.evenhand.ui.oversight;
