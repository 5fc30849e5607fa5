// SPDX-License-Identifier: Apache-2.0
/** Measures in force, and the people or rules that stand behind them. */
package io.evenhand.contract.decision;
