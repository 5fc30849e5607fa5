// SPDX-License-Identifier: Apache-2.0
package io.evenhand.ui.view;

/**
 * What the fuse of the feed holds back.
 *
 * @param accounts how many it would newly restrict, with their noun
 * @param allowed how many it might
 * @param mayRelease whether the reader may let it pass
 */
public record HeldView(String accounts, String allowed, TimeView since, boolean mayRelease) {}
