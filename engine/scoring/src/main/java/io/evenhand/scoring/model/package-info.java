// SPDX-License-Identifier: Apache-2.0
/** The scorecard: facts to points, points to families, families to an assessment. */
package io.evenhand.scoring.model;
